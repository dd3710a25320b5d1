import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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
    [-40, '℃', '零下40度'],
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

const details = (text: string) => {
  const passage = readPassage(text)
  return findFigures(passage, findDates(passage, null, null))
}

test('qualifiers are kept: about, nearly, over, at least, under, at most', () => {
  const qualifiers = (text: string) => details(text).map(({ value, qualifier }) => [value, qualifier])
  assert.deepEqual(qualifiers('约30家，近4000家，超过20%，不低于500万元，不足3家，最高1000万元，5家'), [
    [30, 'about'],
    [4000, 'nearly'],
    [20, 'over'],
    [5000000, 'at-least'],
    [3, 'under'],
    [10000000, 'at-most'],
    [5, undefined],
  ])
  assert.deepEqual(qualifiers('30万吨左右，60%以上，50人以下，1.2万余人，up to 3 million yuan, at least 40 teams'), [
    [300000, 'about'],
    [60, 'at-least'],
    [50, 'at-most'],
    [12000, 'over'],
    [3000000, 'at-most'],
    [40, 'at-least'],
  ])
})

test('a figure says what it measures where its clause names that right before it', () => {
  const subjects = (text: string) => details(text).map(({ value, subject }) => [value, subject])
  assert.deepEqual(subjects('2024年，全社会研发投入超过3.6万亿元，研发强度为2.68%；预算100万元至300万元'), [
    [3600000000000, '全社会研发投入'],
    [2.68, '研发强度'],
    [1000000, '预算'],
    [3000000, '预算'],
  ])
  assert.deepEqual(subjects('按实际支付额的30%给予奖励，近4000家企业，比2020年增长48%'), [
    [30, undefined],
    [4000, undefined],
    [48, undefined],
  ])
})

test('shares, tenths, fractions and ratios', () => {
  assert.deepEqual(figures('三成半，75折，约三分之一，1/4以上，3‰，千分之二，按1:0.5配套'), [
    [35, '%', '三成半'],
    [75, '%', '75折'],
    [33.3333333333, '%', '三分之一'],
    [25, '%', '1/4'],
    [3, '‰', '3‰'],
    [2, '‰', '千分之二'],
    [0.5, '1:', '1:0.5'],
  ])
})

test('ends of a range say so, and enumerated amounts share a unit', () => {
  assert.deepEqual(
    details('100万元至300万元，3—5年，500-1万元').map(({ value, unit, bound }) => [value, unit, bound]),
    [
      [1000000, '元', 'from'],
      [3000000, '元', 'to'],
      [3, '年', 'from'],
      [5, '年', 'to'],
      [500, '元', 'from'],
      [10000, '元', 'to'],
    ],
  )
  assert.deepEqual(figures('分别为30万和45万元'), [
    [300000, '元', '30万'],
    [450000, '元', '45万元'],
  ])
})

test('round counts, spaced digits, currencies before and behind', () => {
  assert.deepEqual(figures('百余人，20 000 万元，RMB 5 million，$3.5bn，12千米，4.5％'), [
    [100, '人', '百余人'],
    [200000000, '元', '20 000 万元'],
    [5000000, '元', 'RMB 5 million'],
    [3500000000, 'USD', '$3.5bn'],
    [12, '千米', '12千米'],
    [4.5, '%', '4.5％'],
  ])
})

test('document numbers, telephones, models, standards, times and words that begin with a measure are no figures', () => {
  const text =
    '浙发〔2024〕18号，电话0571-88881234，5G基站，H20芯片，v2.1.3，邮编310000，GB/T 22900-2022，11:30，3+N，2025款，4A级景区，2 项目概况，500强，2022/2023年，万万不可，8-inch wafers'
  assert.deepEqual(figures(text), [])
})

