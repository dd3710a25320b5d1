import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Interval, ramp, unknownShare } from './interval.ts'
import { assignedClass, membership } from './membership.ts'

/** The play that exp and log leave. */
const rounding = 1e-12

const anyInterval = (min: number, max: number): fc.Arbitrary<Interval> => {
  const end = fc.double({ min, max, noNaN: true })
  return fc.tuple(end, end).map(([a, b]): Interval => [Math.min(a, b), Math.max(a, b)])
}
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })
const within = ([low, high]: Interval, at: number): Interval => {
  const value = Math.min(high, low + (high - low) * at)
  return [value, value]
}

test('a ramp rises, falls, and keeps an open end', () => {
  assert.deepEqual(ramp([0, 2.5], 1, 3), [0, 0.75])
  assert.deepEqual(ramp([0, 2.5], 3, 1), [0.25, 1])
  assert.deepEqual(ramp([2, Number.POSITIVE_INFINITY], 1, 3), [0.5, 1])
  assert.deepEqual(ramp([1, 5], 3, 3), [Number.NaN, Number.NaN])
  assert.deepEqual(ramp([Number.NaN, Number.NaN], 1, 3), [Number.NaN, Number.NaN])
})

test('a membership by hand: the gate times the geometric mean', () => {
  assert.deepEqual(membership([[1, 1], unknownShare]), [0, 1])
  const [low, high] = membership(
    [
      [0.25, 0.25],
      [0.25, 1],
    ],
    { gate: [0, 0.5] },
  )
  assert.equal(low, 0)
  assert.ok(Math.abs(high - 0.25) < rounding)
  assert.deepEqual(membership([]), [Number.NaN, Number.NaN])
})

test('the membership of any true values lies in the interval', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          value: anyInterval(-10, 10),
          from: fc.integer({ min: -10, max: 10 }),
          width: fc.integer({ min: -9, max: 9 }).filter(width => width !== 0),
          at: anyShare,
        }),
        { minLength: 1, maxLength: 5 },
      ),
      anyInterval(0, 1),
      anyShare,
      (parts, gate, gateAt) => {
        const [low, high] = membership(
          parts.map(({ value, from, width }) => ramp(value, from, from + width)),
          { gate },
        )
        const [truth, same] = membership(
          parts.map(({ value, at, from, width }) => ramp(within(value, at), from, from + width)),
          { gate: within(gate, gateAt) },
        )
        assert.equal(truth, same)
        assert.ok(0 <= low && low - rounding <= truth && truth <= high + rounding && high <= 1)
      },
    ),
  )
})

test('a class is given at a half and clearly ahead', () => {
  assert.equal(assignedClass({ a: [0.7, 0.7], b: [0.5, 0.5] }), 'a')
  assert.equal(assignedClass({ a: [0.7, 0.7], b: [0.6, 0.6] }), 'mixed')
  assert.equal(assignedClass({ a: [0.4, 0.4], b: [0.1, 0.1] }), 'mixed')
  assert.equal(assignedClass({ a: [0.6, 0.6], b: [0.1, 0.55] }), 'insufficient-data')
  assert.equal(assignedClass({ a: [0.9, 0.9], b: [Number.NaN, Number.NaN] }), 'insufficient-data')
  assert.equal(assignedClass({ a: [0.3, 0.3] }, { atLeast: 0.2, aheadOfNext: 0.1 }), 'a')
  assert.equal(assignedClass({}), 'mixed')
})

test('a class that is given is given wherever the memberships lie, and an open one is not settled', () => {
  const anyMembership = fc.oneof(
    anyInterval(0, 1),
    anyShare.map((share): Interval => [share, share]),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(anyMembership, anyShare), { minLength: 1, maxLength: 4 }), classes => {
      const named = (shares: Interval[]) => Object.fromEntries(shares.map((share, i) => [`class ${i}`, share]))
      const answer = assignedClass(named(classes.map(([share]) => share)))
      const truth = assignedClass(named(classes.map(([share, at]) => within(share, at))))
      if (answer !== 'insufficient-data') assert.equal(truth, answer)
      else {
        const corners = classes.map((_, own) => classes.map(([share], i) => within(share, i === own ? 1 : 0)))
        const answers = new Set(corners.map(corner => assignedClass(named(corner))))
        for (const [own] of classes.entries())
          answers.add(assignedClass(named(classes.map(([share], i) => within(share, i === own ? 0 : 1)))))
        assert.ok(answers.size > 1)
      }
    }),
  )
})
