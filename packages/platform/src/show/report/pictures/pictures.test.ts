import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import type { Chart, Row } from '../../../diagnose/analyses/index.ts'
import { drawChart, type Reader } from './charts.ts'
import { drawingWidth, fit, ticks, widthOf } from './drawing.ts'
import { paintPng } from './png.ts'
import { writeSvg } from './svg.ts'

const read: Reader = {
  text: (row, key) => String(row.cells[key] ?? ''),
  number: (row, key) => (typeof row.cells[key] === 'number' ? row.cells[key] : null),
  title: key => key,
  write: String,
  place: code => (code.length > 1 ? { longitude: code.length * 7, latitude: 30 + code.length } : null),
}
const charts: Chart[] = [
  { kind: 'bars', label: 'a', value: 'v', mark: 'm', reference: 1 },
  { kind: 'scatter', label: 'a', x: 'v', y: 'm', size: 's' },
  { kind: 'lines', x: 'b', y: 'v', series: 'a' },
  { kind: 'heat', x: 'a', y: 'b', value: 'v' },
  { kind: 'flows', from: 'a', to: 'b', value: 'v' },
  { kind: 'map', region: 'a', value: 'v', to: 'b' },
]
const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }))
const word = fc.oneof(fc.constantFrom('合肥', '集成电路与新型显示', 'a<b>&"', ''), fc.string())
const rows = fc.array(
  fc
    .record({ a: word, b: word, v: value, m: value, s: value })
    .map((cells): Row => ({ cells, ground: { kind: 'sample' } })),
  { maxLength: 40 },
)

test('any rows make a picture with finite shapes within its width, or none where nothing is known', () => {
  fc.assert(
    fc.property(fc.constantFrom(...charts), rows, (chart, given) => {
      const drawing = drawChart(chart, given, read)
      if (!drawing) return
      assert.ok(drawing.height > 0 && Number.isFinite(drawing.height))
      const svg = writeSvg(drawing)
      assert.doesNotMatch(svg, /NaN|Infinity/)
      const errors: string[] = []
      parseFragment(svg, { onParseError: ({ code }) => errors.push(code) })
      assert.deepEqual(
        errors.filter(code => !/control-character|noncharacter|surrogate|null/.test(code)),
        [],
      )
      for (const mark of drawing.marks)
        if (mark.kind === 'box') assert.ok(mark.x >= 0 && mark.x + mark.width <= drawingWidth + 1)
    }),
  )
})

test('no row with a value makes no picture', () => {
  for (const chart of charts.filter(({ kind }) => kind !== 'map'))
    assert.equal(drawChart(chart, [{ cells: { a: 'x', b: 'y', v: null }, ground: { kind: 'sample' } }], read), null)
})

test('bars are as long as their values', () => {
  const given = [4, 2, 1].map((v): Row => ({ cells: { a: `a${v}`, v }, ground: { kind: 'sample' } }))
  const drawing = drawChart({ kind: 'bars', label: 'a', value: 'v' }, given, read)
  const widths = drawing?.marks.flatMap(mark => (mark.kind === 'box' ? mark.width : [])) ?? []
  assert.deepEqual(
    widths.map(width => Number((width / widths[2]).toFixed(6))),
    [4, 2, 1],
  )
})

test('ticks are round and cover what they measure', () => {
  assert.deepEqual(ticks(0, 4.5), [0, 1, 2, 3, 4, 5])
  assert.deepEqual(ticks(-0.3, 0.1), [-0.3, -0.2, -0.1, 0, 0.1])
  assert.deepEqual(ticks(3, 3), [3])
})

test('a text is cut to what fits', () => {
  assert.equal(fit('合肥', 12, 100), '合肥')
  assert.equal(fit('集成电路与新型显示', 12, 60), '集成电路…')
  assert.ok(widthOf(fit('an activity with a long name', 12, 80), 12) <= 80)
})

test('a picture is painted, where the machine has a painter', async t => {
  const painted = await paintPng({ width: 10, height: 5, marks: [] })
  if (!painted) return t.skip('no painter on this machine')
  // Width and height stand in the header of a PNG from its 16th byte on.
  const header = new DataView(painted.buffer, painted.byteOffset)
  assert.deepEqual([header.getUint32(16), header.getUint32(20)], [20, 10])
})
