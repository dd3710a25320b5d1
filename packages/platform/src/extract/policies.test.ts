import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const policies = (text: string) =>
  extract({ source: 'test', text }).policies.map(({ name, issuer, amounts }) => [
    name,
    issuer,
    amounts.map(({ value, unit }) => `${value} ${unit}`),
  ])

test('an instrument has the issuer before the verb and the amounts of its sentence', () => {
  assert.deepEqual(
    policies('2月，浙江杭州发布《示例奖励办法（试行）》，最高1亿元，补助30%，惠及20家，占比40%。另有5万元。'),
    [['示例奖励办法（试行）', '杭州', ['100000000 元', '30 %']]],
  )
  assert.deepEqual(policies('国务院《关于示例的指导意见》明确方向'), [['关于示例的指导意见', '国务院', []]])
  assert.deepEqual(policies('《北京市示例促进条例》施行'), [['北京市示例促进条例', '北京', []]])
})

test('books, articles and algorithms are no instruments', () => {
  assert.deepEqual(
    policies('《创新的起源》《示例日报》《排序算法》《深圳公布示例行动计划：打造标杆》，著作《示例计划》'),
    [],
  )
})

test('a notice gives all its amounts to the instrument that it announces, and the one who signs it as issuer', () => {
  const text =
    '关于印发《示例市示例措施》的通知\n第一条 奖励20万元。\n第二条 补助30%。\n示例市科学技术局\n2024年6月20日'
  assert.deepEqual(policies(text), [['示例市示例措施', '示例市科学技术局', ['200000 元', '30 %']]])
})

test('an English title after a verb of issuing', () => {
  assert.deepEqual(policies('Hangzhou issued the Action Plan for Embodied Intelligence, with 3 million yuan.'), [
    ['Action Plan for Embodied Intelligence', '杭州', ['3000000 元']],
  ])
})
