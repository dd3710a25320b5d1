import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { goldCases } from '../../corpus/articles/gold.ts'
import { findDates } from '../../packages/platform/src/extract/dates.ts'
import type { Weights } from '../../packages/platform/src/extract/event-weights.ts'
import { findEvents, type Known, readTellings } from '../../packages/platform/src/extract/events.ts'
import { findMarks } from '../../packages/platform/src/extract/marks.ts'
import { findOrganisations } from '../../packages/platform/src/extract/organisations.ts'
import { type Passage, readPassage, type Span } from '../../packages/platform/src/extract/passage.ts'
import { findPlaces } from '../../packages/platform/src/extract/places.ts'
import { surePersons } from '../../packages/platform/src/extract/tagged-organisations.ts'
import { tagNames } from '../../packages/platform/src/extract/tagger/tag-names.ts'
import { readDocument } from '../../packages/platform/src/read/index.ts'
import { regionsByName } from '../../packages/platform/src/words/gazetteer.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'
import { findConcepts } from '../../packages/vocabulary/src/index.ts'
import type { Example } from './learn.ts'

/** An event as a person listed it; `place` is a code, or a name in `corpus/extraction`. */
type Listed = { date: string; place: string | null; quote: string }

/** A text with its listed events, and each time that it tells with whether it is that of one. */
export type TrainingCase = { name: string; passage: Passage; known: Known; listed: Listed[]; examples: Example[] }

/** How much of the shorter quote the longer one must hold, in pairs of characters, as in corpus/articles/measure.ts. */
const overlapNeeded = 0.5

const folded = (text: string) => simplified(text).replace(/\s+/g, '')

/** How much of the shorter of two texts the longer one holds, 0 to 1, in pairs of characters. */
function overlap(one: string, other: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
  const [few, many] = [pairs(one), pairs(other)].sort((a, b) => a.size - b.size)
  return few.size === 0 ? 0 : [...few].filter(pair => many.has(pair)).length / few.size
}

/** The articles of the development part, read as they come from the web. */
export async function articleCases(): Promise<TrainingCase[]> {
  const cases: TrainingCase[] = []
  for (const { name, input, bytes, gold } of goldCases('development')) {
    const read = await readDocument(input, bytes)
    if (!read.ok) throw new Error(`${name}: ${read.problem.message}`)
    const { text, title, published } = read.value
    cases.push(readCase(name, text, title, published, gold.events))
  }
  return cases
}

/** The small clean cases of `corpus/extraction`. */
export function extractionCases(): TrainingCase[] {
  const home = path.join(import.meta.dirname, '..', '..', 'corpus', 'extraction')
  return readdirSync(home, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => {
      const { events } = JSON.parse(readFileSync(path.join(home, name, 'gold.json'), 'utf8')) as { events: Listed[] }
      return readCase(name, readFileSync(path.join(home, name, 'input.txt'), 'utf8'), null, null, events)
    })
}

function readCase(
  name: string,
  raw: string,
  title: string | null,
  published: string | null,
  listed: Listed[],
): TrainingCase {
  const passage = readPassage(raw)
  const { text } = passage
  const marks = findMarks(text)
  const dates = findDates(passage, title, published)
  const tagging = tagNames(passage, marks, findConcepts(raw))
  const organisations = findOrganisations(passage, marks, dates, tagging)
  const places = findPlaces(passage, marks, [...organisations, ...surePersons(tagging)])
  const known = { dates, places, organisations, published }
  const { tellings } = readTellings(passage, known)
  const meant = new Set<number>()
  for (const { date, quote } of listed) {
    const key = folded(quote)
    const held = ({ start, end }: Span) => overlap(folded(text.slice(start, end)), key)
    const [best] = [...tellings.entries()]
      .filter(
        ([index, { telling }]) => telling.iso === date && !meant.has(index) && held(telling.part) >= overlapNeeded,
      )
      .sort(([, { telling: one }], [, { telling: other }]) => held(other.clause) - held(one.clause))
    if (best) meant.add(best[0])
  }
  const examples = tellings.map(({ cues }, index) => ({ cues, isEvent: meant.has(index) }))
  return { name, passage, known, listed, examples }
}

/** How many events are listed and found, of how many the words and the date are right, and of how many the place too. */
export type Tally = { listed: number; found: number; dated: number; right: number }

/** What the events that are found with `weights` have of those listed; each is met once, by a right one first. */
export function tally({ passage, known, listed }: TrainingCase, weights: Weights): Tally {
  const codes = new Map(known.places.map(({ place }) => [place.name, place.code]))
  const found = findEvents(passage, known, weights).map(({ start, end, date, place }) => ({
    date,
    place: place && (codes.get(place) ?? regionsByName(place)[0]?.code ?? ''),
    words: folded(passage.text.slice(start, end)),
  }))
  const left = new Set(found)
  const met = new Set<Listed>()
  const meet = (isRight: boolean) => {
    let count = 0
    for (const each of listed) {
      if (met.has(each)) continue
      const match = [...left].find(
        ({ date, place, words }) =>
          date === each.date &&
          (!isRight || place === each.place) &&
          overlap(words, folded(each.quote)) >= overlapNeeded,
      )
      if (!match) continue
      left.delete(match)
      met.add(each)
      count++
    }
    return count
  }
  const right = meet(true)
  return { listed: listed.length, found: found.length, right, dated: right + meet(false) }
}
