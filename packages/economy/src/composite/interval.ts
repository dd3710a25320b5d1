/** All that a value can be: `[low, high]`. A known value is `[v, v]`, an unknown share `[0, 1]`. */
export type Interval = readonly [low: number, high: number]

export const unknownShare: Interval = [0, 1]

/**
 * A value as a share between two ends: 0 up to `from`, 1 beyond `to`, straight between. `from` above `to` gives a ramp
 * that falls.
 *
 *     ramp(x) = min(1, max(0, (x - from) / (to - from)))
 *
 * In 0…1, no unit. An end may be infinite ("more than 5" is `[5, Infinity]`). NaN where `from` equals `to`: a ramp
 * without width says nothing of the value at its foot.
 *
 * The membership function of fuzzy sets in its simplest shape: Zadeh, L. A. (1965). Fuzzy sets. Information and Control
 * 8(3), 338–353.
 */
export const ramp = ([low, high]: Interval, from: number, to: number): Interval => {
  if (from === to) return [Number.NaN, Number.NaN]
  const share = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))
  return from < to ? [share(low), share(high)] : [share(high), share(low)]
}
