/** Series and continued fractions stop when a step changes the result by less than rounding does. */
const negligible = 1e-16
/** Far more steps than any argument of use needs: about 6 √(degrees of freedom). Beyond it the answer is NaN. */
const mostSteps = 100_000
/** From here Stirling's series with six terms is exact to rounding. */
const stirlingFrom = 10

/** ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ `stirlingFrom`. */
const stirlingRest = (x: number): number => {
  const square = 1 / (x * x)
  return (
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))) /
    x
  )
}

/** ln Γ(x) for x > 0, to 1e-14; NaN elsewhere. ln k! is `logGamma(k + 1)`. */
export const logGamma = (x: number): number => {
  if (!(x > 0)) return Number.NaN
  let product = 1
  let at = x
  for (; at < stirlingFrom; at++) product *= at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + stirlingRest(at) - Math.log(product)
}

/**
 * The two tails of the gamma distribution of shape a at x, which add up to 1. Both are given because the smaller one
 * would lose its digits as 1 minus the other.
 */
const gammaTails = (a: number, x: number): { lower: number; upper: number } => {
  if (!(a > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  // x^a e^-x / Γ(a); for large a the big parts of x, a ln x and ln Γ(a) are taken off before they are subtracted.
  const off = (x - a) / a
  const front =
    a < stirlingFrom
      ? Math.exp(a * Math.log(x) - x - logGamma(a))
      : Math.exp(a * (Math.log1p(off) - off) - stirlingRest(a)) * Math.sqrt(a / (2 * Math.PI))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; term > negligible * sum; n++) {
      if (n > mostSteps) return { lower: Number.NaN, upper: Number.NaN }
      term *= x / (a + n)
      sum += term
    }
    return { lower: front * sum, upper: 1 - front * sum }
  }
  const upper = front * continuedFraction(x + 1 - a, n => [n * (a - n), x + 2 * n + 1 - a])
  return { lower: 1 - upper, upper }
}

/** 1 / (first + n₁ / (d₁ + n₂ / (d₂ + …))) by Lentz's method; `step(i)` gives [nᵢ, dᵢ]. */
const continuedFraction = (first: number, step: (i: number) => readonly [number, number]): number => {
  // Keeps a denominator that is exactly 0 from ending the fraction.
  const tiny = 1e-300
  let c = 1 / tiny
  let d = 1 / (first || tiny)
  let result = d
  for (let i = 1; i <= mostSteps; i++) {
    const [numerator, denominator] = step(i)
    d = 1 / (denominator + numerator * d || tiny)
    c = denominator + numerator / c || tiny
    const change = c * d
    result *= change
    if (Math.abs(change - 1) <= 4 * negligible) return result
  }
  return Number.NaN
}

/**
 * Distribution function of the standard normal, P(Z ≤ z), to 1e-14 and in the lower tail to as many digits. For what
 * lies above z ask for `normalCdf(-z)`.
 */
export const normalCdf = (z: number): number => {
  const tail = normalTwoSided(z) / 2
  return z > 0 ? 1 - tail : tail
}

/** P(|Z| ≥ |z|) of the standard normal: the two-sided p of a z value. */
export const normalTwoSided = (z: number): number => gammaTails(0.5, (z * z) / 2).upper

/** The z with P(Z ≤ z) = p: −∞ at 0, ∞ at 1, NaN outside 0…1. */
export const normalQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  // Abramowitz & Stegun 26.2.23, within 4.5e-4; two steps of third order take it to rounding.
  const t = Math.sqrt(-2 * Math.log(p))
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let step = 0; step < 2; step++) {
    const off = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)
    z -= off / (1 + (z * off) / 2)
  }
  return z
}

/** P(X ≥ x) of chi-square: the p of a test statistic. NaN unless degreesOfFreedom > 0. */
export const chiSquareUpper = (x: number, degreesOfFreedom: number): number =>
  gammaTails(degreesOfFreedom / 2, x / 2).upper

/**
 * P(|T| ≥ |t|) of Student's t: the two-sided p of a t value. Degrees of freedom need not be whole; NaN unless they are
 * finite and > 0.
 */
export const studentTTwoSided = (t: number, degreesOfFreedom: number): number => {
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity) || Number.isNaN(t)) return Number.NaN
  // The regularised incomplete beta function I_x(a, ½) at x = df / (df + t²).
  const a = degreesOfFreedom / 2
  const square = t * t
  if (square === 0) return 1
  if (square === Infinity) return 0
  const x = degreesOfFreedom / (degreesOfFreedom + square)
  const rest = square / (degreesOfFreedom + square)
  // ln Γ(a + ½) − ln Γ(a), without the difference of two large numbers.
  const gammas =
    a < stirlingFrom
      ? logGamma(a + 0.5) - logGamma(a)
      : a * Math.log1p(0.5 / a) + Math.log(a) / 2 - 0.5 + stirlingRest(a + 0.5) - stirlingRest(a)
  const front = Math.exp(gammas - a * Math.log1p(square / degreesOfFreedom)) * Math.sqrt(rest / Math.PI)
  return x < (a + 1) / (a + 2.5)
    ? (front * betaFraction(a, 0.5, x)) / a
    : 1 - (front * betaFraction(0.5, a, rest)) / 0.5
}

/** Distribution function of Student's t, P(T ≤ t). */
export const studentTCdf = (t: number, degreesOfFreedom: number): number => {
  const tail = studentTTwoSided(t, degreesOfFreedom) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t with P(T ≤ t) = p of Student's t: −∞ at 0, ∞ at 1, NaN outside 0…1. By bisection down to neighbouring numbers. */
export const studentTQuantile = (p: number, degreesOfFreedom: number): number => {
  if (!(p >= 0 && p <= 1) || !(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) return Number.NaN
  if (p < 0.5) return -studentTQuantile(1 - p, degreesOfFreedom)
  if (p === 0.5) return 0
  if (p === 1) return Infinity
  const tail = 2 * (1 - p)
  let low = 0
  let high = 1
  while (studentTTwoSided(high, degreesOfFreedom) > tail) high *= 2
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentTTwoSided(middle, degreesOfFreedom) > tail) low = middle
    else high = middle
  }
  return high
}

const betaFraction = (a: number, b: number, x: number): number =>
  continuedFraction(1, i => {
    const m = i >> 1
    const numerator = i & 1 ? -(a + m) * (a + b + m) : m * (b - m)
    return [(numerator * x) / ((a + i - 1) * (a + i)), 1]
  })
