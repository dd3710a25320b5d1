import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EChartsCoreOption, init } from 'echarts/core'
import { placesOption } from '../maps/places.ts'
import { palettes } from '../theme.ts'
import './echarts.ts'
import { opportunitiesOption } from './opportunities.ts'
import { sankeyOption } from './sankey.ts'

/** The picture of an option as SVG text. */
function svgOf(option: EChartsCoreOption): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width: 800, height: 500 })
  chart.setOption({ animation: false, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1])

test('a place that sends and receives stands on both sides of the bands', () => {
  const there = { from: 'Beijing', to: 'Tianjin', value: 3, written: '3' }
  const back = { from: 'Tianjin', to: 'Beijing', value: 1, written: '1' }
  const names = texts(svgOf(sankeyOption([there, back], palettes.light)))
  assert.deepEqual(names.sort(), ['Beijing', 'Beijing', 'Tianjin', 'Tianjin'])
})

test('activities that a city lacks are rings, those it has are full, and the nearest carry their names', () => {
  const point = { complexity: 0, firms: 1, detail: [] }
  const points = [
    { ...point, name: 'batteries', density: 0.4, present: false },
    { ...point, name: 'displays', density: 0.5, complexity: 1, firms: 9, present: true },
  ]
  const words = { x: 'density', y: 'complexity', present: 'has', absent: 'lacks' }
  const svg = svgOf(opportunitiesOption(points, words, palettes.light))
  for (const name of ['batteries', 'displays', 'density', 'complexity']) assert.ok(texts(svg).includes(name), name)
  const { light } = palettes
  assert.match(svg, new RegExp(`fill="${light.ground}"[^>]*stroke="${light.series[1]}"`))
  assert.match(svg, new RegExp(`fill="${light.series[0]}"`))
})

test('no activity at all is an empty plane, not a failure', () => {
  const words = { x: 'x', y: 'y', present: 'has', absent: 'lacks' }
  assert.match(svgOf(opportunitiesOption([], words, palettes.dark)), /^<svg/)
})

test('a map names its places and draws an arc for a flow', () => {
  const place = { size: 1, detail: '', colour: () => '#123456' }
  const hefei = { ...place, code: '340100', name: 'Hefei', longitude: 117.2, latitude: 31.8 }
  const wuhan = { ...place, code: '420100', name: 'Wuhan', longitude: 114.3, latitude: 30.6 }
  const arc = { from: hefei, to: wuhan, weight: 2, label: 'Hefei → Wuhan', detail: '2' }
  const svg = svgOf(placesOption([hefei, wuhan], [arc], palettes.light))
  assert.ok(texts(svg).includes('Hefei') && texts(svg).includes('Wuhan'))
  assert.equal(svg.match(/fill="#123456"/g)?.length, 2)
  assert.match(svg, new RegExp(`stroke="${palettes.light.accent}"`))
})
