import type { Chart, Row } from '../../../diagnose/analyses/index.ts'
import { type Drawing, drawingWidth, fit, ink, type Mark, ticks, widthOf } from './drawing.ts'

/** What a chart reads from the rows of a finding. */
export type Reader = {
  text(row: Row, key: string): string
  number(row: Row, key: string): number | null
  /** The heading of a column. */
  title(key: string): string
  /** A number as it stands at a bar or in a cell. */
  write(value: number): string
  /** Where a region lies; null where nobody knows. */
  place(code: string): { longitude: number; latitude: number } | null
}

const small = 12
const tiny = 11
/** So many bars and rows of a heat map, columns of one, and lines; the table behind the picture has more. */
const most = { bars: 20, columns: 10, lines: 8, named: 12 }
const rowHeight = 22

/** The picture that an analysis says its rows make; null where no row has what it draws. */
export const drawChart = (chart: Chart, rows: readonly Row[], read: Reader): Drawing | null => {
  switch (chart.kind) {
    case 'bars':
      return drawBars(
        rows.map(row => ({
          name: read.text(row, chart.label),
          value: read.number(row, chart.value),
          mark: chart.mark ? read.number(row, chart.mark) : null,
        })),
        { reference: chart.reference ?? null, most: chart.most ?? most.bars, write: read.write },
      )
    case 'flows': {
      const drawn = chart.only ? rows.filter(row => row.cells[chart.only ?? ''] === true) : rows
      const bands = drawn.map(row => ({
        name: `${read.text(row, chart.from)} → ${read.text(row, chart.to)}`,
        value: read.number(row, chart.value),
        mark: null,
      }))
      return drawBars(
        bands.sort((a, b) => Number(b.value) - Number(a.value)),
        { reference: null, most: most.bars, write: read.write },
      )
    }
    case 'scatter':
      return drawScatter(
        rows.flatMap(row => {
          const [x, y] = [read.number(row, chart.x), read.number(row, chart.y)]
          if (x === null || y === null) return []
          const size = chart.size ? (read.number(row, chart.size) ?? 0) : 1
          const present = chart.present ? row.cells[chart.present] === true : true
          return [{ name: read.text(row, chart.label), x, y, size, present }]
        }),
        { x: read.title(chart.x), y: read.title(chart.y) },
      )
    case 'lines':
      return drawLines(
        rows.flatMap(row => {
          const value = read.number(row, chart.y)
          return value === null ? [] : [{ at: read.text(row, chart.x), series: read.text(row, chart.series), value }]
        }),
      )
    case 'heat':
      return drawHeat(
        rows.map(row => ({
          column: read.text(row, chart.x),
          row: read.text(row, chart.y),
          value: read.number(row, chart.value),
        })),
        read.write,
      )
    case 'map':
      return drawMap(
        rows.map(row => ({
          from: { name: read.text(row, chart.region), at: read.place(String(row.cells[chart.region] ?? '')) },
          to: chart.to ? { name: read.text(row, chart.to), at: read.place(String(row.cells[chart.to] ?? '')) } : null,
          value: read.number(row, chart.value) ?? 0,
        })),
      )
  }
}

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', quiet = false): Mark => ({
  ...{ kind: 'text', x, y, text: words, anchor },
  ...{ size: quiet ? tiny : small, fill: quiet ? ink.quiet : ink.text },
})
const line = (points: readonly (readonly [number, number])[], dashed = false, stroke: string = ink.line): Mark => ({
  ...{ kind: 'line', points, stroke, width: 1, dashed },
})
const plain = (value: number): string => String(Number(value.toPrecision(6)))
/** From a value between `least` and `most` to a place between `from` and `to`. */
const scale = (least: number, most: number, from: number, to: number) => (value: number) =>
  most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from)

type Bar = { name: string; value: number | null; mark: number | null }

