import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../theme.ts'
import { tooltip } from './tooltip.ts'

export type Bar = { name: string; value: number; mark: number | null; detail: string[] }

const barHeight = 26
/** Room above the first bar and for the axis below the last. */
const around = 44

/** How high a picture of so many bars is. */
export const barsHeight = (bars: number): number => Math.max(120, bars * barHeight + around)

/** Bars lying one under the other, the first on top; a diamond where a bar has a mark, a line at `reference`. */
export function barsOption(bars: Bar[], reference: number | null, palette: Palette): EChartsCoreOption {
  const point = {
    formatter: (item: { dataIndex: number }) => tooltip(bars[item.dataIndex].name, ...bars[item.dataIndex].detail),
  }
  return {
    grid: { left: 8, right: 32, top: 8, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      axisLabel: { color: palette.tertiary, fontSize: 12 },
      splitLine: { lineStyle: { color: palette.line, width: 0.6 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(bar => bar.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: palette.text, fontSize: 13, width: 220, overflow: 'truncate' },
    },
    tooltip: point,
    series: [
      {
        type: 'bar',
        barMaxWidth: 14,
        data: bars.map(bar => bar.value),
        itemStyle: { color: palette.series[0], opacity: 0.85 },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.tertiary, type: 'dashed', width: 1 },
          data: reference === null ? [] : [{ xAxis: reference }],
        },
      },
      {
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 10,
        data: bars.flatMap((bar, index) => (bar.mark === null ? [] : [[bar.mark, index]])),
        itemStyle: { color: palette.ground, borderColor: palette.series[1], borderWidth: 2 },
        tooltip: {
          formatter: (item: { value: number[] }) => tooltip(bars[item.value[1]].name, ...bars[item.value[1]].detail),
        },
      },
    ],
  }
}
