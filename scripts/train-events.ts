/**
 * `node scripts/train-events.ts`: learns what the cues of a time weigh (`lists/event-weights.json`) on the development part
 * of `corpus/articles` and on `corpus/extraction`, and prints how well events are found in articles whose writer, or whose
 * tenth of the articles, was left out of learning. Half a minute; the same texts give the same weights.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { articleCases, extractionCases, type Tally, type TrainingCase, tally } from './events/examples.ts'
import { learn } from './events/learn.ts'

const file = path.join(import.meta.dirname, '../packages/platform/src/extract/lists/event-weights.json')
const why =
  'What the cues of a time (event-cues.ts) weigh for its being that of an event, in the logarithm of the odds; learned by scripts/train-events.ts, not written by hand.'

const sumOf = (tallies: readonly Tally[]): Tally => {
  const sum = { listed: 0, found: 0, dated: 0, right: 0 }
  for (const each of tallies) for (const key of ['listed', 'found', 'dated', 'right'] as const) sum[key] += each[key]
  return sum
}

const f1 = (right: number, { listed, found }: Tally) => ((2 * right) / (listed + found)).toFixed(3)

/** Learns without each group in turn, and counts what is then found in it. */
function leaveOut(articles: TrainingCase[], others: TrainingCase[], groupOf: (index: number) => string): Tally {
  const groups = new Set(articles.map((_, index) => groupOf(index)))
  return sumOf(
    [...groups].flatMap(group => {
      const rest = articles.filter((_, index) => groupOf(index) !== group)
      const weights = learn([...rest, ...others].flatMap(({ examples }) => examples))
      return articles.filter((_, index) => groupOf(index) === group).map(each => tally(each, weights))
    }),
  )
}

const articles = await articleCases()
const others = extractionCases()
const weights = learn([...articles, ...others].flatMap(({ examples }) => examples))
writeFileSync(file, `${JSON.stringify({ why, weights }, null, 2)}\n`)
const rows: [string, Tally][] = [
  // The first letter of a case tells who wrote it.
  ['writers left out', leaveOut(articles, others, index => articles[index].name[0])],
  ['tenths left out', leaveOut(articles, others, index => String(index % 10))],
  ['learned with', sumOf(articles.map(each => tally(each, weights)))],
]
for (const [label, sum] of rows)
  process.stdout.write(
    `${label}: F1 ${f1(sum.right, sum)}, without place ${f1(sum.dated, sum)}, of ${sum.listed} events listed and ${sum.found} found\n`,
  )
