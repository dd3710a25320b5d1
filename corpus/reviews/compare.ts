/**
 * `node corpus/reviews/compare.ts REVIEW ARTICLE`: extracts from the article that a review is about, which is not part of
 * this repository, and compares with the list of events that a person made of it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { extract } from '../../packages/platform/src/extract/index.ts'
import { readDocument } from '../../packages/platform/src/read/index.ts'
import { eventThemeSchema } from '../../packages/platform/src/words/index.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'

export const reviewSchema = z.array(
  z.strictObject({
    section: z.enum(['list', 'text']),
    topic: z.string().nullable(),
    date: z.string(),
    place: z.string().nullable(),
    theme: eventThemeSchema.nullable(),
    what: z.string(),
    actors: z.array(z.string()),
    /** Words of which the sentence of an event that is the same holds one. */
    names: z.array(z.string()).min(1),
  }),
)
type Listed = z.infer<typeof reviewSchema>[number]
type Found = {
  date: string
  place: string | null
  theme: string | null
  actors: string[]
  quote: string
}

const isSame = (listed: Listed, found: Found) => listed.names.some(name => found.quote.includes(name))
const hasWhenAndWhere = (listed: Listed, found: Found) => listed.date === found.date && listed.place === found.place

/** Pairs each listed event with a found one of the same words, of its date and place first; each found one once. */
function pair(listed: Listed[], found: Found[]): Map<Listed, Found> {
  const pairs = new Map<Listed, Found>()
  const left = new Set(found)
  for (const fits of [hasWhenAndWhere, () => true])
    for (const each of listed) {
      if (pairs.has(each)) continue
      const match = [...left].find(other => isSame(each, other) && fits(each, other))
      if (!match) continue
      pairs.set(each, match)
      left.delete(match)
    }
  return pairs
}

async function main([review, article]: string[]): Promise<number> {
  if (!review || !article) {
    process.stderr.write('usage: node corpus/reviews/compare.ts REVIEW ARTICLE\n')
    return 2
  }
  const file = path.join(import.meta.dirname, review, 'events.json')
  const listed = reviewSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const read = await readDocument(path.basename(article), readFileSync(article))
  if (!read.ok) throw new Error(read.problem.message)
  const { title, published, text } = read.value
  const extraction = extract({ source: review, text, title, published })
  const codes = new Map(extraction.places.map(({ name, code }) => [name, code]))
  const found = extraction.events.map(({ date, place, theme = null, actors = [], quote }) => ({
    ...{ date, theme, actors, quote: simplified(quote) },
    place: place && (codes.get(place) ?? null),
  }))

  const pairs = pair(listed, found)
  const matched = new Set(pairs.values())
  const both = [...pairs]
  const say = (what: string, part: number, whole: number) => process.stdout.write(`${what}: ${part} of ${whole}\n`)
  for (const section of ['list', 'text'] as const) {
    const ofSection = listed.filter(each => each.section === section)
    say(`${section}: found`, ofSection.filter(each => pairs.has(each)).length, ofSection.length)
  }
  const correct = both.filter(([each, other]) => hasWhenAndWhere(each, other))
  say('found with date and place', correct.length, listed.length)
  say('of the found, the theme', both.filter(([each, other]) => each.theme === other.theme).length, both.length)
  const named = both.filter(([each]) => each.actors.length > 0)
  say(
    'of the found with actors, one of them',
    named.filter(([each, other]) => each.actors.some(actor => other.actors.includes(actor))).length,
    named.length,
  )
  say('extracted events that are in the list', matched.size, found.length)
  for (const each of listed) {
    const other = pairs.get(each)
    if (!other) process.stdout.write(`missing  ${each.date} ${each.place} ${each.what}\n`)
    else if (!hasWhenAndWhere(each, other))
      process.stdout.write(`differs  ${each.date} ${each.place} | ${other.date} ${other.place}  ${each.what}\n`)
    else if (each.theme !== other.theme) process.stdout.write(`theme    ${each.theme} | ${other.theme}  ${each.what}\n`)
  }
  for (const other of found)
    if (!matched.has(other)) process.stdout.write(`surplus  ${other.date} ${other.place} ${other.quote.slice(0, 40)}\n`)
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
