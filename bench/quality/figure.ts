import { seededRandom } from '../../packages/platform/src/cli/economy/seeded-random.ts'

/** What one page, sentence, text or pair adds to a figure: numbers of which the figure reads the sums. */
export type Item = readonly number[]
/** Shares from 0 to 1. Precision is absent where nothing was found; where recall is absent too, `value` is a share by itself. */
export type Reading = { value: number; precision?: number; recall?: number }
/**
 * One row of the table. `published` is what others reach, and who says so. `mistakes` are what a developer looks at, a
 * line each.
 */
export type Figure = {
  what: string
  items: readonly Item[]
  read: (sums: Item) => Reading
  published: string
  mistakes?: readonly string[]
}
/** What belongs together: figures on one data set. `drawn` is what the items are, in the plural. */
export type Measurement = {
  name: string
  source: string
  drawn: string
  /** Files and folders below `../shared/benchmarks` without which nothing can be measured. */
  needs: readonly string[]
  figures: () => readonly Figure[] | Promise<readonly Figure[]>
  /** The same of what was trained without the items that it is measured on; takes minutes. */
  crossValidated?: () => readonly Figure[] | Promise<readonly Figure[]>
}
/** How many were found, how many there are, and how many of those found are right. */
export type Counts = { right: number; found: number; real: number }

type Interval = { low: number; high: number }

/** Draws of the bootstrap, the share of them outside its interval on each side, and where its random numbers begin. */
const draws = 1000
const outside = 0.025
const seed = 7

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
const precisionOf = (right: number, found: number) => (found === 0 ? {} : { precision: right / found })
const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b))

/** F1 over all items together (micro): counts are summed first. */
export const f1Figure = (
  what: string,
  counts: readonly Counts[],
  published = '',
  mistakes: readonly string[] = [],
): Figure => ({
  what,
  items: counts.map(({ right, found, real }) => [right, found, real]),
  read: ([right, found, real]) => ({
    ...precisionOf(right!, found!),
    recall: ratio(right!, real!),
    value: ratio(2 * right!, found! + real!),
  }),
  published,
  mistakes,
})

/** Share of what is right of all there is. */
export const shareFigure = (
  what: string,
  counts: readonly { right: number; all: number }[],
  published = '',
  mistakes: readonly string[] = [],
): Figure => ({
  what,
  items: counts.map(({ right, all }) => [right, all]),
  read: ([right, all]) => ({ value: ratio(right!, all!) }),
  published,
  mistakes,
})

/** F1 of the mean precision and the mean recall of items, each of which weighs the same (macro). */
export const meanFigure = (
  what: string,
  shares: readonly { precision: number; recall: number }[],
  published = '',
): Figure => ({
  what,
  items: shares.map(({ precision, recall }) => [precision, recall, 1]),
  read: ([precision, recall, items]) => ({
    precision: ratio(precision!, items!),
    recall: ratio(recall!, items!),
    value: harmonic(ratio(precision!, items!), ratio(recall!, items!)),
  }),
  published,
})

/** Precision of what was marked and recall of what is there where the two are counted apart. */
export const markFigure = (
  what: string,
  counts: readonly { marks: number; rightMarks: number; places: number; foundPlaces: number }[],
  published = '',
  mistakes: readonly string[] = [],
): Figure => ({
  what,
  items: counts.map(({ marks, rightMarks, places, foundPlaces }) => [marks, rightMarks, places, foundPlaces]),
  read: ([marks, rightMarks, places, foundPlaces]) => {
    const recall = ratio(foundPlaces!, places!)
    return { ...precisionOf(rightMarks!, marks!), recall, value: harmonic(ratio(rightMarks!, marks!), recall) }
  },
  published,
  mistakes,
})

/** What a figure is over all its items. */
export const readingOf = ({ items, read }: Figure): Reading => read(sumOf(items))

/** Interval of 95 % by the percentile bootstrap (Efron 1979) over items: the same each time. */
export function intervalOf({ items, read }: Figure): Interval {
  const random = seededRandom(seed)
  const values = Float64Array.from(
    { length: draws },
    () => read(sumOf(items.map(() => items[Math.floor(random() * items.length)]!))).value,
  ).sort()
  return { low: values[Math.floor(draws * outside)]!, high: values[Math.ceil(draws * (1 - outside)) - 1]! }
}

function sumOf(items: readonly Item[]): Item {
  const sums = (items[0] ?? []).map(() => 0)
  for (const item of items) for (const [index, number] of item.entries()) sums[index]! += number
  return sums
}
