import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const read = (text: string) => extract({ source: 'test', text })

test('columns say owner, field, budget in the unit of the header, and criteria', () => {
  const text =
    '技术需求清单\n领域\t需求名称\t需求单位\t指标要求\t预算（万元）\n港口\t岸桥检测\t示例码头公司\t误差不大于3厘米；不停机\t180'
  const [need] = read(text).needs
  assert.deepEqual(
    [need.title, need.owner, need.field, need.budget, need.criteria],
    [
      '岸桥检测',
      '示例码头公司',
      '港口',
      { value: 1800000, unit: '元', quote: '180' },
      [{ quote: '误差不大于3厘米', op: '≤', value: 3, unit: '厘米' }, { quote: '不停机' }],
    ],
  )
})

test('labels in an item say the same', () => {
  const text = '揭榜挂帅榜单\n榜单一　网箱清洗机器人\n发榜单位：示例海工公司\n考核指标：破损率低于0.05%\n榜额：860万元'
  const [need] = read(text).needs
  assert.deepEqual(
    [need.title, need.owner, need.budget?.value, need.criteria?.map(({ quote }) => quote)],
    ['网箱清洗机器人', '示例海工公司', 8600000, ['破损率低于0.05%']],
  )
})

test('running text says who wants it, for how much and what must hold; what is not said is left out', () => {
  const [need] = read('示例矿业集团公开征集井下巡检机器人，要求防爆、连续工作8小时以上，预算1200万元。').needs
  assert.equal(need.budget?.value, 12000000)
  assert.ok(need.criteria?.some(({ quote }) => quote.includes('连续工作8小时以上')))
  const [bare] = read('示例港口有限公司急需无人集卡调度系统。').needs
  assert.deepEqual([bare.budget, bare.criteria, bare.field], [undefined, undefined, undefined])
})
