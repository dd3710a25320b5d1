import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, edited } from './draft.ts'
import { innerSpaces } from './spaces.ts'

const mended = (text: string) => edited(draftOf(text), innerSpaces(text)).text

test('where spaces cut words, all single spaces beside Han characters and digits go', () => {
  for (const [torn, whole] of [
    ['市 里计 划三 年内 新建 中 试平 台 20 个，总投 资 35 亿 元。', '市里计划三年内新建中试平台20个，总投资35亿元。'],
    ['示 范区 管委 会 委托 港务 集 团负 责 运 营', '示范区管委会委托港务集团负责运营'],
    ['二 、 申 报 条 件', '二、申报条件'],
    ['该 系统 采用 Open RAN 架 构，已在 三 个港 口部 署 。', '该系统采用 Open RAN 架构，已在三个港口部署。'],
  ] as const)
    assert.equal(mended(torn), whole)
})

test('spaces between names, behind the head of a line and behind the word for a role stay', () => {
  for (const text of [
    '出席会议的有 王一 李二三 赵四 钱五六 等专家，会期两天，地点在港城。',
    '6月3日 港务集团与铁路公司签约，共建多式联运中心，总投资八亿元。',
    '• 2017年底 首条产线投产，当年交付三百台设备，产值过亿元。',
    '本报讯（记者 王某）昨天上午，两市签署了合作备忘录，期限五年。',
    '主办单位    承办单位    协办单位',
    '新能源 新材料 高端装备 生物医药 数字经济',
  ])
    assert.equal(mended(text), text)
})
