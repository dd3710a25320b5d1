import assert from 'node:assert/strict'
import test from 'node:test'
import { statedByLines } from './bylines.ts'

const prose = '样例市去年开放了三条试验道路,无人运输车在夜里把集装箱从码头送到堆场,白天停在车库里充电。'
const stated = (...lines: string[]) => statedByLines(lines, lines, '标题')

test('date and publisher are read under a label near the title or at the end', () => {
  const reprint = stated('标题', '發布時間:2024-01-03 22:13:23來源: 19333647', prose)
  assert.deepEqual(reprint, { published: '2024-01-03', publisher: null })
  assert.equal(stated('标题', prose, '?文章來源:丈量城市').publisher, '丈量城市')
  assert.equal(stated('标题', '来源：示例日报2024-05-13 04:02', prose).publisher, '示例日报')
  assert.equal(stated('标题', '2024-01-05 10:20来源：示例网作者：某某点击：8', prose).publisher, '示例网')
  assert.equal(stated('标题', '发布机构：示例市科技局 成文日期：2025-02-14', prose).publisher, '示例市科技局')
  assert.equal(stated('标题', prose, '（来源：示例观察，2025年1月10日）').publisher, '示例观察')
  assert.equal(stated('标题', prose, '(来源:示例大学)').publisher, null)
  assert.equal(stated('标题', prose, '合同于2024年签署').published, null)
})

test('an account that posted and a name beside the date count without a label', () => {
  assert.equal(stated('标题', '原创 | 示例丈量 编辑 | 某部 2025-02-09', prose).publisher, '示例丈量')
  assert.equal(stated('标题', '2025年8月11日 15:30 示例数据网 1.2万阅读', prose).publisher, '示例数据网')
  assert.equal(stated('示例日报数字报   第A03版   要闻', '标题', prose).publisher, '示例日报')
})

test('a date without a label is the date of publication where it is a part of a byline', () => {
  assert.equal(stated('标题', '示例评论 · 2024-11-28 09:00 · 来自样例', prose).published, '2024-11-28')
  assert.equal(stated('文档 ┃ 2024-07-22', '标题', '2024-07-19 浏览量：355', prose).published, '2024-07-19')
  assert.equal(stated('标题', '報名截止 2024-11-28', prose).published, null)
  assert.equal(stated('标题', '2024年1月3日', prose, '2024年2月4日', prose, '2024年3月5日', prose).published, null)
  assert.equal(stated('标题', '项目于 2024-11-28 开工。', prose).published, null)
})

test('a signature at the foot names body and date, in two lines, in one, or before an annex', () => {
  const signed = { publisher: '示例市科技局', published: '2025-09-08' }
  assert.deepEqual(stated('标题', prose, '示例市科技局', '二〇二五年九月八日'), signed)
  assert.deepEqual(stated('标题', prose, '（示例市科技局 2025年9月8日）'), signed)
  const annex = Array.from({ length: 12 }, () => prose)
  assert.deepEqual(stated('标题', prose, '示例市科技局 示例市财政局', '2025年9月8日', ...annex), signed)
  assert.deepEqual(stated('标题', prose, '一、时间安排', '2025年9月8日', ...annex), {
    publisher: null,
    published: null,
  })
})

test('who posted, whose rights the foot reserves, a body beside a clock, and when a page was last changed', () => {
  assert.deepEqual(stated('标题', '发布：示例对接平台  2025.08.11  收藏(17)', prose), {
    published: '2025-08-11',
    publisher: '示例对接平台',
  })
  assert.equal(stated('标题', '2024-09-13 16:45:02　示例保税区管理局　已阅 86 次', prose).publisher, '示例保税区管理局')
  assert.equal(stated('标题', prose, 'CopyRight 示例供应链平台 All Rights Reserved').publisher, '示例供应链平台')
  assert.equal(stated('标题', '发布者：admin 2024-01-03', prose).publisher, null)
  assert.equal(stated('标题', prose, '更新日期：2025年3月31日').published, '2025-03-31')
})

test('when a manuscript came in is not when it was published', () => {
  for (const line of ['收稿日期：2023-05-06', '修回日期：2023-07-01', '收到稿件 2023-05-06'])
    assert.equal(stated('标题', line, prose).published, null)
})

test('a journal names itself and its month above its articles, an account beside its author, a site in its path', () => {
  assert.deepEqual(stated('示例港口学刊 · 2023年第2期 · 2023年4月出版   第 18 页', '标题', prose), {
    publisher: '示例港口学刊',
    published: '2023-04',
  })
  assert.equal(stated('标题', '原创 基建科 样例港发布 2024年3月5日 09:10 山东', prose).publisher, '样例港发布')
  assert.equal(stated('标题', '作者：样例港航杂志 2024-03-05 人气：8', prose).publisher, '样例港航杂志')
  assert.equal(stated('标题', '作者：某某 2024-03-05 人气：8', prose).publisher, null)
  assert.equal(stated('当前位置：样例航运网 > 月报 > 正文', '标题', prose).publisher, '样例航运网')
  assert.equal(stated('当前位置：首页 > 月报 > 正文', '标题', prose).publisher, null)
})

test('a body beside a counter, an English paper between strokes, and rights behind a button', () => {
  assert.equal(
    stated('标题', '样例市港航研究中心　2024年3月5日　[打印] 访问量：71', prose).publisher,
    '样例市港航研究中心',
  )
  assert.equal(stated('标题', '样例市港航研究中心　2024年3月5日', prose).publisher, '样例市港航研究中心')
  const paper = stated('标题', 'By Staff | Sample Harbour Review | Posted: March 5, 2024 | 4 min read', prose)
  assert.deepEqual(paper, { publisher: 'Sample Harbour Review', published: '2024-03-05' })
  assert.equal(stated('标题', prose, '【关闭】 版权所有 样例海事大学  鲁ICP备00000号').publisher, '样例海事大学')
  assert.equal(
    stated('标题', prose, '(c) 2024 Sample Harbour Letters. All rights reserved.').publisher,
    'Sample Harbour Letters',
  )
})
