import assert from 'node:assert/strict'
import test from 'node:test'
import { gatherCopies } from './copies.ts'

const text = 'Three cities open a list of test fields to firms from elsewhere, with rules for each of them.'

test('of many files that say the same only some are named, the rest are counted', () => {
  const copies = gatherCopies()
  for (let number = 1; number <= 12; number++) copies.add(`${number}.txt`, text)
  assert.deepEqual(copies.tell(), [
    '11 of 12 files say the same as an earlier one',
    '  1.txt = 2.txt = 3.txt = 4.txt = 5.txt = 6.txt = 7.txt = 8.txt = 4 more',
  ])
})
