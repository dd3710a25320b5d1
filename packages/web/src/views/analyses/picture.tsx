import type { Analysis } from '@langqiao/platform/views'
import { useNavigate } from '@tanstack/react-router'
import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { barsHeight, barsOption } from '../../charts/bars.ts'
import { Chart, type ChartTable } from '../../charts/chart.tsx'
import { heatHeight, heatOption } from '../../charts/heat.ts'
import { linesOption } from '../../charts/lines.ts'
import { opportunitiesOption } from '../../charts/opportunities.ts'
import { sankeyOption } from '../../charts/sankey.ts'
import type { Place } from '../../maps/places.ts'
import { PlacesMap } from '../../maps/places-map.tsx'
import { useLanguage } from '../../state/format.ts'
import type { Palette } from '../../theme.ts'
import { type AnalysisRow, plainCell, writtenCell } from './cells.ts'

const mostBars = 20

/** Reads cells of an analysis for a picture: numbers, names, and the lines of a tooltip. */
function useReader(analysis: Analysis) {
  const { t } = useTranslation('analyses')
  const language = useLanguage()
  return useMemo(() => {
    const columns = new Map(analysis.columns.map(column => [column.key, column]))
    const plain = (row: AnalysisRow, key: string) => {
      const column = columns.get(key)
      return column ? plainCell(analysis, column, row.cells[key], language, is => t(is ? 'yes' : 'no')) : null
    }
    return {
      text: (row: AnalysisRow, key: string) => String(plain(row, key) ?? ''),
      number: (row: AnalysisRow, key: string) => (typeof row.cells[key] === 'number' ? row.cells[key] : null),
      title: (key: string) => language.say(columns.get(key)?.label.zh, columns.get(key)?.label.en),
      detail: (row: AnalysisRow) =>
        analysis.columns.flatMap(column => {
          const written = writtenCell(column, plain(row, column.key), language)
          return written ? [`${language.say(column.label.zh, column.label.en)}: ${written}`] : []
        }),
    }
  }, [analysis, language, t])
}

type Part = Record<string, string | undefined>

/** The picture that an analysis says its rows make, with the table behind it. */
export function Picture({ analysis, table }: { analysis: Analysis; table: ChartTable<AnalysisRow> }) {
  const { t } = useTranslation('analyses')
  const { say } = useLanguage()
  const read = useReader(analysis)
  const { rows } = analysis
  const chart = analysis.chart as ({ kind: string; reference?: number; most?: number } & Part) | null
  const bars = useMemo(
    () =>
      chart?.kind === 'bars'
        ? rows
            .flatMap(row => {
              const value = read.number(row, chart.value ?? '')
              if (value === null) return []
              const mark = chart.mark ? read.number(row, chart.mark) : null
              return [{ name: read.text(row, chart.label ?? ''), value, mark, detail: read.detail(row) }]
            })
            .slice(0, Number(chart.most ?? mostBars))
        : [],
    [chart, rows, read],
  )
  const option = useCallback(
    (palette: Palette): EChartsCoreOption => {
      if (!chart) return {}
      switch (chart.kind) {
        case 'bars':
          return barsOption(bars, chart.reference ?? null, palette)
        case 'scatter':
          return opportunitiesOption(
            rows.flatMap(row => {
              const [x, y] = [read.number(row, chart.x ?? ''), read.number(row, chart.y ?? '')]
              if (x === null || y === null) return []
              return [
                {
                  name: read.text(row, chart.label ?? ''),
                  density: x,
                  complexity: y,
                  firms: chart.size ? (read.number(row, chart.size) ?? 0) : 1,
                  present: chart.present ? row.cells[chart.present] === true : true,
                  detail: read.detail(row),
                },
              ]
            }),
            { x: read.title(chart.x ?? ''), y: read.title(chart.y ?? ''), present: t('present'), absent: t('absent') },
            palette,
          )
        case 'lines': {
          const periods = [...new Set(rows.map(row => read.text(row, chart.x ?? '')))].sort()
          const lines = Map.groupBy(rows, row => read.text(row, chart.series ?? ''))
          return linesOption(
            periods,
            [...lines].map(([name, ofLine]) => {
              const values = new Map(
                ofLine.map(row => [read.text(row, chart.x ?? ''), read.number(row, chart.y ?? '')]),
              )
              return { name, values: periods.map(period => values.get(period) ?? null) }
            }),
            palette,
          )
        }
        case 'heat':
          return heatOption(heatCells(analysis, chart, read), palette)
        case 'flows':
          return sankeyOption(
            (chart.only ? rows.filter(row => row.cells[chart.only ?? ''] === true) : rows).map(row => ({
              from: read.text(row, chart.from ?? ''),
              to: read.text(row, chart.to ?? ''),
              value: read.number(row, chart.value ?? '') ?? 0,
              written: read.detail(row).join(', '),
            })),
            palette,
          )
        default:
          return {}
      }
    },
    [analysis, chart, rows, bars, read, t],
  )
  if (!chart || rows.length === 0) return null
  const label = analysis.answer
    ? say(analysis.answer.zh, analysis.answer.en)
    : say(analysis.title.zh, analysis.title.en)
  const id = `analysis-${analysis.id}`
  if (chart.kind === 'map') return <AnalysisMap analysis={analysis} chart={chart} label={label} table={table} />
  const height = {
    bars: barsHeight(bars.length),
    heat: heatHeight(
      new Set(
        rows.filter(row => read.number(row, chart.value ?? '') !== null).map(row => read.text(row, chart.y ?? '')),
      ).size,
    ),
    flows: Math.max(280, rows.length * 32),
  }[chart.kind]
  const legend = [
    chart.kind === 'bars' && chart.mark && t('marks', { what: read.title(chart.mark) }),
    chart.kind === 'bars' && chart.reference !== undefined && t('dashed', { what: chart.reference }),
    chart.kind === 'scatter' && chart.present && t('rings'),
  ].filter(Boolean)
  return (
    <Chart
      id={id}
      label={label}
      option={option}
      size={{ height: height ?? 420 }}
      table={table}
      caption={legend.join(t('between')) || undefined}
    />
  )
}

