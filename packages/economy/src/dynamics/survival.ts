import type { Presence } from '../specialization/presence.ts'
import { assertSameLabels } from './periods.ts'

/**
 * Survival of specialisations: the share that is still there after 1, 2, 3… periods (Kaplan–Meier).
 *
 *     S(d) = Π_{t ≤ d} (1 − ended(t) / atRisk(t))
 *
 * A spell is a run of periods in which a region has an activity. It ends where the activity is absent; a spell that still
 * runs in the last period, or before a period in which its region or activity is empty, leaves the risk set without an
 * end. Spells already there in the first period count from it, which makes them look young; `begun` leaves them out,
 * and so needs three periods to say anything.
 *
 * `atRisk[d − 1]`, `ended[d − 1]` and `survival[d − 1]` belong to duration d = 1 … periods − 1; survival is 0…1, never
 * rises, and is NaN from the first duration that nobody was at risk of. With two periods and all spells it is 1 less the
 * exit rate. O(periods × cells).
 *
 * Kaplan, E. L., Meier, P. (1958). Nonparametric estimation from incomplete observations. Journal of the American
 * Statistical Association 53(282), 457–481.
 */
export const survival = (
  periods: readonly Presence[],
  { begun = false } = {},
): { atRisk: Float64Array; ended: Float64Array; survival: Float64Array } => {
  for (const later of periods.slice(1)) assertSameLabels(periods[0], later)
  const durations = Math.max(periods.length - 1, 0)
  const atRisk = new Float64Array(durations)
  const ended = new Float64Array(durations)
  const columns = periods[0]?.activities.length ?? 0
  for (let cell = 0; cell < (periods[0]?.values.length ?? 0); cell++) {
    const states = periods.map(({ values, emptyRegions, emptyActivities }) =>
      emptyRegions[Math.floor(cell / columns)] || emptyActivities[cell % columns] ? Number.NaN : values[cell],
    )
    // Periods that the running spell has lasted; NaN while its beginning was not seen and that matters.
    let age = begun ? Number.NaN : 0
    states.forEach((state, t) => {
      const previous = states[t - 1]
      if (previous === 1 && !Number.isNaN(state) && !Number.isNaN(age)) {
        atRisk[age]++
        if (state === 0) ended[age]++
        age++
      }
      if (state === 0) age = 0
      else if (Number.isNaN(state)) age = begun ? Number.NaN : 0
    })
  }
  let share = 1
  const result = ended.map((count, d) => {
    share *= 1 - count / atRisk[d]
    return share
  })
  return { atRisk, ended, survival: result }
}
