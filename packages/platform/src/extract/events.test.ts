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

test('several times in a sentence are several events; 当天 is the day told before', () => {
  assert.deepEqual(events('2024年3月5日，示例研究院在合肥揭牌；当天，示例平台启用。2021年5月开工，2023年6月投产。'), [
    ['2024-03-05', '合肥', '示例研究院在合肥揭牌'],
    ['2024-03-05', null, '示例平台启用'],
    ['2021-05', null, '开工'],
    ['2023-06', null, '投产'],
  ])
})

test('a sentence that begins with its month tells an event without a known act, but not a change of numbers', () => {
  assert.deepEqual(
    events('2024年大事\n5月，示例氢能车跑完第一趟。\n6月，出口额同比增长8%。').map(([date]) => date),
    ['2024-05'],
  )
})

test('equal partners from two places share no place; the one who goes first has it', () => {
  assert.deepEqual(
    events('2024年3月，苏州、无锡签署协议。\n2024年4月，苏州与无锡联合发布榜单。\n2024年5月，苏州与无锡签署协议。').map(
      ([date, place]) => [date, place],
    ),
    [
      ['2024-03', null],
      ['2024-04', null],
      ['2024-05', '苏州'],
    ],
  )
})

test('a notice happens on the day of its signature, at the seat of who signs; the line above an article tells nothing', () => {
  assert.deepEqual(
    events(
      '2025-02-15 10:20 来源：示例网\n现就担保业务通知如下。\n一、支持对象：示例企业。\n嘉兴市科学技术局\n2025年2月14日',
    ),
    [['2025-02-14', '嘉兴', '现就担保业务通知如下']],
  )
})
