import { Button } from 'antd'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../components/data-table.tsx'
import { useDark } from '../state/preferences.ts'
import { type Palette, palettes, textFont } from '../theme.ts'
import styles from './chart.module.css'

/** The table behind a chart: the same data in words and numbers. */
export type ChartTable<T> = { columns: Column<T>[]; rows: T[]; rowKey: (row: T) => string }

/**
 * A chart with its caption and the table behind it. `option` is a pure function from colours to an ECharts option; ECharts itself
 * is fetched when the first chart is shown. `label` says in one sentence what the chart shows. `choose` is called with the
 * data item that was clicked.
 */
export function Chart<T extends object>({
  id,
  label,
  caption,
  option,
  size = { height: 360 },
  table,
  choose,
}: {
  id: string
  label: string
  caption?: ReactNode
  option: (palette: Palette) => EChartsCoreOption
  size?: CSSProperties
  table: ChartTable<T>
  choose?: (item: { dataType?: string; data: unknown; name: string }) => void
}) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={styles.chart}>
      <div className={`${styles.tools} no-print`}>
        <Button type="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asChart' : 'chart.asTable')}
        </Button>
      </div>
      {asTable ? (
        <DataTable id={id} {...table} />
      ) : (
        <Drawing label={label} option={option} size={size} choose={choose} />
      )}
      {caption && <figcaption className="caption">{caption}</figcaption>}
    </figure>
  )
}

function Drawing({
  label,
  option,
  size,
  choose,
}: {
  label: string
  option: (palette: Palette) => EChartsCoreOption
  size: CSSProperties
  choose?: (item: { dataType?: string; data: unknown; name: string }) => void
}) {
  const dark = useDark()
  const holder = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)

  useEffect(() => {
    const element = holder.current
    if (!element) return
    let drawn: EChartsType | null = null
    let gone = false
    const resize = new ResizeObserver(() => drawn?.resize())
    import('./echarts.ts').then(({ draw }) => {
      if (gone) return
      drawn = draw(element)
      resize.observe(element)
      setChart(drawn)
    })
    return () => {
      gone = true
      resize.disconnect()
      drawn?.dispose()
      setChart(null)
    }
  }, [])

  useEffect(() => {
    if (!chart) return
    const palette = palettes[dark ? 'dark' : 'light']
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.setOption(
      {
        animation: !still,
        animationDuration: 300,
        backgroundColor: 'transparent',
        color: palette.series,
        textStyle: { fontFamily: textFont(), color: palette.text },
        aria: { enabled: true, label: { description: label } },
        tooltip: {
          confine: true,
          backgroundColor: palette.raised,
          borderColor: palette.line,
          textStyle: { color: palette.text, fontSize: 13 },
        },
        ...option(palette),
      },
      { notMerge: true },
    )
  }, [chart, dark, option, label])

  useEffect(() => {
    if (!chart || !choose) return
    const listener = (event: { dataType?: string; data?: unknown; name: string }) =>
      choose({ dataType: event.dataType, data: event.data, name: event.name })
    chart.on('click', listener as never)
    return () => {
      chart.off('click', listener)
    }
  }, [chart, choose])

  return <div ref={holder} role="img" aria-label={label} style={size} className={styles.drawing} />
}
