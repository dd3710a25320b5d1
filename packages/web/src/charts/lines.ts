import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../theme.ts'

export type Line = { name: string; values: (number | null)[] }

/** A line a series over periods, each with its name at its end; a period without a value is a gap. */
export function linesOption(periods: string[], lines: Line[], palette: Palette): EChartsCoreOption {
  return {
    grid: { left: 8, right: 96, top: 12, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: periods,
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.tertiary, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: palette.tertiary, fontSize: 12 },
      splitLine: { lineStyle: { color: palette.line, width: 0.6 } },
    },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    series: lines.map((line, index) => ({
      type: 'line',
      name: line.name,
      data: line.values,
      symbolSize: 6,
      connectNulls: false,
      lineStyle: { width: 2 },
      itemStyle: { color: palette.series[index % palette.series.length] },
      endLabel: { show: true, formatter: '{a}', color: palette.text, fontSize: 12 },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  }
}
