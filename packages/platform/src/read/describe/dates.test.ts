import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { coarseDate, findDate } from './dates.ts'

test('dates are as coarse as they are written', () => {
  assert.equal(coarseDate('2024-01-03 22:13:23'), '2024-01-03')
  assert.equal(coarseDate('2022年11月30日'), '2022-11-30')
  assert.equal(coarseDate('2022年11月'), '2022-11')
  assert.equal(coarseDate('二〇二五年九月八日'), '2025-09-08')
  assert.equal(coarseDate('二○二四年十二月二十一日'), '2024-12-21')
  assert.equal(coarseDate('20240103'), '2024-01-03')
  assert.equal(coarseDate('4 September 2023'), '2023-09-04')
  assert.equal(coarseDate('Sep 2023'), '2023-09')
  assert.equal(coarseDate('2023'), '2023')
  assert.equal(coarseDate('2023-02-30'), null)
  assert.equal(coarseDate('编号 2023 号'), null)
})

test('a date is found where it stands', () => {
  assert.deepEqual(findDate('发于2024年5月6日。'), { date: '2024-05-06', start: 2, end: 11 })
  fc.assert(
    fc.property(fc.string(), text => {
      const found = findDate(text)
      return found === null || (found.start < found.end && coarseDate(text.slice(found.start, found.end)) !== null)
    }),
  )
})
