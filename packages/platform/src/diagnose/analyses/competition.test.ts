import assert from 'node:assert/strict'
import { test } from 'node:test'
import { competition } from './competition.ts'
import { panelOf } from './panel.ts'
import { around, nothing } from './test-materials.ts'

const activities = ['displays', 'chips', 'cars']
const about = { classification: 'x', unit: '家', sources: [] }
const empty = panelOf({ ...about, quantity: '' }, new Map())
const firms = (years: Record<string, number[][]>) =>
  panelOf(
    { ...about, quantity: 'firms' },
    new Map(
      Object.entries(years).map(([year, rows]) => [
        year,
        { regions: rows.map((_, r) => `${'ABC'[r] ?? `R${r}`}`), activities, values: Float64Array.from(rows.flat()) },
      ]),
    ),
  )
const ask = (panel: ReturnType<typeof firms>, other = empty, from = '2014') =>
  competition.compute({ ...nothing, panel, other }, { region: 'A', period: '2024', from }, around)

test('concentration is at least that of firms of one size; entry is net; an industry without firms is no market', () => {
  const finding = ask(firms({ '2014': [[2, 20, 0]], '2024': [[4, 16, 0]] }))
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.activity, cells.firms, cells.concentration, cells.net, cells.few]),
    [
      ['chips', 16, 1 / 16, -4, false],
      ['displays', 4, 1 / 4, 2, true],
    ],
  )
  assert.match(finding.missing[0].text.en, /inverted U: wants innovation/)
})

/** Firms of 30 regions in three industries, 1 to 12 each, and innovation that rises until 1 − 1/n is 0.75 and then falls. */
const counts = Array.from({ length: 30 }, (_, r) => activities.map((_, a) => ((r * 5 + a * 3) % 12) + 1))
const many = firms({ '2024': counts })
const innovationOf = (shape: (x: number) => number) =>
  panelOf(
    { ...about, quantity: 'patents' },
    new Map([
      [
        '2024',
        {
          ...many.at('2024').matrix,
          values: Float64Array.from(many.at('2024').matrix.values, (n, i) =>
            Math.round(shape(1 - 1 / n) * (1 + (i % 3) / 10)),
          ),
        },
      ],
    ]),
  )

test('where innovation rises and falls with competition each market is placed beside the turn', () => {
  const finding = ask(
    many,
    innovationOf(x => 1000 * Math.exp(-30 * (x - 0.6) ** 2)),
    '2024',
  )
  assert.match(finding.cautions[1].en, /rises and falls with competition .* turning at 0\.6/)
  const sides = new Set(finding.rows.map(({ cells }) => cells.side !== null))
  assert.deepEqual([...sides], [true])
})

test('where it only rises no inverted U is claimed', () => {
  const finding = ask(
    many,
    innovationOf(x => 10 + 100 * x),
    '2024',
  )
  assert.match(finding.cautions[1].en, /no inverted U is seen/)
  assert.ok(finding.rows.every(({ cells }) => cells.side === null))
})

test('amounts that are no numbers of firms are refused', () => {
  const output = panelOf({ ...about, quantity: 'output' }, new Map([['2024', many.at('2024').matrix]]))
  assert.match(ask(output).missing[0].text.en, /wants numbers of firms/)
})
