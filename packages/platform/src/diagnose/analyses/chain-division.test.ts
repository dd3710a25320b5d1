import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chainDivision } from './chain-division.ts'
import { panelOf } from './panel.ts'
import { around, nothing } from './test-materials.ts'

const panel = panelOf(
  { classification: 'GICS', quantity: 'output', unit: '亿元', sources: [] },
  new Map([
    [
      '2024',
      {
        regions: ['A', 'B', 'D'],
        activities: ['Automobiles', 'Software', '动力电池'],
        // A: vehicles and batteries; B: batteries; D alone does software.
        values: Float64Array.from([9, 0, 9, 0, 0, 9, 0, 9, 0]),
      },
    ],
  ]),
)
const ask = (region: string, chain = 'vehicles') =>
  chainDivision.compute({ ...nothing, panel }, { region, chain, period: '2024' }, around)

test('who does which link of a chain, which several do, and which none', () => {
  const finding = ask('group:g')
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.region, (cells.link as { en: string }).en, cells.depth, cells.amount]),
    [
      ['A', 'Batteries and parts', 1, 9],
      ['A', 'Software', 0, 0],
      ['A', 'Vehicles', 1, 9],
      ['B', 'Batteries and parts', 1, 9],
      ['B', 'Software', 0, 0],
      ['B', 'Vehicles', 0, 0],
    ],
  )
  assert.equal(
    finding.answer?.en,
    'group:g: missing: Software; strong in one place: Vehicles; strong in several: Batteries and parts',
  )
  assert.deepEqual(
    finding.missing.map(({ text }) => text.en),
    [
      'Members that the data do not have, or too little of to tell: C',
      'The classification of the data has no activity for: Materials, Chips and electronics, Sales and operation',
    ],
  )
})

test('data that are a chain already have a link an activity; one city divides nothing', () => {
  assert.equal(ask('group:h', 'each').rows.length, 2 * 3)
  assert.match(ask('A').missing[0].text.en, /several places/)
})
