import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDate, formatFigure, formatMoment, formatNumber } from './format.ts'

test('dates are written as coarse as they are', () => {
  assert.equal(formatDate('2023', 'zh'), '2023')
  assert.equal(formatDate('2023-06', 'en'), 'Jun 2023')
  assert.equal(formatDate('2023-06-18', 'en'), '18 Jun 2023')
  assert.equal(formatDate('2023-06-18', 'zh'), '2023年6月18日')
  assert.equal(formatDate('2023-06-18T23:30:00.000Z', 'en'), '18 Jun 2023')
  assert.equal(formatDate('2019-2021', 'en'), '2019-2021')
})

test('text that is no number stays as it is', () => {
  assert.equal(formatNumber('12673.8', 'zh'), '12,673.8')
  assert.equal(formatNumber('about 30', 'en'), 'about 30')
})

test('money is said in the unit people read', () => {
  assert.equal(formatFigure('49843.1', '亿元', 'zh'), '49,843.1 亿元')
  assert.match(formatFigure('49843.1', '亿元', 'en'), /^¥4\.98tn$/i)
  assert.match(formatFigure('5000000', '元', 'zh'), /^¥500万$/)
})

test('a moment is a day and a time where its reader is', () => {
  const at = '2026-06-01T16:05:09.123Z'
  assert.deepEqual(formatMoment(at, 'zh', 'Asia/Shanghai'), { day: '2026年6月2日周二', time: '00:05' })
  assert.deepEqual(formatMoment(at, 'en', 'UTC'), { day: 'Mon, 1 Jun 2026', time: '16:05' })
})

test('units are translated, remarks on them are kept', () => {
  assert.equal(formatFigure('1027', '家', 'zh'), '1,027 家')
  assert.equal(formatFigure('1027', '家', 'en'), '1,027')
  assert.equal(formatFigure('3.9', '%', 'en'), '3.9%')
  assert.equal(formatFigure('180', 'd', 'zh'), '180 天')
  assert.equal(formatFigure('95', '元/d', 'en'), '95 yuan/day')
  assert.equal(formatFigure('95', '元/d', 'zh'), '95 元/天')
  assert.equal(formatFigure('95', 'km/h', 'zh'), '95 km/h')
  assert.equal(formatFigure('21', '件/万人(发明专利)', 'en'), '21 per 10,000 people (发明专利)')
})
