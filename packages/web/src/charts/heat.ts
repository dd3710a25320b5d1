import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../theme.ts'
import { tooltip } from './tooltip.ts'

export type HeatCell = { x: string; y: string; value: number; detail: string[] }

const rowHeight = 26
const around = 96

export const heatHeight = (rows: number): number => Math.max(160, rows * rowHeight + around)

/** A table of shades: columns along the top, rows down the side, both in the order in which they come. */
export function heatOption(cells: HeatCell[], palette: Palette): EChartsCoreOption {
  const columns = [...new Set(cells.map(cell => cell.x))]
  const rows = [...new Set(cells.map(cell => cell.y))]
  const values = cells.map(cell => cell.value)
  const label = { color: palette.text, fontSize: 12 }
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 40, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      position: 'top',
      data: columns,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, interval: 0, rotate: columns.length > 8 ? 40 : 0, width: 110, overflow: 'truncate' },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, width: 180, overflow: 'truncate' },
    },
    visualMap: {
      min: Math.min(0, ...values),
      max: Math.max(1e-9, ...values),
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 90,
      itemWidth: 10,
      precision: 2,
      textStyle: { color: palette.tertiary, fontSize: 11 },
      inRange: { color: [palette.sunken, palette.accent] },
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const cell = cells[item.dataIndex]
        return tooltip(`${cell.y} × ${cell.x}`, ...cell.detail)
      },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(cell => [columns.indexOf(cell.x), rows.indexOf(cell.y), cell.value]),
        itemStyle: { borderColor: palette.ground, borderWidth: 2 },
      },
    ],
  }
}
