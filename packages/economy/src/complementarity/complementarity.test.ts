import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'
import { density } from '../relatedness/density.ts'
import { proximity } from '../relatedness/proximity.ts'
import { type Presence, presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix, referenceTable } from '../testing/reference.ts'
import { complementarity, linkedComplementarity } from './complementarity.ts'
import { bestPartners, pairComplementarity } from './pair-complementarity.ts'

const missing = Number.NaN

/** The formula for one region, partner and activity, term by term. */
const slowly = (binary: Presence, near: Float64Array, r: number, s: number, a: number): number => {
  const n = binary.activities.length
  if (binary.emptyRegions[r] || binary.emptyRegions[s]) return missing
  let sum = 0
  let around = 0
  for (let b = 0; b < n; b++) {
    const phi = near[a * n + b]
    if (b === a || Number.isNaN(phi)) continue
    around += phi
    sum += phi * (1 - binary.values[r * n + b]) * binary.values[s * n + b]
  }
  return (100 * sum) / around
}
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const indexes = (labels: readonly string[]) => labels.map((_, i) => i)

/** Every region's `complementarity`, one behind the other. */
const allPairs = (binary: Presence) => indexes(binary.regions).map(r => complementarity(binary, r))

test('equals the published formula on the cities, weighted by their joint patents', { skip: referenceAbsent }, () => {
  const cities = referenceMatrix('cities48x90/counts_t1.csv')
  const n = cities.regions.length
  const links = new Float64Array(n * n)
  for (const [a, b, joint] of referenceTable('cities48x90/collaboration_edges.csv').rows) {
    const [i, j] = [cities.regions.indexOf(a), cities.regions.indexOf(b)]
    links[i * n + j] = Number(joint)
    links[j * n + i] = Number(joint)
  }
  const linked = referenceMatrix('cities48x90/out/formula_complementarity_linkweighted_t1.csv')
  assert.deepEqual(linked.regions, cities.regions)
  assertClose(linkedComplementarity(presence(cities), links), linked.values)
  const pairs = referenceMatrix('cities48x90/out/formula_complementarity_pair_mean_missing_t1.csv')
  assert.deepEqual(pairs.activities, cities.regions)
  assertClose(pairComplementarity(presence(cities)), pairs.values)
})

/** Three regions and four activities, present where there is a 1. */
const small = (): Presence => {
  const matrix = matrixOf(3, 4, [1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0])
  return presence(matrix, { index: matrix.values })
}

test('values by hand', () => {
  // φ: a0–a1 1/2, a0–a3 1/2, a1–a2 1/2, all others 0. Around a0 there is 1, around a1 1, around a2 and a3 1/2.
  assertClose(complementarity(small(), 0), [0, 0, 0, 0, 50, 0, 100, 0, 50, 50, 100, 0])
  // Region 0 lacks a1 and a2. Region 1 is linked to it three times as much as region 2.
  const links = [9, 3, 1, 3, 0, 0, 1, 0, 0]
  assertClose(linkedComplementarity(small(), links).subarray(0, 4), [50, 12.5, 100, 0])
  assertClose(pairComplementarity(small()).subarray(0, 3), [0, 50, 75])
  assert.deepEqual(bestPartners(small(), { regions: [0] }), [
    {
      region: 0,
      partner: 2,
      value: 75,
      activities: [
        { activity: 1, value: 50 },
        { activity: 2, value: 25 },
      ],
    },
    { region: 0, partner: 1, value: 50, activities: [{ activity: 1, value: 50 }] },
  ])
  assert.deepEqual(bestPartners(small(), { regions: [0], activity: 1, top: 1 }), [
    { region: 0, partner: 2, value: 50, activities: [{ activity: 2, value: 50 }] },
  ])
})

test('what does not fit is refused, what is not defined is NaN', () => {
  assert.throws(() => complementarity(small(), 3), /no region 3; there are 3/)
  assert.throws(() => bestPartners(small(), { regions: [-1] }), /no region -1/)
  assert.throws(() => bestPartners(small(), { activity: 4 }), /no activity 4; there are 4/)
  assert.throws(() => linkedComplementarity(small(), [1, 2]), /2 links, and 3 regions have 9/)
  const none = new Float64Array(4).fill(missing)
  for (const bad of [0, -1, missing, Number.POSITIVE_INFINITY])
    assert.deepEqual(linkedComplementarity(small(), [0, bad, 0, 0, 0, 0, 0, 0, 0]).subarray(0, 4), none)
  // The first region has everything and lacks nothing; what the second lacks is near only what it has.
  const whole = matrixOf(2, 2, [1, 1, 1, 0])
  const binary = presence(whole, { index: whole.values })
  assert.deepEqual([...pairComplementarity(binary)], [missing, missing, 0, 0])
  assert.deepEqual(bestPartners(binary, { regions: [0] }), [])
})

