import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sumMembers } from './member-sums.ts'

const matrix = {
  regions: ['A', 'B', 'C'],
  activities: ['x', 'y'],
  values: Float64Array.from([1, Number.NaN, 2, Number.NaN, 4, 8]),
}

test('a region made of regions stands in the place of its members; what none of them reported stays unknown', () => {
  assert.deepEqual(sumMembers(matrix, { region: 'group:g', members: ['A', 'B', 'Z'] }), {
    regions: ['C', 'group:g'],
    activities: ['x', 'y'],
    values: Float64Array.from([4, 8, 3, Number.NaN]),
  })
})

test('nothing is summed for a region that has a row of its own, or none of whose members has one', () => {
  for (const sum of [
    { region: 'C', members: ['A', 'B'] },
    { region: 'group:g', members: ['Y', 'Z'] },
  ])
    assert.deepEqual(sumMembers(matrix, sum), matrix)
})
