import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../theme.ts'
import { tooltip } from './tooltip.ts'

export type OpportunityPoint = {
  name: string
  density: number
  complexity: number
  firms: number
  present: boolean
  detail: string[]
}

/** So many activities that a city does not have yet, the nearest, carry their names. */
const named = 12
const radius = { smallest: 4, largest: 14 }

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Density × complexity of all activities of a city: what it has as full points, what it could reach as rings, with the medians
 * as lines that part the plane into four.
 */
export function opportunitiesOption(
  points: OpportunityPoint[],
  words: { x: string; y: string; present: string; absent: string },
  palette: Palette,
): EChartsCoreOption {
  const most = Math.max(1, ...points.map(point => point.firms))
  const absent = points.filter(point => !point.present).sort((a, b) => b.density - a.density)
  const near = new Set(absent.slice(0, named))
  const axis = {
    type: 'value' as const,
    scale: true,
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    axisLabel: { color: palette.tertiary, fontSize: 12 },
    nameTextStyle: { color: palette.secondary, fontSize: 13 },
    splitLine: { lineStyle: { color: palette.line, width: 0.6 } },
  }
  const data = (chosen: OpportunityPoint[]) =>
    chosen.map(point => ({
      name: point.name,
      value: [point.density, point.complexity],
      detail: point.detail,
      symbolSize: 2 * (radius.smallest + (radius.largest - radius.smallest) * Math.sqrt(point.firms / most)),
      label: { show: near.has(point) || point.firms >= most / 2 },
    }))
  const label = {
    formatter: '{b}',
    position: 'right' as const,
    distance: 4,
    fontSize: 12,
    color: palette.text,
    textBorderColor: palette.ground,
    textBorderWidth: 3,
  }
  const shared = {
    type: 'scatter' as const,
    label,
    labelLayout: { hideOverlap: true },
    emphasis: { label: { show: true } },
  }
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 28, outerBoundsMode: 'same' },
    xAxis: {
      ...axis,
      name: words.x,
      nameLocation: 'end',
      nameGap: 6,
      nameTextStyle: { ...axis.nameTextStyle, align: 'right', verticalAlign: 'top', padding: [22, 0, 0, 0] },
    },
    yAxis: { ...axis, name: words.y, nameLocation: 'end', nameTextStyle: { ...axis.nameTextStyle, align: 'left' } },
    tooltip: {
      formatter: (item: { name: string; data: { detail: string[] } }) => tooltip(item.name, ...item.data.detail),
    },
    series: [
      {
        ...shared,
        name: words.absent,
        data: data(absent),
        symbol: 'circle',
        itemStyle: { color: palette.ground, borderColor: palette.series[1], borderWidth: 2 },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.tertiary, type: 'dashed', width: 1 },
          data:
            points.length > 0
              ? [
                  { xAxis: median(points.map(point => point.density)) },
                  { yAxis: median(points.map(point => point.complexity)) },
                ]
              : [],
        },
      },
      {
        ...shared,
        name: words.present,
        data: data(points.filter(point => point.present)),
        itemStyle: { color: palette.series[0], opacity: 0.85 },
      },
    ],
  }
}
