import assert from 'node:assert/strict'
import test from 'node:test'
import { isSite, partsOf, statedTitle, titleByHeadings } from './title.ts'

const prose = '样例市去年开放了三条试验道路,无人运输车在夜里把集装箱从码头送到堆场,白天停在车库里充电。'
const titleOf = (...lines: string[]) => statedTitle(lines, lines)

test('a title is the first line, unless it may be something else', () => {
  assert.equal(titleOf('无人车的一年', prose), '无人车的一年')
  assert.equal(titleOf('发布地址: 样例市', prose), null)
  assert.equal(titleOf(prose), null)
})

test('a title stands above the byline, under whatever was put before it', () => {
  assert.equal(
    titleOf('首页|专题|论坛', '1. 今日热帖', '无人车的一年', '来源：示例网 2024-05-06', prose),
    '无人车的一年',
  )
  assert.equal(titleOf('无 人 车 的 一 年', '2024-05-06 浏览：3', prose), '无人车的一年')
})

test('a title set over lines is one, and the site behind it is none of it', () => {
  assert.equal(
    titleOf('样例市显示产业链', '应用场景清单', '（第二批）', prose),
    '样例市显示产业链应用场景清单（第二批）',
  )
  assert.equal(titleOf('样例市显示产业办法 - 文档之家 - 免费下载', prose), '样例市显示产业办法')
})

test('the heading of a page counts where its <title> is cut short, a column, or spam', () => {
  const heading = '样例市算力券细则：每年最高二百万元'
  assert.equal(titleByHeadings('样例市算力券细则 - 示例网', [], [heading]), heading)
  assert.equal(titleByHeadings('公报_示例信息网', [heading], []), heading)
  assert.equal(titleByHeadings(`${heading}_示例网`, ['示例网'], []), heading)
  assert.equal(titleByHeadings('无人车的一年-样例健康网', [], []), '无人车的一年')
  assert.equal(titleByHeadings(null, [heading], []), heading)
})

test('the end of <title> is the site where it ends as sites do or the page names it above', () => {
  assert.deepEqual(partsOf('无人车的一年 - 示例丈量 - 博客'), { title: '无人车的一年', end: '示例丈量' })
  assert.equal(isSite('示例丈量', ['标题', '原创 | 示例丈量'], '标题'), true)
  assert.equal(isSite('示例丈量', ['标题', prose], '标题'), false)
  assert.equal(isSite('示例健康网', [], null), true)
})

test('what link sellers chain together is no title; what markup calls one is', () => {
  const sold = '老虎机攻略_在线看片_走势图大全_美女直播'
  const own = '二〇二一年样例市港航大事记'
  assert.equal(titleByHeadings(`${sold}_示例网`, [sold], ['一月', '二月'], [own]), own)
  assert.equal(titleByHeadings(`${sold}_示例网`, [sold, own], [], []), own)
  assert.equal(titleByHeadings(`${sold}_示例网`, [sold], ['一月'], []), null)
  assert.equal(titleByHeadings('年度报告', [], ['一、概况', '样例港2022年度报告'], []), '样例港2022年度报告')
  assert.equal(titleByHeadings(`开户送彩金|注册-${own}-示例网`, [], ['一月', own], []), own)
})

test('the running head of a journal and the bar of an app are no titles', () => {
  for (const head of ['示例港口研究 2023年第2期 第 18 页', '示例学刊 · 2021 第4期', '示例云港 APP内打开'])
    assert.equal(titleOf(head, '无人车的一年', prose), '无人车的一年')
})
