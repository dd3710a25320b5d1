/** Values less their mean, in standard deviations of a sample or of a population. NaN stays NaN and out of both; all NaN where nothing varies. */
export const zScores = (values: Float64Array, { population = false } = {}): Float64Array => {
  const known = values.filter(value => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (known.length - (population ? 0 : 1)))
  return values.map(value => (value - mean) / deviation)
}
