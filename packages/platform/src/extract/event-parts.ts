import type { EventTheme } from '../words/event.ts'
import { themeOf } from './event-themes.ts'
import characters from './lists/characters.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { type Span, within } from './passage.ts'
import { findPersons } from './persons.ts'

const enclosed = (pairs: readonly string[]) =>
  new RegExp(pairs.map(([open, close]) => `${open}[^${open}${close}]*${close}`).join('|'), 'g')
const titles = enclosed([characters.openTitle + characters.closeTitle])
const quotations = enclosed(characters.quotes)

const spansOf = (pattern: RegExp, text: string, sentence: Span): Span[] =>
  [...text.slice(sentence.start, sentence.end).matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: sentence.start + index,
    end: sentence.start + index + length,
  }))

const isInside = (spans: readonly Span[], inner: Span) =>
  spans.some(({ start, end }) => start <= inner.start && inner.end <= end)

/**
 * What the sentence of an event is about, and the organisations and persons that it names, in order and once each;
 * those inside the title of a document are named by the title.
 */
export function readParts(
  text: string,
  sentence: Span,
  organisations: readonly FoundOrganisation[],
): { theme: EventTheme | null; actors: string[] } {
  const named = within(organisations, sentence)
  const words = text.slice(sentence.start, sentence.end)
  const persons = findPersons(words)
    .map(({ name, start, end }) => ({ name, start: sentence.start + start, end: sentence.start + end }))
    .filter(person => !isInside(named, person))
  const titled = spansOf(titles, text, sentence)
  const actors = [...named, ...persons]
    .filter(actor => !isInside(titled, actor))
    .sort((a, b) => a.start - b.start)
    .map(({ name }) => name)
  return {
    theme: themeOf(without([...spansOf(quotations, text, sentence), ...named], text, sentence), words),
    actors: [...new Set(actors)],
  }
}

/** The sentence with a blank for each of the spans, which may overlap. */
function without(spans: readonly Span[], text: string, sentence: Span): string {
  let told = ''
  let from = sentence.start
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > from) told += `${text.slice(from, start)} `
    from = Math.max(from, end)
  }
  return told + text.slice(from, sentence.end)
}
