import assert from 'node:assert/strict'
import { test } from 'node:test'
import { panelOf } from './panel.ts'
import { partnerRegions } from './partner-regions.ts'
import { around, nothing } from './test-materials.ts'

// Presence is [1 0 0 1], [1 1 0 0], [0 1 1 0]: the example whose values by hand the economy package checks.
const panelWith = (quantity: string, values: number[]) =>
  panelOf(
    { classification: 'x', quantity, unit: '家', sources: [] },
    new Map([
      ['now', { regions: ['A', 'B', 'C'], activities: ['w', 'x', 'y', 'z'], values: Float64Array.from(values) }],
    ]),
  )
const ask = (panel: ReturnType<typeof panelWith>) =>
  partnerRegions.compute({ ...nothing, panel }, { region: 'A', period: 'now' }, around)

test('partners are told with what they bring, what they get, and how far they are', () => {
  const finding = ask(panelWith('output', [8, 0, 0, 8, 8, 8, 0, 0, 0, 8, 8, 0]))
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.partner, cells.brings, cells.bringsWhat, cells.km]),
    [
      ['C', 0.75, { zh: 'x、y', en: 'x, y' }, 222],
      ['B', 0.5, { zh: 'x', en: 'x' }, 111],
    ],
  )
  assert.deepEqual(
    finding.rows.map(({ cells }) => [cells.takes, cells.takesWhat]),
    [
      [0.75, { zh: 'w、z', en: 'w, z' }],
      [0, null],
    ],
  )
  assert.match(finding.answer?.en ?? '', /what A lacks: C \(x, y\), B \(x\)/)
})

test('the parts of both directions are in the ground and add up to the values', () => {
  for (const { cells, ground } of ask(panelWith('output', [8, 0, 0, 8, 8, 8, 0, 0, 0, 8, 8, 0])).rows) {
    assert.ok(ground.kind === 'formula')
    const sum = (arrow: string) =>
      ground.inputs.reduce((all, { label, value }) => all + (label.startsWith(arrow) ? Number(value) : 0), 0)
    assert.ok(Math.abs(sum('←') / 100 - Number(cells.brings)) < 1e-4)
    assert.ok(Math.abs(sum('→') / 100 - Number(cells.takes)) < 1e-4)
  }
})

test('one firm is no strength to lean on', () => {
  const finding = ask(panelWith('firms', [20, 0, 0, 20, 20, 1, 0, 0, 0, 20, 20, 0]))
  const partnerB = finding.rows.find(({ cells }) => cells.partner === 'B')
  assert.equal(partnerB, undefined)
})
