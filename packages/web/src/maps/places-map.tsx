import type { EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart, type ChartTable } from '../charts/chart.tsx'
import type { Palette } from '../theme.ts'
import { type Arc, frameOf, type Place, placesOption } from './places.ts'

/** Places as points on a plane of longitude and latitude, with arcs between them. No boundary is drawn. */
export function PlacesMap<T extends object>({
  id,
  label,
  places,
  arcs = [],
  table,
  caption,
  open,
}: {
  id: string
  label: string
  places: Place[]
  arcs?: Arc[]
  table: ChartTable<T>
  caption?: ReactNode
  open?: (code: string) => void
}) {
  const { t } = useTranslation('regions')
  const option = useCallback(
    (palette: Palette): EChartsCoreOption => placesOption(places, arcs, palette),
    [places, arcs],
  )
  const choose = useCallback(
    (item: { data: unknown }) => {
      const { code } = item.data as { code?: string }
      if (code) open?.(code)
    },
    [open],
  )
  const { heightShare } = frameOf(places)
  return (
    <Chart
      id={id}
      label={label}
      option={option}
      size={{ aspectRatio: `1 / ${heightShare.toFixed(3)}` }}
      table={table}
      choose={choose}
      caption={caption ?? t('map.note')}
    />
  )
}
