import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policies.json' with { type: 'json' }
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'

const structured = new RegExp(`^(?:${itemMark}|${words.articleStart})`)
const aspect = new RegExp(words.aspectStart)
const grants = new RegExp(anyOf(words.grantLines))
const speech = new RegExp(`^[${characters.openQuotes}]`)
/** A line that ends so leads to the numbered lines behind it. */
const listAhead = /[：:]$/
/** A line this short without a sentence's end is a heading: the line behind it is its section. */
const longestHeading = 16
const sentenceEnd = new RegExp(`[${characters.sentenceEnds}]$`)
/** Behind the sentence that names an instrument so many more of its line may go on about it. */
const sentencesBehind = 3
/** No list of an instrument's points is longer than so many lines. */
const longestList = 60
/** From so many numbered lines on a text has sections, and what stands outside them is about something else. */
const enoughSections = 2

/** Where an instrument is spoken of; `key` tells it from others. Mentions are ordered and disjoint. */
export type Mention = Span & { key: string; cited: boolean }

/**
 * The sentences, or parts of them, that speak of an instrument, in order and disjoint. `own`: the text is the instrument,
 * or its notice, so all of it does. `main`: the text is about it: its numbered sections, or where there are none the
 * lines that name it, tell an aspect of it or grant. `mentioned`: from its name to the next one, and the sentences behind
 * in its line. `mentions` are those of all instruments, `own` of this one.
 */
export function scopeOf(
  passage: Passage,
  mentions: readonly Mention[],
  own: readonly Mention[],
  as: 'own' | 'main' | 'mentioned',
): Span[] {
  if (as === 'mentioned')
    return own.flatMap(mention => behindMention(passage, mentions, mention)).filter(({ start, end }) => start < end)
  const others = mentions.filter(({ key }) => key !== own[0]?.key)
  const lines = as === 'own' ? passage.lines : linesAbout(passage, own)
  return lines
    .flatMap(line => within(passage.sentences, line))
    .filter(sentence => !speech.test(passage.text[sentence.start]) && within(others, sentence).length === 0)
}

function linesAbout({ text, lines }: Passage, mentions: readonly Span[]): Span[] {
  const written = lines.map(({ start, end }) => text.slice(start, end))
  const isStructured = written.map(line => structured.test(line))
  const hasSections = isStructured.filter(Boolean).length >= enoughSections
  return lines.filter((line, index) => {
    if (within(mentions, line).length > 0) return true
    if (!hasSections) return aspect.test(written[index]) || grants.test(written[index])
    return isStructured[index] || (isStructured[index - 1] && isHeading(written[index - 1]))
  })
}

const isHeading = (line: string) => line.length <= longestHeading && !sentenceEnd.test(line)

function behindMention({ text, sentences, lines }: Passage, mentions: readonly Mention[], mention: Mention): Span[] {
  const index = firstEndingAfter(lines, mention.start)
  const line = lines[index]
  if (!line) return []
  const next = mentions[firstEndingAfter(mentions, mention.end)]?.start ?? line.end
  const reach = { start: mention.end, end: Math.min(line.end, next) }
  const first = sentences[firstEndingAfter(sentences, mention.start)]
  const own = { start: mention.end, end: Math.min(first?.end ?? reach.end, reach.end) }
  if (mention.cited) return grants.test(text.slice(own.start, own.end)) ? [own] : []
  const behind = within(sentences, { start: own.end, end: reach.end }).slice(0, sentencesBehind)
  const leadsToList = next >= line.end && listAhead.test(text.slice(own.start, line.end))
  return [own, ...behind, ...(leadsToList ? listBehind({ text, sentences, lines }, index, next) : [])]
}

/** The sentences of the numbered lines right behind a line, up to the next mention. */
function listBehind({ text, sentences, lines }: Omit<Passage, 'raw'>, index: number, next: number): Span[] {
  const items: Span[] = []
  for (const line of lines.slice(index + 1, index + 1 + longestList)) {
    if (line.start >= next || !structured.test(text.slice(line.start, line.end))) break
    items.push(...within(sentences, line))
  }
  return items
}
