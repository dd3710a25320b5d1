import {
  complexity,
  type Matrix,
  type Presence,
  presence,
  proximity,
  rca,
  relatednessDensity,
  totals,
} from '@langqiao/economy'
import type { Source } from '../facts.ts'
import { fewestFirms, solidPresence } from '../partners.ts'

/** Amounts of the activities of a classification by region and period, with the measures of each period. */
export type Panel = {
  classification: string
  quantity: string
  unit: string
  /** In order. */
  periods: readonly string[]
  activities: readonly string[]
  sources: readonly Source[]
  /** The measures of a period; throws for one that the panel does not have. */
  at(period: string): Measured
}

/** One period, measured as far as it is asked. Cells are row-major, `r * activities.length + a`. */
export type Measured = {
  /** Regions large enough to be measured. */
  matrix: Matrix
  /** 1 where an amount was given, if only of 0; what was not given is 0 in the matrix, and unknown. */
  given: Uint8Array
  /** Totals of all regions, those too small to be measured as well. */
  sizes: ReadonlyMap<string, number>
  totals: ReturnType<typeof totals>
  rca: Float64Array
  presence: Presence
  proximity: Float64Array
  density: Float64Array
  complexity: ReturnType<typeof complexity>
  /** Computes something else of the period under a name of its own, once, and keeps it. */
  once<T>(name: string, compute: () => T): T
}

/** Quantities that are counted in pieces; below so many a region's shares are accidents of single ones. */
const counted = new Set(['firms', 'patents', 'papers', 'facilities'])
const fewestCounted = 10

/** Strengths that a partner can lean on: of what is counted, not of a single piece. */
export const solidOf = (quantity: string, matrix: Matrix): Presence =>
  solidPresence(matrix, counted.has(quantity) ? fewestFirms : Number.MIN_VALUE)

/** The smallest region that is measured, by its total. */
export const leastTotal = (quantity: string): number => (counted.has(quantity) ? fewestCounted : 0)

/** A matrix with NaN for what was not reported as nothing, without the regions whose total is below `least` or zero. */
const measurable = (all: Matrix, least: number): Pick<Measured, 'matrix' | 'given' | 'sizes'> => {
  const columns = all.activities.length
  const values = all.values.map(value => (Number.isNaN(value) ? 0 : value))
  const sums = totals({ ...all, values }).regions
  const kept = all.regions.flatMap((_, r) => (sums[r] > 0 && sums[r] >= least ? [r] : []))
  const packed = new Float64Array(kept.length * columns)
  const given = new Uint8Array(kept.length * columns)
  kept.forEach((r, index) => {
    packed.set(values.subarray(r * columns, (r + 1) * columns), index * columns)
    for (let a = 0; a < columns; a++) given[index * columns + a] = Number.isNaN(all.values[r * columns + a]) ? 0 : 1
  })
  return {
    matrix: { regions: kept.map(r => all.regions[r]), activities: all.activities, values: packed },
    given,
    sizes: new Map(all.regions.map((code, r) => [code, sums[r]])),
  }
}

/** Computes each measure when it is first asked for, and keeps it. */
export const measure = (all: Matrix, quantity: string): Measured => {
  const { matrix, given, sizes } = measurable(all, leastTotal(quantity))
  const kept = new Map<string, unknown>()
  const once = <T>(name: string, compute: () => T): T => {
    if (!kept.has(name)) kept.set(name, compute())
    return kept.get(name) as T
  }
  const measured: Measured = {
    matrix,
    given,
    sizes,
    once: (name, compute) => once(`other ${name}`, compute),
    get totals() {
      return once('totals', () => totals(matrix))
    },
    get rca() {
      return once('rca', () => rca(matrix))
    },
    get presence() {
      return once('presence', () => presence(matrix, { index: measured.rca }))
    },
    get proximity() {
      return once('proximity', () => proximity(measured.presence))
    },
    get density() {
      // The same as `density`, and cheaper where the proximities are there already: who asks for one asks for the other.
      return once('density', () => relatednessDensity(measured.presence, measured.proximity))
    },
    get complexity() {
      return once('complexity', () => complexity(measured.presence))
    },
  }
  return measured
}

/** A panel over matrices by period; all have the same activities. */
export const panelOf = (
  about: Pick<Panel, 'classification' | 'quantity' | 'unit' | 'sources'>,
  matrices: ReadonlyMap<string, Matrix>,
): Panel => {
  const measured = new Map<string, Measured>()
  return {
    ...about,
    periods: [...matrices.keys()].sort(),
    activities: matrices.values().next().value?.activities ?? [],
    at(period) {
      const matrix = matrices.get(period)
      if (!matrix) throw new RangeError(`The panel has no period ${period}`)
      const known = measured.get(period) ?? measure(matrix, about.quantity)
      measured.set(period, known)
      return known
    },
  }
}
