import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDates } from './dates.ts'
import { readPassage } from './passage.ts'

const dates = (text: string, title: string | null = null, published: string | null = null) =>
  findDates(readPassage(text), title, published).map(({ iso }) => iso)

test('a date is as coarse as it is written', () => {
  assert.deepEqual(dates('2023年，2017年7月，2018年6月1日，2024-01-03，6月20日'), [
    '2023',
    '2017-07',
    '2018-06-01',
    '2024-01-03',
    '2024-06-20',
  ])
  assert.deepEqual(dates('6月20日'), ['--06-20'])
  assert.deepEqual(dates('二〇二四年六月十八日'), ['2024-06-18'])
})

test('a month takes its year from the heading above it, or from the title', () => {
  assert.deepEqual(dates('2023城市大事记\n2月，开工。\n2024展望\n3月，揭牌。'), ['2023-02', '2024-03'])
  assert.deepEqual(dates('2月，开工。', '2022年大事记'), ['2022-02'])
  assert.deepEqual(dates('2020年和2021年比较\n2月，开工。'), ['2020', '2021', '--02'])
})

test('同月, 同年 and 去年 refer to what was told before, or to the day of publication', () => {
  assert.deepEqual(dates('2023年5月，甲。同月，乙。同年8月，丙。'), ['2023-05', '2023-05', '2023-08'])
  assert.deepEqual(dates('去年9月，甲。', null, '2024-01-03'), ['2023-09'])
})

test('English dates', () => {
  assert.deepEqual(dates('On 18 June 2024 and March 12, 2025; in October 2023; in 2020.'), [
    '2024-06-18',
    '2025-03-12',
    '2023-10',
    '2020',
  ])
})

test('what cannot be a date is none', () => {
  assert.deepEqual(dates('13月，45日，“十四五”，3个月，2000年历史'), [])
})
