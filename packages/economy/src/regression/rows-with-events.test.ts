import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsWithEvents } from './rows-with-events.ts'

test('rows stay whose group has an event in every effect', () => {
  const y = [0, 0, 3, 0, 1]
  const industries = ['a', 'a', 'b', 'b', 'c']
  const years = [2001, 2002, 2001, 2003, 2002]
  assert.deepEqual(rowsWithEvents([0, 1, 2, 3, 4], y, [industries]), [2, 3, 4])
  assert.deepEqual(rowsWithEvents([0, 1, 2, 3, 4], y, [industries, years]), [2, 4])
  assert.deepEqual(rowsWithEvents([0, 1, 3], y, [industries]), [])
  assert.deepEqual(rowsWithEvents([0, 1], y, []), [0, 1])
})

test('an amount below 0 is kept, so that the fit refuses it', () => {
  assert.deepEqual(rowsWithEvents([0, 1], [-1, 0], [['a', 'b']]), [0])
})