test('the fast forms equal the slow formula', () => {
  const anyLinks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 81, maxLength: 81 })
  fc.assert(
    fc.property(anyMatrix, anyLinks, fc.constantFrom(1, 2), (matrix, drawn, threshold) => {
      const binary = presence(matrix, { threshold })
      const near = proximity(binary)
      const n = binary.activities.length
      const partners = indexes(binary.regions)
      const rows = partners.length
      const links = drawn.slice(0, rows * rows)
      const linked = linkedComplementarity(binary, links)
      const pairs = pairComplementarity(binary)
      for (let r = 0; r < rows; r++) {
        const comp = partners.map(s => indexes(binary.activities).map(a => slowly(binary, near, r, s, a)))
        assertClose(complementarity(binary, r), comp.flat())
        const lacked = (value: number, a: number) => !binary.values[r * n + a] && !Number.isNaN(value)
        assertClose(
          pairs.subarray(r * rows, (r + 1) * rows),
          comp.map(values => meanOf(values.filter(lacked))),
        )
        const linkedTo = partners.filter(s => s !== r && !binary.emptyRegions[s])
        const sum = (of: (s: number) => number) => linkedTo.reduce((total, s) => total + links[r * rows + s] * of(s), 0)
        assertClose(
          linked.subarray(r * n, (r + 1) * n),
          indexes(binary.activities).map(a => sum(s => comp[s][a]) / sum(() => 1)),
        )
      }
    }),
  )
})

test('best partners are those of the pair matrix or of the activity, and their activities add up to them', () => {
  fc.assert(
    fc.property(anyMatrix, fc.nat(8), fc.nat(8), (matrix, anyRegion, anyActivity) => {
      const binary = presence(matrix)
      const n = binary.activities.length
      const rows = binary.regions.length
      const region = anyRegion % rows
      const activity = anyActivity % n
      const byPair = pairComplementarity(binary).subarray(region * rows, (region + 1) * rows)
      const around = complementarity(binary, region).filter((_, cell) => cell % n === activity)
      for (const [scores, options] of [
        [byPair, { top: 3, regions: [region] }],
        [around, { top: 3, regions: [region], activity }],
      ] as const) {
        const best = bestPartners(binary, options)
        const expected = [...scores].filter(score => score > 0).sort((x, y) => y - x)
        assertClose(
          best.map(partner => partner.value),
          expected.slice(0, 3),
        )
        for (const { partner, value, activities } of best) {
          assertClose([scores[partner]], [value])
          assertClose([activities.reduce((sum, part) => sum + part.value, 0)], [value])
          for (const part of activities) {
            assert.equal(binary.values[partner * n + part.activity], 1)
            assert.equal(binary.values[region * n + part.activity], 0)
          }
        }
      }
    }),
  )
})

test('complementarity and own density add to what both have together; values lie in 0…100', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const binary = presence(matrix)
      const n = binary.activities.length
      const own = density(binary)
      for (const [r, values] of allPairs(binary).entries()) {
        assert.ok(values.every(value => Number.isNaN(value) || (value >= 0 && value <= 100 + 1e-9)))
        for (const [s] of binary.regions.entries()) {
          const both = binary.values.slice()
          for (let a = 0; a < n; a++) both[r * n + a] |= binary.values[s * n + a]
          const near = proximity(binary)
          for (let a = 0; a < n; a++) {
            let together = 0
            let around = 0
            for (let b = 0; b < n; b++) {
              if (b === a || Number.isNaN(near[a * n + b])) continue
              around += near[a * n + b]
              together += both[r * n + b] * near[a * n + b]
            }
            const value = values[s * n + a]
            if (Number.isNaN(value)) continue
            assertClose([value + 100 * own[r * n + a]], [(100 * together) / around])
          }
        }
      }
    }),
  )
})

test('regions and activities keep their values when exchanged', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const regions = indexes(matrix.regions).reverse()
      const activities = indexes(matrix.activities).reverse()
      const straight = allPairs(presence(matrix))
      const turned = allPairs(presence(permuted(matrix, regions, activities)))
      for (const [i, r] of regions.entries()) assertClose([...turned[i]].reverse(), straight[r])
      assertClose(
        [...pairComplementarity(presence(permuted(matrix, regions, activities)))].reverse(),
        pairComplementarity(presence(matrix)),
      )
    }),
  )
})

test('an empty region and an empty activity change nothing else and have no value', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const rows = matrix.regions.length
      const n = matrix.activities.length
      const wide = padded(matrix)
      const linksOf = ({ regions }: Matrix) => new Float64Array(regions.length ** 2).fill(1)
      const inside = (values: Float64Array, columns: number) =>
        values.filter((_, cell) => cell % (columns + 1) < columns && cell < rows * (columns + 1))
      const outside = (values: Float64Array, columns: number) =>
        values.filter((_, cell) => cell % (columns + 1) === columns || cell >= rows * (columns + 1))
      for (const [small, large, columns] of [
        [pairComplementarity(presence(matrix)), pairComplementarity(presence(wide)), rows],
        [
          linkedComplementarity(presence(matrix), linksOf(matrix)),
          linkedComplementarity(presence(wide), linksOf(wide)),
          n,
        ],
        [complementarity(presence(matrix), 0), complementarity(presence(wide), 0), n],
      ] as const) {
        assertClose(inside(large, columns), small)
        assert.ok(outside(large, columns).every(Number.isNaN))
      }
    }),
  )
})
