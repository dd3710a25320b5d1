import assert from 'node:assert/strict'
import test from 'node:test'
import { coarseDate } from './dates.ts'
import { languageOf, statedDate, statedPublisher, statedTitle } from './describe.ts'

test('dates are as coarse as they are written', () => {
  assert.equal(coarseDate('2024-01-03 22:13:23'), '2024-01-03')
  assert.equal(coarseDate('2022年11月30日'), '2022-11-30')
  assert.equal(coarseDate('2022年11月'), '2022-11')
  assert.equal(coarseDate('20240103'), '2024-01-03')
  assert.equal(coarseDate('4 September 2023'), '2023-09-04')
  assert.equal(coarseDate('Sep 2023'), '2023-09')
  assert.equal(coarseDate('2023'), '2023')
  assert.equal(coarseDate('2023-02-30'), null)
  assert.equal(coarseDate('编号 2023 号'), null)
})

const prose = '样例市去年开放了三条试验道路,无人运输车在夜里把集装箱从码头送到堆场,白天停在车库里充电。'

test('date and publisher are read under a label near the ends', () => {
  assert.equal(statedDate(['标题', '發布時間:2024-01-03 22:13:23來源: 19333647', prose]), '2024-01-03')
  assert.equal(statedPublisher(['标题', '發布時間:2024-01-03 22:13:23來源: 19333647', prose]), null)
  assert.equal(statedPublisher([prose, '?文章來源:丈量城市']), '丈量城市')
  assert.equal(statedPublisher(['来源：示例日报2024-05-13 04:02', prose]), '示例日报')
  assert.equal(statedPublisher([prose, '(来源:示例大学)']), null)
  assert.equal(statedDate([prose, '合同于2024年签署']), null)
})

test('a title is the first line, unless it may be something else', () => {
  assert.equal(statedTitle(['无人车的一年', prose]), '无人车的一年')
  assert.equal(statedTitle(['发布地址: 样例市', prose]), null)
  assert.equal(statedTitle([prose]), null)
})

test('languages', () => {
  assert.equal(languageOf(prose), 'zh')
  assert.equal(languageOf('港口開放了試驗道路，無人運輸車在夜裡運貨。'), 'zh-Hant')
  assert.equal(languageOf('The port has opened three roads for tests, and the trucks drive at night.'), 'en')
  assert.equal(languageOf('東京の港では、夜にトラックが走る。'), null)
  assert.equal(languageOf('Der Hafen hat drei Strassen geöffnet und die Wagen fahren nachts.'), null)
})
