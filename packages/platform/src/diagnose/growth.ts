/**
 * Compound yearly growth between two years as a share: (last / first)^(1 / years) - 1. NaN where the first amount is
 * not positive or the years are the same.
 */
export const compoundYearlyGrowth = (
  first: { year: number; value: number },
  last: { year: number; value: number },
): number => {
  const years = last.year - first.year
  return first.value > 0 && years > 0 ? (last.value / first.value) ** (1 / years) - 1 : Number.NaN
}
