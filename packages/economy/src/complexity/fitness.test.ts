import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Presence, presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { fitness } from './fitness.ts'

const present = (rows: number, columns: number, values: number[]): Presence => {
  const matrix = matrixOf(rows, columns, values)
  return presence(matrix, { index: matrix.values })
}

test('fitness and quality are those of economiccomplexity, whose n iterations are n - 1 steps', {
  skip: referenceAbsent,
}, () => {
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const expected = {
    regions: 'cities48x90/out/economiccomplexity_city_t1.csv',
    activities: 'cities48x90/out/economiccomplexity_industry_t1.csv',
  }
  for (const [options, suffix] of [
    [{ iterations: 19 }, '20'],
    [{ iterations: 49 }, '50'],
    [{ iterations: 199 }, '200'],
    [{ iterations: 19, extremality: 2 }, '20_extremality2'],
  ] as const) {
    const { regions, activities, steps } = fitness(cities, options)
    assert.equal(steps, options.iterations)
    assertClose(regions, referenceColumn(expected.regions, `fitness${suffix}`), vector)
    assertClose(activities, referenceColumn(expected.activities, `quality${suffix}`), vector)
  }
  const settled = fitness(cities)
  assert.equal(settled.converged, true)
  assert.equal(settled.reason, null)
  assert.ok(settled.falling.every(one => one === 0))
  assertClose(settled.regions, referenceColumn(expected.regions, 'fitness200'), vector)
})

test('a step by hand', () => {
  const { regions, activities, converged, reason } = fitness(present(2, 2, [1, 1, 1, 0]), { iterations: 1 })
  assertClose(regions, [4 / 3, 2 / 3])
  assertClose(activities, [2 / 3, 4 / 3])
  assert.equal(converged, false)
  assert.match(reason ?? '', /after 1 steps, the values still move/)
  assertClose(fitness(present(2, 2, [1, 1, 1, 0]), { iterations: 0 }).regions, [1, 1])
})

test('regions whose fitness falls towards zero for ever are told', () => {
  // The network of Hidalgo and Hausmann (2009), figure S4: one region has all, the others ever less of it.
  const nested = fitness(present(4, 4, [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1]))
  assert.equal(nested.converged, false)
  assert.deepEqual([...nested.falling], [0, 1, 1, 1])
  assert.match(nested.reason ?? '', /after 1000 steps, .*falling towards zero: 3$/)
  // As a power: ten times the steps, a hundredth of the fitness.
  const later = fitness(present(4, 4, [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1]), { iterations: 10_000 })
  assert.ok(Math.abs(later.regions[3] / nested.regions[3] - 0.01) < 0.002)
})

test('a fitness too small to divide by ends the run', () => {
  const star = [1, 1, 1, 1, 1, 1, ...[1, 0, 0, 0, 0, 0], ...[1, 0, 0, 0, 0, 0], ...[1, 0, 0, 0, 0, 0]]
  const { steps, falling, regions, activities } = fitness(present(4, 6, star), { extremality: 8 })
  assert.ok(steps < 1000)
  assert.deepEqual([...falling], [0, 1, 1, 1])
  assert.ok([...regions, ...activities].every(value => value >= 0 && Number.isFinite(value)))
})

test('nothing present is no fitness', () => {
  const { regions, activities, converged, reason } = fitness(present(2, 3, [0, 0, 0, 0, 0, 0]))
  assert.ok([...regions, ...activities].every(Number.isNaN))
  assert.equal(converged, false)
  assert.match(reason ?? '', /no activity is present/)
})

test('a number of iterations or an extremality that makes no sense is refused', () => {
  const any = present(2, 2, [1, 1, 1, 0])
  for (const iterations of [-1, 1.5, Number.NaN]) assert.throws(() => fitness(any, { iterations }), RangeError)
  for (const extremality of [0, -1, Number.NaN]) assert.throws(() => fitness(any, { extremality }), RangeError)
})

/** Straight from the formula. */
const slowly = (of: Presence, iterations: number, extremality: number) => {
  const columns = of.activities.length
  const has = (r: number, a: number) => of.values[r * columns + a] === 1
  const rows = [...of.regions.keys()].filter(r => of.activities.some((_, a) => has(r, a)))
  const cols = [...of.activities.keys()].filter(a => of.regions.some((_, r) => has(r, a)))
  let regions = new Map(rows.map(r => [r, 1]))
  let activities = new Map(cols.map(a => [a, 1]))
  const scaled = (values: Map<number, number>) => {
    const mean = [...values.values()].reduce((sum, value) => sum + value, 0) / values.size
    return new Map([...values].map(([key, value]) => [key, value / mean]))
  }
  for (let step = 0; step < iterations; step++) {
    const sum = (r: number) => cols.filter(a => has(r, a)).reduce((all, a) => all + activities.get(a)!, 0)
    const burden = (a: number) =>
      rows.filter(r => has(r, a)).reduce((all, r) => all + regions.get(r)! ** -extremality, 0)
    const nextRegions = scaled(new Map(rows.map(r => [r, sum(r)])))
    activities = scaled(new Map(cols.map(a => [a, burden(a) ** (-1 / extremality)])))
    regions = nextRegions
  }
  return {
    regions: of.regions.map((_, r) => regions.get(r) ?? Number.NaN),
    activities: of.activities.map((_, a) => activities.get(a) ?? Number.NaN),
  }
}

test('fitness is what its definition says', () => {
  fc.assert(
    fc.property(
      anyMatrix,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(1, 2, 0.5),
      fc.constantFrom(0.5, 1, 2),
      (matrix, iterations, extremality, threshold) => {
        const of = presence(matrix, { threshold })
        const fast = fitness(of, { iterations, extremality })
        const slow = slowly(of, iterations, extremality)
        assertClose(fast.regions, slow.regions, vector)
        assertClose(fast.activities, slow.activities, vector)
      },
    ),
  )
})

test('order, empty rows and columns do not matter to fitness', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const { regions, activities } = fitness(presence(matrix), { iterations: 30 })
      const more = fitness(presence(padded(matrix)), { iterations: 30 })
      assertClose(more.regions, [...regions, Number.NaN], vector)
      assertClose(more.activities, [...activities, Number.NaN], vector)
      const back = (values: ArrayLike<unknown>) => [...Array(values.length).keys()].reverse()
      const turned = permuted(matrix, back(matrix.regions), back(matrix.activities))
      assertClose(fitness(presence(turned), { iterations: 30 }).regions.reverse(), regions, vector)
    }),
  )
})
