import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDates } from './dates.ts'
import { findFigures } from './figures.ts'
import { readPassage } from './passage.ts'

const figures = (text: string) => {
  const passage = readPassage(text)
  return findFigures(passage, findDates(passage, null, null)).map(({ value, unit, start, end }) => [
    value,
    unit,
    text.slice(start, end),
  ])
}

test('counts and amounts come in the base unit', () => {
  assert.deepEqual(figures('近4000家企业，3.6万亿元，5000万美元，1000亿元人民币，面积3.89平方公里'), [
    [4000, '家', '4000家'],
    [3.6e12, '元', '3.6万亿元'],
    [5e7, 'USD', '5000万美元'],
    [1e11, '元', '1000亿元人民币'],
    [3.89, '平方公里', '3.89平方公里'],
  ])
  assert.deepEqual(figures('1.2万余人、30余万平方米、三十多个、千亿元、八成以上、百分之三点五'), [
    [12000, '人', '1.2万余人'],
    [300000, '平方米', '30余万平方米'],
    [30, '个', '三十多个'],
    [1e11, '元', '千亿元'],
    [80, '%', '八成'],
    [3.5, '%', '百分之三点五'],
  ])
})

test('a range is two figures; the first takes the unit of the second', () => {
  assert.deepEqual(figures('占60%-70%，支持200-300位，售价17.18-21万元'), [
    [60, '%', '60%'],
    [70, '%', '70%'],
    [200, '位', '200'],
    [300, '位', '300位'],
    [171800, '元', '17.18'],
    [210000, '元', '21万元'],
  ])
})

test('signs are read: minus, 零下, and the dash of a range is none', () => {
  assert.deepEqual(figures('利润率-4.5%，零下40度，minus 25 °C'), [
    [-4.5, '%', '-4.5%'],
    [-40, '度', '零下40度'],
    [-25, '℃', 'minus 25 °C'],
  ])
})

test('English figures have the noun, the currency code or the symbol as their unit', () => {
  assert.deepEqual(
    figures('3.5 million teams paid US$5 million, up 6.2 percent; 450,000 yuan for 12 silos and 40 km.'),
    [
      [3500000, 'teams', '3.5 million teams'],
      [5000000, 'USD', 'US$5 million'],
      [6.2, '%', '6.2 percent'],
      [450000, '元', '450,000 yuan'],
      [12, 'silos', '12 silos'],
      [40, 'km', '40 km'],
    ],
  )
})

test('dates, ordinals, versions, names and list numbers are no figures', () => {
  const text =
    '2023年12月18日，G60科创走廊3.0版，C919，5G，第14位，128号公路，“十四五”，国发〔2023〕15号\n1. 概述\n2019年以来'
  assert.deepEqual(figures(text), [])
})

test('years that measure are figures, years that date are not', () => {
  assert.deepEqual(figures('40余年，质保25年，2000年历史，2011年建成，98年成立'), [
    [40, '年', '40余年'],
    [25, '年', '25年'],
    [2000, '年', '2000年'],
  ])
})
