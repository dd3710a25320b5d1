import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allRegions, placesMeant, regionByCode } from '../../words/gazetteer.ts'
import type { RecordOf } from '../../words/index.ts'
import { checkFile } from './check.ts'
import { choiceId } from './decisions.ts'
import changes from './region-changes.json' with { type: 'json' }
import { formerRegion } from './region-changes.ts'
import { movePoint, powerBetween } from './unit-scales.ts'

const table = (...rows: string[][]) => ({ name: 'figures.csv', encoding: 'utf-8', rows })
const header = ['城市', '指标', '年份', '数值', '单位']
const today = '2026-11-20'
type Given = Parameters<typeof checkFile>[1]

const look = (rows: string[][], given: Given = {}) =>
  checkFile(table(header, ...rows), { kind: 'observation', today, ...given })
const asked = (rows: string[][], given: Given = {}) => {
  const { decisions, good, problems } = look(rows, given)
  assert.deepEqual(problems, [])
  return {
    good: good.length,
    decisions: decisions.map(({ id, rows: held, found, choices }) => ({
      id,
      rows: held,
      found,
      choices: choices.map(choiceId),
    })),
  }
}
const taken = (rows: string[][], choices: Record<string, string>) =>
  look(rows, { choices }).good.map(({ record }) => {
    const { region_code, period, value, unit, qualifier } = record as RecordOf<'observation'>
    return [region_code, period, value, unit, qualifier]
  })

test('an indicator in two units waits, and is converted, kept apart or taken in one of them', () => {
  const rows = [
    ['合肥', 'GDP', '2022', '12013.1', '亿元'],
    ['合肥', 'GDP', '2023', '12673.8', '亿元'],
    ['六安', 'GDP', '2023', '21002500', '万元'],
    ['六安', '独角兽企业', '2023', '1', '家'],
  ]
  const id = 'two-units:gdp'
  const choices = ['convert:亿元', 'convert:万元', 'as-given', 'only:亿元', 'only:万元']
  assert.deepEqual(asked(rows), { good: 1, decisions: [{ id, rows: 3, found: ['亿元', '万元'], choices }] })
  assert.deepEqual(taken(rows, { [id]: 'convert:亿元' })[2], ['341500', '2023', '2100.25', '亿元', undefined])
  assert.deepEqual(taken(rows, { [id]: 'convert:万元' })[0], ['340100', '2022', '120131000', '万元', undefined])
  assert.equal(taken(rows, { [id]: 'as-given' }).length, 4)
  assert.equal(taken(rows, { [id]: 'only:亿元' }).length, 3)
  assert.equal(taken(rows, { [id]: 'convert:吨' }).length, 1, 'what is no choice decides nothing')
})

test('units that measure different things are kept apart or left out, never converted', () => {
  const rows = [
    ['深圳', '高价值发明专利拥有量', '2023', '94.8', '件/万人'],
    ['合肥', '高价值发明专利拥有量', '2023', '30000', '件'],
  ]
  const [{ choices }] = asked(rows).decisions
  assert.deepEqual(choices, ['as-given', 'only:件/万人', 'only:件'])
})

test('a renamed city comes in under its code of today, a merged one with a mark, or not at all', () => {
  const rows = [
    ['襄樊', 'GDP', '2009', '1201.0', '亿元'],
    ['莱芜市', 'GDP', '2017', '894.97', '亿元'],
    ['济南', 'GDP', '2017', '7201.96', '亿元'],
  ]
  const { good, decisions } = asked(rows)
  assert.equal(good, 1)
  assert.deepEqual(
    decisions.map(({ id, choices }) => [id, choices]),
    [
      ['former-region:襄樊市', ['as:420600', 'leave-out']],
      ['former-region:莱芜市', ['as:370100', 'as:370116', 'as:370117', 'leave-out']],
    ],
  )
  assert.deepEqual(taken(rows, { 'former-region:襄樊市': 'as:420600', 'former-region:莱芜市': 'as:370116' }), [
    ['420600', '2009', '1201.0', '亿元', undefined],
    ['370116', '2017', '894.97', '亿元', 'former:莱芜市'],
    ['370100', '2017', '7201.96', '亿元', undefined],
  ])
  assert.equal(taken(rows, { 'former-region:襄樊市': 'leave-out' }).length, 1)
})

test('years before and after a city took in another are of two areas', () => {
  const rows = [
    ['济南', 'GDP', '2018', '7856.6', '亿元'],
    ['济南', 'GDP', '2019', '9443.4', '亿元'],
  ]
  const id = 'changed-region:济南市'
  assert.deepEqual(asked(rows).decisions, [
    { id, rows: 1, found: ['2019', '莱芜市并入'], choices: ['as-given', 'leave-out'] },
  ])
  assert.deepEqual(
    taken(rows, { [id]: 'as-given' }).map(row => row.at(-1)),
    ['former-area', undefined],
  )
  assert.deepEqual(asked(rows.slice(1)).decisions, [], 'one area alone asks nothing')
})