const heatCells = (analysis: Analysis, chart: Part, read: ReturnType<typeof useReader>) =>
  analysis.rows.flatMap(row => {
    const value = read.number(row, chart.value ?? '')
    return value === null
      ? []
      : [{ x: read.text(row, chart.x ?? ''), y: read.text(row, chart.y ?? ''), value, detail: read.detail(row) }]
  })

function AnalysisMap({
  analysis,
  chart,
  label,
  table,
}: {
  analysis: Analysis
  chart: Part
  label: string
  table: ChartTable<AnalysisRow>
}) {
  const read = useReader(analysis)
  const { say } = useLanguage()
  const navigate = useNavigate()
  const open = useCallback((code: string) => navigate({ to: '/regions/$code', params: { code } }), [navigate])
  const { places, arcs } = useMemo(() => {
    const placeOf = (code: string, size: number, detail: string[]): Place[] => {
      const region = analysis.regions[code]
      if (!region || region.longitude === null || region.latitude === null) return []
      const { longitude, latitude } = region
      const name = say(region.name, region.nameEn)
      return [
        { code, name, longitude, latitude, size, colour: palette => palette.series[0], detail: detail.join(' · ') },
      ]
    }
    const codeOf = (row: AnalysisRow, key: string | undefined) => String(row.cells[key ?? ''] ?? '')
    const drawn = analysis.rows.map(row => ({ row, value: read.number(row, chart.value ?? '') ?? 0 }))
    const found = drawn.flatMap(({ row, value }) => placeOf(codeOf(row, chart.region), value, read.detail(row)))
    const ends = chart.to ? drawn.flatMap(({ row }) => placeOf(codeOf(row, chart.to), 0, [])) : []
    const byCode = new Map([...ends, ...found].map(place => [place.code, place]))
    return {
      places: [...byCode.values()],
      arcs: chart.to
        ? drawn.flatMap(({ row, value }) => {
            const [from, to] = [byCode.get(codeOf(row, chart.region)), byCode.get(codeOf(row, chart.to))]
            return from && to && from !== to
              ? [{ from, to, weight: value, label: `${from.name} → ${to.name}`, detail: read.detail(row).join(' · ') }]
              : []
          })
        : [],
    }
  }, [analysis, chart, read, say])
  return (
    <PlacesMap id={`analysis-${analysis.id}`} label={label} places={places} arcs={arcs} table={table} open={open} />
  )
}
