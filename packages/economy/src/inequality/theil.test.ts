import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assertClose } from '../testing/reference.ts'
import { theilDecomposition, theilL, theilT } from './theil.ts'

const close = { relative: 1e-9, absolute: 1e-12 }

test('Theil T and L worked out by hand; 0 is allowed in T only', () => {
  // Half the mean and one and a half times the mean.
  assertClose([theilT([1, 3])], [(0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2])
  assertClose([theilL([1, 3])], [-(Math.log(0.5) + Math.log(1.5)) / 2])
  assertClose([theilT([0, 0, 0, 1])], [Math.log(4)])
  assert.equal(theilL([0, 1]), Number.NaN)
})

const place = fc.record({
  value: fc.integer({ min: 1, max: 100 }),
  weight: fc.integer({ min: 0, max: 5 }),
  group: fc.constantFrom('north', 'south', 'west'),
})
const places = fc
  .array(place, { minLength: 2, maxLength: 12 })
  .filter(all => all.filter(one => one.weight > 0).length > 1)

test('between and within add up to the total, and each is what its definition says', () => {
  fc.assert(
    fc.property(places, all => {
      const values = all.map(one => one.value)
      const weights = all.map(one => one.weight)
      const names = all.map(one => one.group)
      const { groups, t, l } = theilDecomposition(values, names, { weights })
      assert.deepEqual(groups, [...new Set(names)])
      assertClose([t.total, l.total], [theilT(values, { weights }), theilL(values, { weights })])
      assertClose([t.between + t.within, l.between + l.within], [t.total, l.total], close)
      // Everyone given the mean of the group.
      const means = all.map(one => {
        const own = all.filter(other => other.group === one.group && other.weight > 0)
        const people = own.reduce((sum, other) => sum + other.weight, 0)
        return people ? own.reduce((sum, other) => sum + other.weight * other.value, 0) / people : 1
      })
      assertClose([t.between, l.between], [theilT(means, { weights }), theilL(means, { weights })], close)
      groups.forEach((group, g) => {
        const own = all.filter(one => one.group === group)
        const options = { weights: own.map(one => one.weight) }
        const ownValues = own.map(one => one.value)
        assertClose([t.ofGroup[g], l.ofGroup[g]], [theilT(ownValues, options), theilL(ownValues, options)])
      })
    }),
  )
})

test('a group of one place, a group with nothing, a place without a group', () => {
  const one = theilDecomposition([1, 3, 2], ['a', 'a', 'b'])
  assertClose([one.t.between, one.l.between], [0, 0])
  assertClose([one.t.within, one.l.within], [theilT([1, 3]) * (2 / 3), theilL([1, 3]) * (2 / 3)])
  assertClose(one.t.ofGroup, [theilT([1, 3]), Number.NaN])

  const empty = theilDecomposition([1, 3, 0, 0], ['a', 'a', 'b', 'b'])
  assertClose([empty.t.between, empty.t.within], [Math.log(2), theilT([1, 3])])
  assert.deepEqual([empty.l.total, empty.l.between, empty.l.within], [Number.NaN, Number.NaN, Number.NaN])

  for (const bad of [theilDecomposition([1, 3], ['a', '']), theilDecomposition([1, Number.NaN], ['a', 'b'])])
    for (const parts of [bad.t, bad.l])
      assert.deepEqual(
        [parts.total, parts.between, parts.within, ...parts.ofGroup],
        [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
      )
  assert.throws(() => theilDecomposition([1, 2], ['a']), {
    name: 'RangeError',
    message: 'There are 2 values and 1 groups',
  })
})