test('a year in the future is a target or a mistake', () => {
  const rows = [
    ['合肥', 'GDP', '2030', '20000', '亿元'],
    ['合肥', 'GDP', '2026', '14000', '亿元'],
  ]
  const id = 'future-period:2030'
  assert.deepEqual(asked(rows).decisions, [{ id, rows: 1, found: ['2030'], choices: ['as-given', 'leave-out'] }])
  assert.deepEqual(taken(rows, { [id]: 'as-given' })[0], ['340100', '2030', '20000', '亿元', 'target'])
})

test('a share above 100 % waits; growth and other ratios may pass it', () => {
  const rows = [
    ['合肥', '数字经济占比', '2023', '391', '%'],
    ['合肥', '新能源汽车产量增速', '2023', '140', '%'],
    ['合肥', '城镇化率', '2023', '85', '%'],
  ]
  const id = 'share-above-100:digital_economy_share'
  assert.deepEqual(asked(rows), {
    good: 2,
    decisions: [{ id, rows: 1, found: ['391 %'], choices: ['as-given', 'leave-out'] }],
  })
  assert.equal(taken(rows, { [id]: 'as-given' }).length, 3)
})

test('an indicator that is nine tenths empty waits, in wide tables', () => {
  const cities = ['合肥', '六安', '芜湖', '蚌埠', '淮南', '马鞍山', '淮北', '铜陵', '安庆', '黄山']
  const rows = cities.map((city, index) => [city, '2023', '100', index === 0 ? '3' : '—'])
  const file = table(['城市', '年份', 'GDP（亿元）', '独角兽企业（家）'], ...rows)
  const { decisions, good } = checkFile(file, { today })
  assert.deepEqual(
    decisions.map(({ id, found, rows: held }) => [id, found, held]),
    [['mostly-missing:unicorns', ['90 %'], 1]],
  )
  assert.equal(good.length, 10)
  assert.equal(checkFile(file, { today, choices: { 'mostly-missing:unicorns': 'as-given' } }).good.length, 11)
})

test('activities ask the same, and what classification an unknown one is', () => {
  const columns = ['城市', '年份', '行业', '数值', '单位', '分类标准', '统计量']
  const own = '某市产业目录'
  const file = table(
    columns,
    ['合肥', '2023', '软件', '120', '亿元', own, '产值'],
    ['六安', '2023', '软件', '250000', '万元', own, '产值'],
    ['六安', '2035', '软件', '9', '亿元', own, '产值'],
  )
  const given = { kind: 'activity', today } as const
  const { decisions, activities, importable } = checkFile(file, given)
  assert.deepEqual([activities, importable], [[], 0])
  assert.deepEqual(
    decisions.map(({ id, rows }) => [id, rows]),
    [
      ['future-period:2035', 1],
      [`unknown-classification:${own}`, 2],
      ['two-units:output', 2],
    ],
  )
  const choices = {
    'future-period:2035': 'leave-out',
    [`unknown-classification:${own}`]: 'as:GB/T 4754-2017',
    'two-units:output': 'convert:亿元',
  }
  const decided = checkFile(file, { ...given, choices })
  assert.equal(decided.importable, 2)
  const [{ classification, unit, rows }] = decided.activities
  assert.deepEqual([decided.activities.length, classification, unit], [1, 'GB/T 4754-2017', '亿元'])
  assert.deepEqual(
    rows.map(({ regionCode, amounts }) => [regionCode, ...amounts]),
    [
      ['340100', 120],
      ['341500', 25],
    ],
  )
})

test('everything as given answers what can be taken so, and nothing else', () => {
  const rows = [
    ['合肥', 'GDP', '2022', '12013.1', '亿元'],
    ['合肥', 'GDP', '2030', '1', '万元'],
    ['西湖区', 'GDP', '2022', '3', '亿元'],
  ]
  const { good, decisions } = look(rows, { choices: 'as-given' })
  assert.equal(good.length, 2)
  assert.deepEqual(
    decisions.filter(({ chosen }) => chosen === null).map(({ id }) => id),
    ['ambiguous-region:西湖区'],
  )
})

test('every change of the list leads to places of today, and each former place is found', () => {
  const names = new Set(allRegions().map(place => place.full_name))
  for (const { name, code, year, now, source } of changes.former) {
    assert.ok(now.length > 0 && now.every(each => regionByCode(each)), name)
    assert.ok(year > 1999 && year < 2027 && source !== '', name)
    const byName = formerRegion(name, String(year - 1))
    assert.ok(byName?.name === name || formerRegion(code, undefined)?.name === name, name)
    if (!names.has(name)) assert.equal(placesMeant(name).length, 0, `${name} is found as it is`)
  }
  for (const { code, what } of changes.changed) assert.ok(regionByCode(code) && what !== '', code)
})

test('a point moved there and back gives the number again', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat({ max: 6 }))
    .map(([n, digits]) => (n / 10 ** digits).toFixed(digits))
  fc.assert(
    fc.property(decimal, fc.integer({ min: -12, max: 12 }), (text, power) => {
      const moved = movePoint(text, power)
      assert.match(moved, /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
      assert.equal(Number(movePoint(moved, -power)), Number(text) + 0)
    }),
  )
  assert.equal(powerBetween('万元', '亿元'), -4)
  assert.equal(powerBetween('万元', '家'), null)
})
