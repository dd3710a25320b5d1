import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policies.json' with { type: 'json' }
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'
import type { NamedPolicy } from './policy-names.ts'

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
/** From so many numbered lines on a text has sections, and what stands outside them is about something else. */
const enoughSections = 2

/**
 * The sentences, or parts of them, that speak of an instrument, in order. `own`: the text is the instrument, or its
 * notice, so all of it does. `main`: the text is about it and calls it by a short name: its numbered sections, or where
 * there are none the lines that name it, tell an aspect of it or grant. `mentioned`: from its name to the next one, and the sentences behind in its line.
 */
export function scopeOf(
  passage: Passage,
  named: readonly NamedPolicy[],
  mentions: readonly Span[],
  as: 'own' | 'main' | 'mentioned',
): Span[] {
  const others = named.filter(({ start }) => !mentions.some(mention => mention.start === start))
  if (as === 'mentioned') return mentions.flatMap(mention => behindMention(passage, others, named, mention))
  const lines = as === 'own' ? passage.lines : linesAbout(passage, mentions)
  return lines
    .flatMap(line => within(passage.sentences, line))
    .filter(({ start, end }) => !speech.test(passage.text.slice(start, start + 1)) && !holds({ start, end }, others))
}

const holds = (outer: Span, inner: readonly Span[]) =>
  inner.some(({ start, end }) => outer.start <= start && end <= outer.end)

function linesAbout({ text, lines }: Passage, mentions: readonly Span[]): Span[] {
  const isStructured = lines.map(({ start, end }) => structured.test(text.slice(start, end)))
  const hasSections = isStructured.filter(Boolean).length >= enoughSections
  return lines.filter((line, index) => {
    const before = lines[index - 1]
    const isMentioned = holds(line, mentions)
    const written = text.slice(line.start, line.end)
    if (isMentioned || (!hasSections && (aspect.test(written) || grants.test(written)))) return true
    return hasSections && (isStructured[index] || (isStructured[index - 1] && isHeading(text, before)))
  })
}

const isHeading = (text: string, { start, end }: Span) =>
  end - start <= longestHeading && !sentenceEnd.test(text.slice(start, end))

function behindMention(
  { text, sentences, lines }: Passage,
  others: readonly Span[],
  named: readonly NamedPolicy[],
  mention: Span,
): Span[] {
  if (named.find(({ start }) => start === mention.start)?.cited) return []
  const index = firstEndingAfter(lines, mention.start)
  const line = lines[index]
  if (!line) return []
  const listBehind = () => {
    const ends = lines.findIndex(({ start, end }, at) => at > index && !structured.test(text.slice(start, end)))
    return lines.slice(index + 1, ends < 0 ? lines.length : ends).flatMap(item => within(sentences, item))
  }
  const next = others.find(({ start }) => start >= mention.end)?.start ?? line.end
  const reach = { start: mention.end, end: Math.min(line.end, next) }
  const first = sentences[firstEndingAfter(sentences, mention.start)]
  const own = { start: mention.end, end: Math.min(first?.end ?? reach.end, reach.end) }
  const behind = within(sentences, { start: own.end, end: reach.end }).slice(0, sentencesBehind)
  return [own, ...behind, ...(listAhead.test(text.slice(own.start, reach.end)) ? listBehind() : [])]
}
