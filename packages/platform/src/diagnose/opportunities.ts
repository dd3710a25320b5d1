import { complexity, density, type Matrix, presence, proximity, rca, totals } from '@langqiao/economy'
import type { RegionLevel } from '../words/index.ts'
import type { Ground, Surroundings } from './facts.ts'

/** Below so many listed firms a city's shares are accidents of single firms. */
const fewestFirms = 10
/** How many of a city's strengths are named as carrying an opportunity. */
const carriersShown = 3

/** Why a region has no opportunity list; the firms of a county are counted with its city's. */
export type OpportunityNote = 'no-firms' | 'few-firms' | 'counted-with-city'

export type Opportunity = {
  activity: string
  firms: number
  rca: number | null
  density: number | null
  complexity: number | null
  present: boolean
  /** The city's own strengths nearest to it, nearest first. */
  carriedBy: { activity: string; proximity: number; rca: number }[]
  ground: Ground
}

/**
 * The measures of the city × industry matrix, computed once for all cities. Cities with too few firms are left out of
 * the matrix, because their shares would be noise in everybody's proximities; `counts` still knows how many they have.
 */
export const measureFirms = ({ firms: all }: Pick<Surroundings, 'firms'>) => {
  const columns = all.activities.length
  const { regions: sums } = totals(all)
  const counts = new Map(all.regions.map((code, r) => [code, sums[r]]))
  const large = all.regions.flatMap((code, r) => ((counts.get(code) ?? 0) >= fewestFirms ? [r] : []))
  const firms: Matrix = {
    regions: large.map(r => all.regions[r]),
    activities: all.activities,
    values: Float64Array.from(large.flatMap(r => [...all.values.subarray(r * columns, (r + 1) * columns)])),
  }
  const index = rca(firms)
  const present = presence(firms, { index })
  return {
    firms,
    counts,
    rca: index,
    presence: present.values,
    proximity: proximity(present),
    density: density(present),
    totals: totals(firms),
    ...complexity(present),
  }
}
export type FirmMeasures = ReturnType<typeof measureFirms>

const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/**
 * What a city does and what is within its reach: for every industry its RCA, the density of the city's strengths around
 * it, its complexity, and which strengths carry it (docs/methods: relatedness/density, specialization/rca, complexity/eci). Sorted: absent ones by
 * density, then present ones by RCA. `note` says why there is no list, where there is none.
 */
export const findOpportunities = (
  { code, level }: { code: string; level: RegionLevel },
  measures: FirmMeasures,
): { opportunities: Opportunity[]; note: OpportunityNote | null; firms: number } => {
  const { firms } = measures
  const count = measures.counts.get(code) ?? 0
  const none = (note: OpportunityNote) => ({ opportunities: [], note, firms: count })
  if (level === 'county') return none('counted-with-city')
  if (count === 0) return none('no-firms')
  const r = firms.regions.indexOf(code)
  if (r < 0) return none('few-firms')
  const n = firms.activities.length
  const strengths = firms.activities.flatMap((activity, b) =>
    measures.presence[r * n + b] ? [{ activity, b, rca: measures.rca[r * n + b] }] : [],
  )
  const opportunities = firms.activities.map((activity, a): Opportunity => {
    const cell = r * n + a
    const carriedBy = strengths
      .filter(({ b }) => b !== a && measures.proximity[a * n + b] > 0)
      .map(({ activity: carrier, b, rca: advantage }) => ({
        activity: carrier,
        proximity: measures.proximity[a * n + b],
        rca: advantage,
      }))
      .sort((x, y) => y.proximity - x.proximity || y.rca - x.rca)
      .slice(0, carriersShown)
    return {
      activity,
      firms: firms.values[cell],
      rca: orNull(measures.rca[cell]),
      density: orNull(measures.density[cell]),
      complexity: orNull(measures.pci[a]),
      present: measures.presence[cell] === 1,
      carriedBy,
      ground: {
        kind: 'formula',
        method: 'relatedness/density',
        text: 'RCA = (x/Σx_r)/(Σx_a/Σx); ω = Σ φ·M / Σ φ',
        inputs: [
          { label: activity, value: String(firms.values[cell]) },
          { label: 'Σ x_r', value: String(count) },
          { label: 'Σ x_a', value: String(measures.totals.activities[a]) },
          { label: 'Σ x', value: String(measures.totals.all) },
        ],
      },
    }
  })
  const rank = (item: Opportunity) => (item.present ? -1 : (item.density ?? -0.5))
  opportunities.sort((x, y) => rank(y) - rank(x) || (y.rca ?? 0) - (x.rca ?? 0))
  return { opportunities, note: null, firms: count }
}
