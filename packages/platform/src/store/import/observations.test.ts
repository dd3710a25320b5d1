import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordOf } from '../../words/index.ts'
import { checkFile } from './check.ts'

const table = (...rows: string[][]) => ({ name: 'figures.csv', encoding: 'utf-8', rows })
type Given = Parameters<typeof checkFile>[1]

/** Region, indicator, period, value and unit of each figure, checked to have come in without a problem or question. */
const figures = (file: ReturnType<typeof table>, given?: Given) => {
  const { kind, good, problems, decisions } = checkFile(file, given)
  assert.deepEqual([kind, problems, decisions.filter(({ chosen }) => chosen === null)], ['observation', [], []])
  return good.map(({ record }) => {
    const { region_code, indicator, period, value, unit } = record as RecordOf<'observation'>
    return [region_code, indicator, period, value, unit]
  })
}

test('regions by indicators: units in brackets of headers, names known and own', () => {
  const wide = table(
    ['2024年安徽省主要指标', '', '', ''],
    ['城市', '地区生产总值（亿元）', 'R&D投入强度（%）', '茶园面积（万亩）'],
    ['合肥', '13,507.7', '3.91', '—'],
    ['六安', '2365.3', '', '70.5'],
    ['注：初步核算', '', '', ''],
    ['资料来源：安徽统计年鉴', '', '', ''],
  )
  assert.deepEqual(figures(wide), [
    ['340100', 'gdp', '2024', '13507.7', '亿元'],
    ['340100', 'rd_intensity', '2024', '3.91', '%'],
    ['341500', 'gdp', '2024', '2365.3', '亿元'],
    ['341500', '茶园面积', '2024', '70.5', '万亩'],
  ])
  assert.equal((checkFile(wide).good[0].record as RecordOf<'observation'>).source_title, '安徽统计年鉴')
  assert.deepEqual(checkFile(wide).title, { period: '2024', source_title: '安徽统计年鉴' })
})

test('regions by years: one indicator from a column, or from the title above', () => {
  const wanted = [
    ['320500', 'gdp', '2022', '23958.3', '亿元'],
    ['320500', 'gdp', '2023', '24653.4', '亿元'],
    ['321300', 'gdp', '2023', '4398.1', '亿元'],
  ]
  const years = ['2022年', '2023年']
  assert.deepEqual(
    figures(
      table(
        ['城市', '指标', '单位', ...years],
        ['苏州', '地区生产总值', '亿元', '23958.3', '24653.4'],
        ['宿迁', '地区生产总值', '亿元', '...', '4398.1'],
      ),
    ),
    wanted,
  )
  assert.deepEqual(
    figures(
      table(
        ['表1-2 2022—2023年各市地区生产总值', '', '单位：亿元'],
        ['城市', ...years],
        ['苏州', '23958.3', '24653.4'],
        ['宿迁', '', '4398.1'],
      ),
    ),
    wanted,
  )
})

test('indicators by years for one region that the title names, units in the rows or in a column', () => {
  assert.deepEqual(
    figures(
      table(
        ['西安市历年主要指标', '', ''],
        ['指标', '2022', '2023'],
        ['地区生产总值（亿元）', '11486.5', '12010.8'],
        ['高新技术企业数（家）', '10431', ''],
        ['财政收入增速（%）', '-6.1', '14.2'],
      ),
    ),
    [
      ['610100', 'gdp', '2022', '11486.5', '亿元'],
      ['610100', 'gdp', '2023', '12010.8', '亿元'],
      ['610100', 'high_tech_firms', '2022', '10431', '家'],
      ['610100', '财政收入增速', '2022', '-6.1', '%'],
      ['610100', '财政收入增速', '2023', '14.2', '%'],
    ],
  )
})

test('a long table keeps its columns, and the unit may stand behind the name or the sign of a percentage', () => {
  assert.deepEqual(
    figures(
      table(
        ['城市', '指标', '年份', '数值', '来源'],
        ['西安', '研发经费投入强度', '2023年', '5.23%', '公报'],
        ['西安', 'GDP（亿元）', '2023年', '12010.8', '公报'],
      ),
      { kind: 'observation' },
    ),
    [
      ['610100', 'rd_intensity', '2023', '5.23', '%'],
      ['610100', 'gdp', '2023', '12010.8', '亿元'],
    ],
  )
})

test('a bad cell is named with its column, a bad row once; the rest stays', () => {
  const { problems, good, importable } = checkFile(
    table(
      ['城市', '年份', '地区生产总值（亿元）', '独角兽企业（家）'],
      ['西安', '2023', '约1.2万', '6'],
      ['无名城', '2023', '1', '2'],
      ['宝鸡', '2023', '2743.1', '0'],
      ...Array.from({ length: 9 }, (_, i) => ['宝鸡', String(2010 + i), '1', '2']),
    ),
  )
  assert.deepEqual(
    problems.map(({ code, where }) => [code, where]),
    [
      ['invalid-field', 'figures.csv, row 2, 地区生产总值（亿元）'],
      ['unknown-region', 'figures.csv, row 3, region_code'],
    ],
  )
  assert.equal(importable, 11)
  assert.equal(good.length, 21)
})

test('a wide table of no known indicator is not guessed, and says what it lacks when its kind is told', () => {
  const rows = table(['城市', '甲', '乙'], ['西安', '1', '2'])
  assert.equal(checkFile(rows).kind, null)
  assert.deepEqual(
    checkFile(rows, { kind: 'observation' }).problems.map(({ message }) => message),
    ['No column gives period, which every observation needs.', 'No column gives unit, which every observation needs.'],
  )
})

test('a wide table gives the same figures as the long table of its cells', () => {
  const cell = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }).map(value => value.toFixed(3)))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), rows => {
      const regions = ['340100', '420100', '610100', '510100', '330100']
      const indicators = ['gdp', 'unicorns', '自定指标']
      const wide = [
        ['region_code', 'period', ...indicators.map(name => `${name}（单位甲）`)],
        ...rows.map((values, r) => [regions[r], '2023', ...values.map(value => value ?? '')]),
      ]
      const long = rows.flatMap((values, r) =>
        values.flatMap((value, i) => (value === null ? [] : [[regions[r], indicators[i], '2023', value, '单位甲']])),
      )
      const options: Given = { kind: 'observation', choices: 'as-given' }
      if (long.length === 0) return
      const mapping = Object.fromEntries(indicators.map(name => [`${name}（单位甲）`, 'indicator']))
      const header = ['region_code', 'indicator', 'period', 'value', 'unit']
      assert.deepEqual(figures(table(...wide), { ...options, mapping }), figures(table(header, ...long), options))
    }),
  )
})
