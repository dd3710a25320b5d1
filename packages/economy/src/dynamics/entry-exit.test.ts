import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Matrix } from '../matrix.ts'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceMatrix, referenceTable } from '../testing/reference.ts'
import { churn } from './churn.ts'
import { entry, exit } from './entry-exit.ts'
import { growth } from './growth.ts'
import { survival } from './survival.ts'

const nothing = Number.NaN

/** The amounts as they are: 1 present, 0 absent. */
const asGiven = (matrix: Matrix) => presence(matrix, { index: matrix.values })

/** Two matrices of one shape. */
const anyPeriods = anyMatrix.chain(before =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: before.values.length, maxLength: before.values.length })
    .map(values => ({ before, after: { ...before, values: Float64Array.from(values) } })),
)

const before = asGiven(matrixOf(3, 3, [1, 1, 0, 0, 1, 1, 0, 0, 0]))
const after = asGiven(matrixOf(3, 3, [1, 0, 1, 0, 1, 1, 1, 0, 1]))

test('Entry and exit of the 48 cities agree with EconGeo, cell by cell', { skip: referenceAbsent }, () => {
  const first = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const second = presence(referenceMatrix('cities48x90/counts_t2.csv'))
  const entries = entry(first, second)
  const exits = exit(first, second)
  assertClose(entries, referenceMatrix('cities48x90/out/econgeo_entry_mat.csv').values, { relative: 0, absolute: 0 })
  assertClose(exits, referenceMatrix('cities48x90/out/econgeo_exit_mat.csv').values, { relative: 0, absolute: 0 })

  const { rows } = referenceTable('cities48x90/out/scalars.csv')
  const scalar = (quantity: string) => Number(rows.find(row => row[2] === quantity)?.[3])
  const known = (values: Float64Array) => values.filter(value => !Number.isNaN(value))
  assert.equal(known(entries).filter(Boolean).length, scalar('n_entry'))
  assert.equal(known(exits).filter(Boolean).length, scalar('n_exit'))
  assert.equal(known(entries).length, scalar('n_entry_risk'))
  assert.equal(known(exits).length, scalar('n_exit_risk'))
  const { entered, left } = churn(first, second)
  assert.equal(
    entered.reduce((sum, count) => sum + count),
    scalar('n_entry'),
  )
  assert.equal(
    left.reduce((sum, count) => sum + count),
    scalar('n_exit'),
  )
  assertClose(survival([first, second]).survival, [1 - scalar('n_exit') / scalar('n_exit_risk')])
})

test('Entry and exit worked out by hand; of an empty region nothing is said', () => {
  assert.deepEqual([...entry(before, after)], [nothing, nothing, 1, 0, nothing, nothing, nothing, nothing, nothing])
  assert.deepEqual([...exit(before, after)], [0, 1, nothing, nothing, 0, 0, nothing, nothing, nothing])
})

test('A cell is at risk of entry or of exit, never of both, and an exit is an entry backwards in time', () => {
  fc.assert(
    fc.property(anyPeriods, periods => {
      const first = presence(periods.before)
      const second = presence(periods.after)
      const entries = entry(first, second)
      const exits = exit(first, second)
      const backwards = entry(second, first)
      entries.forEach((value, cell) => {
        const r = Math.floor(cell / first.activities.length)
        const a = cell % first.activities.length
        const empty = [first, second].some(p => p.emptyRegions[r] || p.emptyActivities[a])
        assert.equal(Number.isNaN(value) && Number.isNaN(exits[cell]), empty)
        assert.ok(Number.isNaN(value) || Number.isNaN(exits[cell]))
        assert.equal(exits[cell] === 1, backwards[cell] === 1)
      })
    }),
  )
})

test('Churn worked out by hand', () => {
  const { entered, left, kept, entryRate, exitRate, turnover } = churn(before, after)
  assert.deepEqual([...entered], [1, 0, nothing])
  assert.deepEqual([...left], [1, 0, nothing])
  assert.deepEqual([...kept], [1, 2, nothing])
  assert.deepEqual([...entryRate], [1, 0, nothing])
  assert.deepEqual([...exitRate], [0.5, 0, nothing])
  assertClose(turnover, [2 / 3, 0, nothing])
})

