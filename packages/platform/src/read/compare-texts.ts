import { lettersOf } from './near-duplicates.ts'

/** A sentence with its place in its text: `text.slice(start, end)`. */
export type Sentence = { text: string; start: number; end: number }

/** What two texts that say the same do not share, each list in reading order. */
export type Differences = {
  /** Sentences that stand in both in other words, a figure or a name changed. */
  changed: { here: Sentence; there: Sentence }[]
  onlyHere: Sentence[]
  onlyThere: Sentence[]
  /** Sentences that both have, whatever their order. */
  same: number
}

/** Share of pairs of letters in common from which two sentences are one that was changed. */
const changedFrom = 0.5
/** Sentences on each side that are looked through for changed ones; texts with more differ in more than wording. */
const mostCompared = 300

const sentencePattern = /[^。！？!?；;\n]+(?:[。！？!?；;]+[”’」』）)]*)?/g

/** The sentences of a text that hold a letter or a digit, in order. */
const sentencesOf = (text: string): (Sentence & { letters: string })[] =>
  Array.from(text.matchAll(sentencePattern), match => {
    const sentence = match[0].trim()
    const start = match.index + match[0].indexOf(sentence)
    return { text: sentence, start, end: start + sentence.length, letters: lettersOf(sentence) }
  }).filter(({ letters }) => letters !== '')

/**
 * What differs between two texts, sentence by sentence: script, case, punctuation, spaces and order make no difference.
 * A sentence of each that shares at least half of its pairs of letters with one of the other (Dice 1945) is the same one
 * changed. Linear in the texts but for the sentences that differ.
 */
export function compareTexts(here: string, there: string): Differences {
  const [ofHere, ofThere] = [sentencesOf(here), sentencesOf(there)]
  const known = new Set(ofThere.map(({ letters }) => letters))
  const told = new Set(ofHere.map(({ letters }) => letters))
  const alone = ofHere.filter(({ letters }) => !known.has(letters))
  const left = ofThere.filter(({ letters }) => !told.has(letters))
  const pairs = new Map(left.slice(0, mostCompared).map(sentence => [sentence, pairsOf(sentence.letters)]))
  const changed: { here: Sentence; there: Sentence }[] = []
  const onlyHere: Sentence[] = []
  for (const [index, sentence] of alone.entries()) {
    const own = index < mostCompared ? pairsOf(sentence.letters) : new Set<string>()
    const closest = [...pairs]
      .map(([other, others]) => ({ other, share: shareOf(own, others) }))
      .reduce<{ other: Sentence & { letters: string }; share: number } | null>(
        (best, each) => (each.share >= changedFrom && each.share > (best?.share ?? 0) ? each : best),
        null,
      )
    if (closest) {
      changed.push({ here: bare(sentence), there: bare(closest.other) })
      pairs.delete(closest.other)
    } else onlyHere.push(bare(sentence))
  }
  const matched = new Set(changed.map(pair => pair.there.start))
  return {
    changed,
    onlyHere,
    onlyThere: left.filter(({ start }) => !matched.has(start)).map(bare),
    same: ofHere.length - alone.length,
  }
}

const bare = ({ text, start, end }: Sentence): Sentence => ({ text, start, end })

const pairsOf = (letters: string): Set<string> =>
  new Set(Array.from({ length: Math.max(1, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))

const shareOf = (a: Set<string>, b: Set<string>): number => {
  let common = 0
  for (const pair of a) if (b.has(pair)) common++
  return (2 * common) / (a.size + b.size || 1)
}
