import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { findFigureClaims, rangeOf } from './figure-claims.ts'
import { extract } from './index.ts'

const claims = (text: string, title: string | null = null, published: string | null = '2026-02-01') =>
  findFigureClaims(extract({ source: '', text, title, published }), { title, published }).map(
    ({ figure, regionCode, indicator, period }) => [regionCode, indicator, period, figure.value],
  )

describe('what is a claim', () => {
  const told: [string, (string | number)[]][] = [
    ['2023年，合肥市实现地区生产总值1.27万亿元。', ['340100', 'gdp', '2023', 1.27e12]],
    ['2024年，武漢市技術合同成交額達2530.5億元。', ['420100', 'technology_contracts', '2024', 253050000000]],
    ['截至2024年底，安徽省芜湖市拥有高新技术企业2100家。', ['340200', 'high_tech_firms', '2024', 2100]],
    ['2024年青岛市GDP为16719.5亿元，同比增长5.7%。', ['370200', 'gdp', '2024', 1671950000000]],
    ['2025年上半年，襄阳市新能源汽车产量10.4万辆。', ['420600', '新能源汽车产量', '2025-H1', 104000]],
    ['2024年，成都市人工智能产业规模达1300亿元。', ['510100', '人工智能产业规模', '2024', 1300e8]],
    ['2024年，烟台市海洋产业实现增加值2100亿元。', ['370600', '海洋产业增加值', '2024', 2100e8]],
  ]
  for (const [text, claim] of told) test(text, () => assert.deepEqual(claims(text), [claim]))

  test('a bulletin speaks of the place and the year of its title', () => {
    const title = '洛阳市2024年国民经济和社会发展统计公报'
    const text = '全年全市地区生产总值5700.3亿元。年末常住人口705.2万人。'
    assert.deepEqual(claims(text, title), [
      ['410300', 'gdp', '2024', 570030000000],
      ['410300', '常住人口', '2024', 7052000],
    ])
    assert.deepEqual(claims(text, '洛阳市统计公报'), [], 'no year')
  })
})

describe('what is none', () => {
  const none: [string, string][] = [
    ['a plan', '2024年，宜昌市提出地区生产总值力争突破6000亿元。'],
    ['a period that is not over', '2026年，宜昌市地区生产总值6100亿元。'],
    ['a firm', '2024年，宜昌市示例化工有限公司总产值60亿元。'],
    ['a part of a place', '2024年，苏州高新区地区生产总值1900亿元。'],
    ['another time than the date before it', '2025年1月，合肥市公布去年地区生产总值13500亿元。'],
    ['several places at once', '2024年，长沙、株洲、湘潭三市地区生产总值合计2.2万亿元。'],
    ['no place', '2024年地区生产总值5000亿元。'],
    ['no date', '合肥市地区生产总值5000亿元。'],
    ['growth', '2024年，合肥市地区生产总值增长6.1%。'],
    ['what is too vague to be the same thing elsewhere', '2024年，合肥市参与企业45家，项目总投资30亿元。'],
    ['a condition', '2024年，合肥市要求研发投入强度不低于3%。'],
    ['a range', '2024年，合肥市新能源汽车产量100万至120万辆。'],
  ]
  for (const [why, text] of none) test(why, () => assert.deepEqual(claims(text), []))
})

describe('between what limits the truth lies', () => {
  const range = (text: string) => {
    const [figure] = extract({ source: '', text }).figures
    const { low, high } = rangeOf(figure)
    return [low, high]
  }
  const ranges: [string, (number | null)[]][] = [
    ['达1.35万亿元', [1.34e12, 1.36e12]],
    ['达1.350万亿元', [1.349e12, 1.351e12]],
    ['达13507.7亿元', [1350760000000, 1350780000000]],
    ['共4000家', [3000, 5000]],
    ['共4012家', [4011, 4013]],
    ['超4000家', [3000, null]],
    ['不足4012家', [null, 4013]],
    ['约500家', [350, 650]],
    ['近2012家', [1809.8, 2013]],
    ['为3.91%', [3.9, 3.92]],
  ]
  for (const [text, expected] of ranges) test(text, () => assert.deepEqual(range(text), expected))

  test('a figure lies between its own limits, and so does what it is rounded from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 8 }), (exact, zeros) => {
        const step = 10 ** zeros
        for (const value of [Math.round(exact / step) * step, Math.floor(exact / step) * step]) {
          const { low, high } = rangeOf({ value, quote: String(value) })
          assert.ok(low! <= value && value <= high!)
          if (value > 0) assert.ok(low! <= exact && exact <= high!, `${exact} ${value} ${low} ${high}`)
        }
      }),
    )
  })
})

test('claims are found in time in step with the text', () => {
  const sentence = '2024年，武汉市高新技术企业1.4万家，技术合同成交额2530.5亿元。'
  assert.equal(claims(sentence.repeat(500)).length, 1000)
})