const drawBars = (
  all: readonly Bar[],
  { reference, most: shown, write }: { reference: number | null; most: number; write(value: number): string },
): Drawing | null => {
  const bars = all.flatMap(({ value, ...bar }) => (value === null ? [] : [{ ...bar, value }])).slice(0, shown)
  if (bars.length === 0) return null
  const values = bars.flatMap(bar => [bar.value, bar.mark ?? bar.value]).concat(reference ?? [])
  const steps = ticks(Math.min(0, ...values), Math.max(...values, 1e-9))
  const labels = Math.min(210, Math.max(...bars.map(bar => widthOf(bar.name, small))) + 8)
  const x = scale(steps[0], steps[steps.length - 1], labels, drawingWidth - 64)
  const bottom = bars.length * rowHeight + 4
  return {
    width: drawingWidth,
    height: bottom + 22,
    marks: [
      ...steps.flatMap(step => [
        line([
          [x(step), 0],
          [x(step), bottom],
        ]),
        text(x(step), bottom + 15, plain(step), 'middle', true),
      ]),
      ...bars.flatMap((bar, index): Mark[] => {
        const middle = index * rowHeight + rowHeight / 2
        const [left, right] = [x(0), x(bar.value)].sort((a, b) => a - b)
        return [
          text(labels - 6, middle + 4, fit(bar.name, small, labels - 8), 'end'),
          {
            ...{ kind: 'box', x: left, y: middle - 6, width: Math.max(1, right - left), height: 12 },
            fill: ink.series[0],
          },
          ...(bar.mark === null
            ? []
            : [
                {
                  kind: 'diamond',
                  x: x(bar.mark),
                  y: middle,
                  radius: 5,
                  fill: ink.paper,
                  stroke: ink.series[1],
                } as const,
              ]),
          text(
            Math.max(right, bar.mark === null ? right : x(bar.mark) + 4) + 5,
            middle + 4,
            write(bar.value),
            'start',
            true,
          ),
        ]
      }),
      ...(reference === null
        ? []
        : [
            line(
              [
                [x(reference), 0],
                [x(reference), bottom],
              ],
              true,
              ink.quiet,
            ),
          ]),
    ],
  }
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

type Point = { name: string; x: number; y: number; size: number; present: boolean }

const drawScatter = (points: readonly Point[], titles: { x: string; y: string }): Drawing | null => {
  if (points.length === 0) return null
  const [left, right, top, bottom] = [56, drawingWidth - 16, 22, 320]
  const stepsOf = (values: number[]) => ticks(Math.min(...values), Math.max(...values))
  const [across, up] = [stepsOf(points.map(point => point.x)), stepsOf(points.map(point => point.y))]
  const x = scale(across[0], across[across.length - 1], left, right)
  const y = scale(up[0], up[up.length - 1], bottom, top)
  const largest = Math.max(...points.map(point => point.size), 1e-9)
  const taken: { x: number; y: number; width: number }[] = []
  const names = points.slice(0, most.named).flatMap((point): Mark[] => {
    const name = fit(point.name, tiny, 130)
    const width = widthOf(name, tiny)
    const at = { x: x(point.x) + 7, y: y(point.y) + 4, width }
    const covered = taken.some(
      other => Math.abs(other.y - at.y) < tiny + 2 && at.x < other.x + other.width && other.x < at.x + width,
    )
    if (covered || at.x + width > drawingWidth) return []
    taken.push(at)
    return [text(at.x, at.y, name, 'start', true)]
  })
  const [middleX, middleY] = [x(median(points.map(point => point.x))), y(median(points.map(point => point.y)))]
  return {
    width: drawingWidth,
    height: bottom + 42,
    marks: [
      ...across.map(step => text(x(step), bottom + 16, plain(step), 'middle', true)),
      ...up.flatMap(step => [
        line([
          [left, y(step)],
          [right, y(step)],
        ]),
        text(left - 6, y(step) + 4, plain(step), 'end', true),
      ]),
      text(right, bottom + 34, `${titles.x} →`, 'end', true),
      text(4, 12, `↑ ${titles.y}`, 'start', true),
      line(
        [
          [middleX, top],
          [middleX, bottom],
        ],
        true,
        ink.quiet,
      ),
      line(
        [
          [left, middleY],
          [right, middleY],
        ],
        true,
        ink.quiet,
      ),
      ...points.map(
        (point): Mark => ({
          ...{
            kind: 'dot',
            x: x(point.x),
            y: y(point.y),
            radius: 2.5 + 5 * Math.sqrt(Math.max(0, point.size) / largest),
          },
          ...{ fill: point.present ? ink.series[0] : ink.paper, stroke: ink.series[0] },
        }),
      ),
      ...names,
    ],
  }
}

const drawLines = (values: readonly { at: string; series: string; value: number }[]): Drawing | null => {
  if (values.length === 0) return null
  const periods = [...new Set(values.map(({ at }) => at))].sort()
  const series = [...Map.groupBy(values, value => value.series)].slice(0, most.lines)
  const [left, right, top, bottom] = [56, drawingWidth - 130, 12, 260]
  const steps = ticks(Math.min(...values.map(({ value }) => value)), Math.max(...values.map(({ value }) => value)))
  const x = scale(0, periods.length - 1, left, right)
  const y = scale(steps[0], steps[steps.length - 1], bottom, top)
  return {
    width: drawingWidth,
    height: bottom + 26,
    marks: [
      ...steps.flatMap(step => [
        line([
          [left, y(step)],
          [right, y(step)],
        ]),
        text(left - 6, y(step) + 4, plain(step), 'end', true),
      ]),
      ...periods.map((period, index) => text(x(index), bottom + 18, period, 'middle', true)),
      ...series.flatMap(([name, of], index): Mark[] => {
        const colour = ink.series[index % ink.series.length]
        const points = of
          .map(({ at, value }) => [x(periods.indexOf(at)), y(value)] as const)
          .sort((a, b) => a[0] - b[0])
        const [lastX, lastY] = points[points.length - 1]
        return [
          { kind: 'line', points, stroke: colour, width: 2 },
          ...points.map(([px, py]): Mark => ({ kind: 'dot', x: px, y: py, radius: 2.5, fill: colour, stroke: colour })),
          text(lastX + 7, lastY + 4, fit(name, small, drawingWidth - lastX - 10), 'start'),
        ]
      }),
    ],
  }
}

/** A colour between white paper and the first of the series; `share` from 0 to 1. */
const shade = (share: number): string => {
  const part = (from: number, to: number) =>
    Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${part(0xf6, 0x9a)}${part(0xf1, 0x3b)}${part(0xe8, 0x26)}`
}

const drawHeat = (
  cells: readonly { column: string; row: string; value: number | null }[],
  write: (value: number) => string,
): Drawing | null => {
  const known = cells.flatMap(({ value, ...cell }) => (value === null ? [] : [{ ...cell, value }]))
  if (known.length === 0) return null
  const columns = [...new Set(cells.map(cell => cell.column))].slice(0, most.columns)
  // A row of which nothing is known says so in the table.
  const rows = [...new Set(known.map(cell => cell.row))].slice(0, most.bars)
  const labels = Math.min(180, Math.max(...rows.map(row => widthOf(row, small))) + 8)
  const width = (drawingWidth - labels) / columns.length
  const values = known.map(cell => cell.value)
  const share = scale(Math.min(0, ...values), Math.max(1e-9, ...values), 0, 1)
  const top = 22
  return {
    width: drawingWidth,
    height: top + rows.length * rowHeight + 4,
    marks: [
      ...columns.map((column, index) =>
        text(labels + (index + 0.5) * width, 14, fit(column, tiny, width - 4), 'middle', true),
      ),
      ...rows.map((row, index) => text(labels - 6, top + index * rowHeight + 15, fit(row, small, labels - 8), 'end')),
      ...known.flatMap(({ column, row, value }): Mark[] => {
        const [c, r] = [columns.indexOf(column), rows.indexOf(row)]
        if (c < 0 || r < 0) return []
        const [x, y] = [labels + c * width + 1, top + r * rowHeight + 1]
        const deep = share(value) > 0.55
        return [
          { kind: 'box', x, y, width: width - 2, height: rowHeight - 2, fill: shade(share(value)) },
          {
            ...{ kind: 'text', x: x + width / 2 - 1, y: y + 14, text: write(value), anchor: 'middle', size: tiny },
            fill: deep ? ink.paper : ink.text,
          },
        ]
      }),
    ],
  }
}

type End = { name: string; at: { longitude: number; latitude: number } | null }

const drawMap = (all: readonly { from: End; to: End | null; value: number }[]): Drawing | null => {
  const placed = new Map<string, { longitude: number; latitude: number; value: number }>()
  for (const { from, to, value } of all) {
    if (to?.at && !placed.has(to.name)) placed.set(to.name, { ...to.at, value: 0 })
    if (from.at) placed.set(from.name, { ...from.at, value: Math.max(value, placed.get(from.name)?.value ?? 0) })
  }
  const places = [...placed]
  if (places.length === 0) return null
  const span = (axis: 'longitude' | 'latitude') => {
    const values = places.map(([, place]) => place[axis])
    return [Math.min(...values), Math.max(...values)] as const
  }
  const [[west, east], [south, north]] = [span('longitude'), span('latitude')]
  // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [wide, high] = [Math.max((east - west) * squeeze, 0.2), Math.max(north - south, 0.2)]
  const perDegree = Math.min((drawingWidth - 160) / wide, 360 / high)
  const height = Math.max(120, high * perDegree + 48)
  const x = (longitude: number) => drawingWidth / 2 + (longitude - (west + east) / 2) * squeeze * perDegree
  const y = (latitude: number) => height / 2 - (latitude - (south + north) / 2) * perDegree
  const largest = Math.max(...places.map(([, place]) => place.value), 1e-9)
  const arcs = all.flatMap(({ from, to }): Mark[] =>
    from.at && to?.at && from.name !== to.name
      ? [
          {
            ...{ kind: 'line', stroke: ink.series[1], width: 1.2 },
            points: [
              [x(from.at.longitude), y(from.at.latitude)],
              [x(to.at.longitude), y(to.at.latitude)],
            ],
          },
        ]
      : [],
  )
  return {
    width: drawingWidth,
    height,
    marks: [
      ...arcs,
      ...places.flatMap(([name, place], index): Mark[] => {
        const radius = 3 + 6 * Math.sqrt(Math.max(0, place.value) / largest)
        const [px, py] = [x(place.longitude), y(place.latitude)]
        return [
          { kind: 'dot', x: px, y: py, radius, fill: ink.series[0], stroke: ink.paper },
          ...(index < most.bars ? [text(px + radius + 3, py + 4, fit(name, tiny, 90), 'start', true)] : []),
        ]
      }),
    ],
  }
}
