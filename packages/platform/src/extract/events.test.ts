import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const events = (text: string) =>
  extract({ source: 'test', text }).events.map(({ date, place, what }) => [date, place, what])

test('a dated act with its place; the list takes the year of its heading', () => {
  assert.deepEqual(
    events('2023大事记\n• 1月，示例智算中心在江苏无锡揭牌。\n• 4月，上海印发《示例意见》；10月，印发《示例方案》。'),
    [
      ['2023-01', '无锡', '示例智算中心在江苏无锡揭牌'],
      ['2023-04', '上海', '上海印发《示例意见》'],
      ['2023-10', '上海', '印发《示例方案》'],
    ],
  )
})

test('limits, forecasts, comparisons, questions and statistics are no events', () => {
  const text =
    '请于2025年5月30日前提交。到2030年建成。比2020年增长48%。2024年，投入突破3万亿元。2024年，城市如何发布政策？\n2025年度揭榜榜单'
  assert.deepEqual(events(text), [])
})

test('an act abroad does not happen at the seat of the firm', () => {
  assert.deepEqual(events('2017年，立讯精密在美国硅谷设立研发中心。'), [
    ['2017', null, '立讯精密在美国硅谷设立研发中心'],
  ])
})
