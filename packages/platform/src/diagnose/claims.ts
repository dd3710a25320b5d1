import type { Interval } from '@langqiao/economy'
import type { Observation } from './facts.ts'

/** Which claim is believed first when several give a value for the same period; `recalled` decides nothing. */
export const trust = { official: 3, own: 3, media: 2, secondary: 1, recalled: 0 } as const

/** Share by which a value that its source calls rounded, nearly or expected may be off. */
const looseness = 0.05

/** All that an observation lets its value be: "more than" is open above, rounded and expected ones have some play. */
export const intervalOf = (observation: Observation): Interval => {
  const value = Number(observation.value)
  const qualifiers = observation.qualifier?.split(';') ?? []
  if (qualifiers.includes('lower_bound')) return [value, Number.POSITIVE_INFINITY]
  if (qualifiers.includes('upper_bound')) return [0, value]
  if (qualifiers.includes('upper_approx')) return [value * (1 - looseness), value]
  if (qualifiers.some(qualifier => ['rounded', 'expected', 'undated', 'year_inferred'].includes(qualifier)))
    return [value * (1 - looseness), value * (1 + looseness)]
  return [value, value]
}

const counts = (given: string, unit: string, definition?: string): boolean =>
  given === unit ||
  (definition !== undefined && given.startsWith(`${unit}(`) && new RegExp(definition).test(given.slice(unit.length)))

/**
 * The claims that count for an indicator: of the newest period, then of the most trusted kind, all of them where they
 * differ. Recalled claims are left out, and so are other units: a unit with a definition in brackets counts something
 * else, unless the definition is one that is asked for (a regular expression). Empty where nothing countable is known.
 */
export const bestClaims = (
  observations: readonly Observation[],
  indicator: string,
  unit: string,
  definition?: string,
): Observation[] => {
  const countable = observations.filter(
    claim => claim.indicator === indicator && counts(claim.unit, unit, definition) && trust[claim.source.claimKind] > 0,
  )
  const newest = countable.reduce((latest, claim) => (claim.period > latest ? claim.period : latest), '')
  const ofNewest = countable.filter(claim => claim.period === newest)
  const most = Math.max(0, ...ofNewest.map(claim => trust[claim.source.claimKind]))
  return ofNewest.filter(claim => trust[claim.source.claimKind] === most)
}

/** What the best claims together let the value be, or null where there are none. */
export const known = (
  observations: readonly Observation[],
  indicator: string,
  unit: string,
  definition?: string,
): { interval: Interval; claims: Observation[] } | null => {
  const claims = bestClaims(observations, indicator, unit, definition)
  if (claims.length === 0) return null
  const intervals = claims.map(intervalOf)
  return {
    interval: [Math.min(...intervals.map(([low]) => low)), Math.max(...intervals.map(([, high]) => high))],
    claims,
  }
}
