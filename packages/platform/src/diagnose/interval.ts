/** All that a value can be: `[low, high]`. A known value is `[v, v]`, an unknown share `[0, 1]`. */
export type Interval = readonly [low: number, high: number]

export const unknownShare: Interval = [0, 1]

/** 0 below `from`, 1 above `to`, straight between. */
export const ramp = ([low, high]: Interval, from: number, to: number): Interval => {
  const share = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))
  return [share(low), share(high)]
}

/** Geometric mean of shares, end by end: one share of 0 makes it 0. */
export const geometricMean = (shares: Interval[]): Interval => {
  const mean = (end: 0 | 1) =>
    shares.some(share => share[end] === 0)
      ? 0
      : Math.exp(shares.reduce((sum, share) => sum + Math.log(share[end]), 0) / shares.length)
  return [mean(0), mean(1)]
}

export const product = (a: Interval, b: Interval): Interval => [a[0] * b[0], a[1] * b[1]]
