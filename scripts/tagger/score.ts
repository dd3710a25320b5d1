import { seededRandom } from '../../packages/platform/src/cli/economy/seeded-random.ts'
import type { Span } from '../../packages/platform/src/extract/passage.ts'
import type { NameType } from '../../packages/platform/src/extract/tagger/labels.ts'

/** What was found, wanted and both, exact in span and type. */
export type Tally = { found: number; wanted: number; right: number }
export type Name = Span & { type: NameType }

/** Counts the names of a sentence; `type` leaves all others out. */
export function tally(found: readonly Name[], wanted: readonly Name[], type?: NameType): Tally {
  const keys = (names: readonly Name[]) =>
    new Set(names.filter(name => !type || name.type === type).map(name => `${name.start} ${name.end} ${name.type}`))
  const [got, asked] = [keys(found), keys(wanted)]
  return { found: got.size, wanted: asked.size, right: [...got].filter(key => asked.has(key)).length }
}

export type Score = { precision: number; recall: number; f1: number; low: number; high: number }

const rounds = 1000
const seed = 20261120

/** Precision, recall and F1 over all sentences, and the interval of 95 % of F1 over resampled sentences (percentile bootstrap). */
export function score(tallies: readonly Tally[]): Score {
  const random = seededRandom(seed)
  const resampled = Array.from({ length: rounds }, () =>
    f1Of(sumOf(tallies.map(() => tallies[Math.floor(random() * tallies.length)]))),
  ).sort((a, b) => a - b)
  const all = sumOf(tallies)
  return {
    precision: all.right / Math.max(1, all.found),
    recall: all.right / Math.max(1, all.wanted),
    f1: f1Of(all),
    low: resampled[Math.floor(rounds * 0.025)],
    high: resampled[Math.floor(rounds * 0.975)],
  }
}

function sumOf(tallies: readonly Tally[]): Tally {
  const total = { found: 0, wanted: 0, right: 0 }
  for (const { found, wanted, right } of tallies) {
    total.found += found
    total.wanted += wanted
    total.right += right
  }
  return total
}

const f1Of = ({ found, wanted, right }: Tally) => (found + wanted ? (2 * right) / (found + wanted) : 0)

const percent = (share: number) => (100 * share).toFixed(1)

/** A score in one line: `P 70.1 R 62.3 F1 66.0 (63.9–68.2)`. */
export const told = ({ precision, recall, f1, low, high }: Score): string =>
  `P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)} (${percent(low)}–${percent(high)})`
