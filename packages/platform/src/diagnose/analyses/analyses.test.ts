import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyses, type Finding, type Given, type Materials, type Panel, panelOf } from './index.ts'
import { anyRecorded, around, nothing } from './test-materials.ts'

const activities = ['Displays', 'Chips', 'Cars', 'Optics']
const about = { classification: 'x', quantity: 'output', unit: '亿元', sources: [] }
const matrix = (...rows: number[][]) => ({
  regions: rows.map((_, r) => 'ABCDEFGH'[r]),
  activities,
  values: Float64Array.from(rows.flat()),
})
const panel = panelOf(
  about,
  new Map([
    ['2014', matrix([8, 0, 1, 0], [0, 9, 1, 2], [1, 4, 0, 12])],
    ['2024', matrix([8, 8, 1, 0], [0, 9, 9, 2], [1, Number.NaN, 0, 12])],
  ]),
)
const answer = (
  id: string,
  given: Given,
  of: Panel = panel,
  recorded: Omit<Materials, 'panel' | 'other'> = nothing,
): Finding => {
  const analysis = analyses.find(each => each.id === id)
  assert.ok(analysis)
  const chosen: Given = Object.fromEntries(
    analysis.parameters.flatMap(parameter =>
      'fallback' in parameter && parameter.kind !== 'regions' ? [[parameter.name, parameter.fallback]] : [],
    ),
  )
  return analysis.compute({ ...recorded, panel: of, other: of }, { ...chosen, ...given }, around)
}
const cells = (finding: Finding, ...keys: string[]) => finding.rows.map(row => keys.map(key => row.cells[key]))

test('specialisation is the location quotient of what a region does, strongest first, beside its peers', () => {
  const finding = answer('specialisation', { region: 'A', period: '2024' })
  // x = 8, Σ x_r = 17, Σ x_a = 9, Σ x = 50.
  assert.deepEqual(
    cells(finding, 'activity', 'amount', 'rca').map(([activity, amount, rca]) => [
      activity,
      amount,
      Number(rca).toFixed(4),
    ]),
    [
      ['Displays', 8, (8 / 17 / (9 / 50)).toFixed(4)],
      ['Chips', 8, (8 / 17 / (17 / 50)).toFixed(4)],
      ['Cars', 1, (1 / 17 / (10 / 50)).toFixed(4)],
    ],
  )
  assert.match(finding.answer?.en ?? '', /2 activities, most of all Displays, Chips/)
})

test('what was not reported in one of two years has neither come nor gone', () => {
  const change = (region: string) =>
    cells(answer('entry-and-exit', { region, from: '2014', to: '2024' }), 'activity', 'state')
  assert.deepEqual(change('A'), [
    ['Chips', { zh: '新进入', en: 'entered' }],
    ['Cars', { zh: '退出', en: 'left' }],
    ['Displays', { zh: '保持', en: 'kept' }],
  ])
  assert.ok(!change('C').some(([activity]) => activity === 'Chips'))
})

test('a region that the data do not have, or one period where two are compared, is said to be missing', () => {
  for (const { id, parameters } of analyses) {
    // An analysis of all places is asked of none.
    if (!parameters.some(({ kind }) => kind === 'region')) continue
    const finding = answer(id, { region: 'Z', period: '2024', from: '2014', to: '2024' })
    assert.deepEqual([finding.rows, finding.answer], [[], null], id)
    assert.ok(finding.missing.length > 0, id)
  }
  assert.equal(answer('entry-and-exit', { region: 'A', from: '2024', to: '2024' }).missing.length, 1)
})

test('a count of firms below ten is no basis for shares', () => {
  const few = panelOf({ ...about, quantity: 'firms' }, new Map([['now', matrix([1, 2, 0, 0], [30, 9, 9, 9])]]))
  assert.match(answer('specialisation', { region: 'A', period: 'now' }, few).missing[0].text.en, /fewer than 10/)
})

test('whatever is recorded, every cell is finite, every row has a ground and every column its cells', () => {
  const amount = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.constant(Number.NaN),
    fc.double({ min: 0, max: 1e9, noNaN: true }),
  )
  const period = fc.array(fc.array(amount, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 6 })
  fc.assert(
    fc.property(
      period,
      period,
      anyRecorded,
      fc.constantFrom('A', 'B', 'P', 'group:g'),
      (early, late, recorded, region) => {
        const any = panelOf(
          about,
          new Map([
            ['2014', matrix(...early)],
            ['2024', matrix(...late)],
          ]),
        )
        for (const { id } of analyses) {
          const finding = answer(id, { region, period: '2024', from: '2014', to: '2024' }, any, recorded)
          assert.ok(finding.missing.length > 0 || finding.columns.length > 0)
          for (const row of finding.rows)
            for (const { key } of finding.columns) {
              const cell = row.cells[key]
              assert.ok(cell !== undefined, `${id} ${key}`)
              if (typeof cell === 'number') assert.ok(Number.isFinite(cell), `${id} ${key} ${cell}`)
            }
        }
      },
    ),
  )
})