const units = fc.constantFrom(
  ['元', '元'],
  ['万元', '元', 1e4],
  ['亿美元', 'USD', 1e8],
  ['%', '%'],
  ['个百分点', '百分点'],
  ['家', '家'],
  ['平方公里', '平方公里'],
  ['万吨', '吨', 1e4],
  ['℃', '℃'],
  [' 千瓦时', '千瓦时'] as const,
)
const tenths = fc.integer({ min: 11, max: 99_999 })
const lead = fc.constantFrom('总量约', '，', '达到', '（', '其中：', '面积 ')
const rear = fc.constantFrom('。', '，同比增长', '）', '左右', '\n')

test('a figure is read back with value, unit and exact span, whatever it is written with', () => {
  fc.assert(
    fc.property(tenths, units, lead, rear, (number, [written, unit, factor = 1], before, after) => {
      const quote = `${number / 10}${written}`
      const text = before + quote + after
      const [found, ...more] = details(text)
      assert.deepEqual(more, [])
      assert.deepEqual([text.slice(found.start, found.end), found.unit], [quote, unit])
      assert.ok(Math.abs(found.value - (number / 10) * Number(factor)) <= 1e-9 * found.value)
    }),
  )
})

test('figures stand in order, apart and where they say, in any text', () => {
  const pieces = fc.constantFrom(
    '5',
    '12',
    '2023',
    '年',
    '3月',
    '万',
    '亿元',
    '%',
    '至',
    '-',
    '家',
    '约',
    '以上',
    '分之',
    '三',
    '成',
    '半',
    ':',
    '配套',
    'US$',
    ' million',
    ' yuan',
    '，',
    '\n',
    '个',
    '两',
    '/',
    '余',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 24 }).map(parts => parts.join('')),
      text => {
        let reached = 0
        for (const { start, end, value } of details(text)) {
          assert.ok(reached <= start && start < end && end <= text.length, text)
          assert.ok(Number.isFinite(value), text)
          reached = end
        }
      },
    ),
  )
})

test('two to ten of something count; sayings, classes, ordinals and names do not', () => {
  const counted = (text: string) => findFigures(readPassage(text), []).map(({ value, unit }) => `${value}${unit}`)
  assert.deepEqual(counted('三种办法、两道题，用了十年，落户四市。两类企业'), ['3种', '2道', '10年', '4市', '2类'])
  assert.deepEqual(counted('一个，二次开发，三类器械，第三次，三位一体，三次产业，第十四个五年规划，几十年'), [])
})

test('an amount without unit is money where its clause speaks of money, and a bare number elsewhere', () => {
  assert.deepEqual(figures('第一轮投了1600万，这台窑报价380万，平台注册用户36.57亿。'), [
    [1.6e7, '元', '1600万'],
    [3.8e6, '元', '380万'],
    [3.657e9, '', '36.57亿'],
  ])
})

test('places, rounds and ways that a numeral counts are figures', () => {
  assert.deepEqual(figures('三省共建，五城互认，两地往返四趟，对账三遍'), [
    [3, '省', '三省'],
    [5, '城', '五城'],
    [2, '地', '两地'],
    [4, '趟', '四趟'],
    [3, '遍', '三遍'],
  ])
})

test('units of physics are made of prefixes, products and quotients', () => {
  const units = (text: string) => figures(text).map(([value, unit]) => `${value} ${unit}`)
  assert.deepEqual(units('剂量率0.3微西弗/小时，能量密度320瓦时/公斤，扭矩300牛·米'), [
    '0.3 微西弗/小时',
    '320 瓦时/公斤',
    '300 牛·米',
  ])
  assert.deepEqual(units('最大风速每秒20米，每吨运费80元，转速900转/分钟'), ['20 米/秒', '80 元', '900 转/分钟'])
  assert.deepEqual(units('零下42度能启动；每班要6个人，限期5个月'), ['-42 ℃', '6 人', '5 月'])
  assert.deepEqual(units('评8.6分，指数51.2点，下午3点'), ['8.6 分', '51.2 点'])
  assert.deepEqual(units('成活率九成五以上，公示期15日，15日开会'), ['95 %', '15 日'])
  assert.deepEqual(units('a 2,500-square-metre hall at 12 yuan per kilogram for six of the mills'), [
    '2500 square metres',
    '12 元/kilogram',
    '6 mills',
  ])
})
