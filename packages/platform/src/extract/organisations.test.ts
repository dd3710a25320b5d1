import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const organisations = (text: string) =>
  extract({ source: 'test', text }).organisations.map(({ name, kind, place }) => [name, kind, place])

test('a name is read leftwards from what it ends in', () => {
  assert.deepEqual(
    organisations('由合肥市科技局与中国科学技术大学先进技术研究院、国仪示例（合肥）技术有限公司联合举办'),
    [
      ['合肥市科技局', 'agency', '合肥'],
      ['中国科学技术大学先进技术研究院', 'institute', '合肥'],
      ['国仪示例（合肥）技术有限公司', 'firm', '合肥'],
    ],
  )
  assert.deepEqual(organisations('天津滨海—示例科技园、香港中文大学（深圳）'), [
    ['天津滨海—示例科技园', 'park', '滨海'],
    ['香港中文大学（深圳）', 'university', '深圳'],
  ])
})

test('short forms of universities and institutes are spelled out, firms and agencies keep their name', () => {
  assert.deepEqual(organisations('清华、北大，工信部，大疆'), [
    ['清华大学', 'university', '北京'],
    ['北京大学', 'university', '北京'],
    ['工信部', 'agency', null],
    ['大疆', 'firm', '深圳'],
  ])
})

test('a short form that the text introduces stands for the full name', () => {
  assert.deepEqual(organisations('示例云岭科技有限公司（以下简称“云岭”）成立，云岭随后融资。'), [
    ['示例云岭科技有限公司', 'firm', null],
    ['示例云岭科技有限公司', 'firm', null],
    ['示例云岭科技有限公司', 'firm', null],
  ])
})

test('kinds, counts and descriptions of organisations name nobody', () => {
  const text =
    '16个研究中心，一家科技公司，这些大学，上市公司，数据中心，英国科技公司，华盛顿市中心，国家中心城市，技术合作联盟，公安部门，大学生'
  assert.deepEqual(organisations(text), [])
})

test('English names end in what they are', () => {
  assert.deepEqual(organisations("Sample Robotics Co., Ltd. and Wuhan's East Lake Zone, the Ministry of Education"), [
    ['Sample Robotics Co., Ltd.', 'firm', null],
    ['East Lake Zone', 'park', '武汉'],
    ['Ministry of Education', 'agency', null],
  ])
})
