/**
 * Growth between two periods, value by value:
 *
 *     g = x₂ / x₁ − 1,   or ln(x₂ / x₁) with `log`
 *
 * A share (0.05 is 5 %), −1 or more; take the sums of regions or of activities from `totals`, or the cells of two
 * matrices. NaN where x₁ is 0 (growth from nothing has no rate), where a value is negative or not a number, and with
 * `log` where x₂ is 0. EconGeo's growth functions give 100 g, rounded to two digits.
 */
export const growth = (before: ArrayLike<number>, after: ArrayLike<number>, { log = false } = {}): Float64Array => {
  if (before.length !== after.length)
    throw new RangeError(`The earlier period has ${before.length} values, the later ${after.length}`)
  return Float64Array.from(before, (was, i) => {
    const is = after[i]
    if (!(was > 0 && is >= 0) || (log && is === 0)) return Number.NaN
    return log ? Math.log(is / was) : is / was - 1
  })
}
