import assert from 'node:assert/strict'
import { test } from 'node:test'
import { panelOf } from './panel.ts'
import { around, nothing } from './test-materials.ts'
import { whatIf } from './what-if.ts'

/** Displays, chips and optics of four cities as in docs/methods/relatedness/density.md: A, B, C and, with optics only, D. */
const panel = panelOf(
  { classification: 'x', quantity: 'output', unit: '亿元', sources: [] },
  new Map([
    [
      '2024',
      {
        regions: ['A', 'B', 'C', 'D'],
        activities: ['displays', 'chips', 'optics', 'cars'],
        values: Float64Array.from([5, 5, 0, 0, 5, 5, 5, 0, 0, 5, 0, 9, 0, 0, 5, 0]),
      },
    ],
  ]),
)
const ask = (region: string, activity?: string) =>
  whatIf.compute({ ...nothing, panel }, { region, period: '2024', activity: activity ?? '' }, around)

test('with an activity more the density of each other rises by its share of what is near', () => {
  const { presence, proximity, density, matrix } = panel.at('2024')
  const n = 4
  const finding = ask('A', 'optics')
  for (const { cells } of finding.rows) {
    const a = matrix.activities.indexOf(String(cells.activity))
    const near = [0, 1, 2, 3].filter(b => b !== a).reduce((sum, b) => sum + proximity[a * n + b], 0)
    assert.ok(Math.abs(Number(cells.gain) - proximity[a * n + 2] / near) < 1e-12)
    assert.equal(cells.before, density[a])
    assert.equal(presence.values[a], 0)
  }
  assert.ok(finding.rows.every(({ cells }) => cells.activity !== 'optics'))
})

test('without an activity every one that the region lacks is tried; one that it has already is refused', () => {
  assert.deepEqual(
    ask('D')
      .rows.map(({ cells }) => cells.activity)
      .sort(),
    ['cars', 'chips', 'displays'],
  )
  assert.match(ask('D', 'optics').missing[0].text.en, /strong in optics already/)
  assert.match(ask('D', 'ships').missing[0].text.en, /do not have the activity/)
})