test('Churn of activities is that of regions with the sides exchanged, and its counts add up', () => {
  fc.assert(
    fc.property(anyPeriods, periods => {
      const first = presence(periods.before)
      const second = presence(periods.after)
      const byRegion = churn(first, second)
      const byActivity = churn(first, second, { by: 'activity' })
      const sum = (values: Float64Array) => values.reduce((total, value) => total + (value || 0), 0)
      for (const name of ['entered', 'left', 'kept'] as const) assert.equal(sum(byRegion[name]), sum(byActivity[name]))
      for (const rates of [byRegion, byActivity])
        for (const name of ['entryRate', 'exitRate', 'turnover'] as const)
          assert.ok(rates[name].every(value => Number.isNaN(value) || (value >= 0 && value <= 1)))
      const jaccard = first.regions.map((_, r) => {
        const cells = first.activities
          .map((_, a) => a)
          .filter(a => ![first, second].some(p => p.emptyRegions[r] || p.emptyActivities[a]))
          .map(a => [first, second].map(p => p.values[r * first.activities.length + a]))
        return 1 - cells.filter(([b, c]) => b && c).length / cells.filter(([b, c]) => b || c).length
      })
      assertClose(byRegion.turnover, jaccard)
    }),
  )
})

test('Empty rows and columns change nothing, and regions may stand in any order', () => {
  fc.assert(
    fc.property(anyPeriods, periods => {
      const first = presence(periods.before)
      const second = presence(periods.after)
      const plain = churn(first, second)
      const rows = first.regions.length
      const wide = churn(presence(padded(periods.before)), presence(padded(periods.after)))
      const turn = (matrix: Matrix) =>
        presence(permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse()))
      const turned = churn(turn(periods.before), turn(periods.after))
      for (const name of ['entered', 'exitRate', 'turnover'] as const) {
        assertClose(wide[name], [...plain[name], nothing])
        assertClose(turned[name], plain[name].slice(0, rows).reverse())
      }
      assert.deepEqual(
        survival([presence(padded(periods.before)), presence(padded(periods.after))]),
        survival([first, second]),
      )
    }),
  )
})

test('Survival over four periods worked out by hand', () => {
  // One region; b is always there so that no period is empty. Spells: a lasts 2 and ends; c begins, lasts 1, ends; d
  // begins in the third period and still runs.
  const rows = [
    [1, 1, 0, 0],
    [1, 1, 1, 0],
    [0, 1, 0, 1],
    [0, 1, 0, 1],
  ]
  const periods = rows.map(row => ({
    ...asGiven(matrixOf(1, 4, row)),
    // Otherwise absence throughout would read as an empty activity.
    emptyActivities: new Uint8Array(4),
  }))
  const all = survival(periods)
  assert.deepEqual([...all.atRisk], [4, 2, 1])
  assert.deepEqual([...all.ended], [1, 1, 0])
  assertClose(all.survival, [3 / 4, 3 / 8, 3 / 8])
  const begun = survival(periods, { begun: true })
  assert.deepEqual([...begun.atRisk], [2, 0, 0])
  assertClose(begun.survival, [1 / 2, nothing, nothing])
  const gap = [periods[0], { ...periods[1], emptyRegions: new Uint8Array(1).fill(1) }, periods[2], periods[3]]
  assert.deepEqual([...survival(gap).atRisk], [2, 0, 0])
  assert.deepEqual([...survival(gap, { begun: true }).atRisk], [0, 0, 0])
  assert.deepEqual([...survival([]).survival, ...survival([periods[0]]).survival], [])
})

test('Survival of two periods is 1 less the exit rate and never rises over more', () => {
  fc.assert(
    fc.property(fc.array(anyMatrix, { minLength: 2, maxLength: 5 }), matrices => {
      const rows = Math.min(...matrices.map(matrix => matrix.regions.length))
      const columns = Math.min(...matrices.map(matrix => matrix.activities.length))
      const periods = matrices.map(matrix => presence(matrixOf(rows, columns, matrix.values.slice(0, rows * columns))))
      const exits = exit(periods[0], periods[1]).filter(value => !Number.isNaN(value))
      const share = exits.length ? 1 - exits.filter(Boolean).length / exits.length : nothing
      assertClose(survival(periods.slice(0, 2)).survival, [share])
      const curve = survival(periods)
      curve.survival.forEach((value, d) => {
        assert.ok(curve.ended[d] <= curve.atRisk[d])
        if (d && !Number.isNaN(value)) assert.ok(value <= curve.survival[d - 1])
      })
    }),
  )
})

test('Growth worked out by hand, and without a number where there is no rate', () => {
  assertClose(growth([4, 5, 0, 2, -1, nothing], [5, 0, 3, 2, 2, 1]), [0.25, -1, nothing, 0, nothing, nothing])
  assertClose(growth([1, 2, 0], [Math.E, 0, 1], { log: true }), [1, nothing, nothing])
  assert.throws(() => growth([1], [1, 2]), /has 1 values, the later 2/)
})

test('Periods with other regions or activities cannot be compared', () => {
  assert.throws(() => entry(before, asGiven(matrixOf(2, 3, [1, 0, 1, 1, 1, 0]))), /3 regions, the later 2/)
  assert.throws(
    () => exit(before, { ...after, activities: ['a0', 'b', 'a2'] }),
    /Number 2 of the activities is “a1” in the earlier period, “b” in the later/,
  )
})
