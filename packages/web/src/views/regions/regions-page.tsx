import type { RegionSummary } from '@langqiao/platform/views'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Page } from '../../components/page.tsx'
import { CityTypeFlag, RegionChip } from '../../components/region-chip.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import type { Place } from '../../maps/places.ts'
import { PlacesMap } from '../../maps/places-map.tsx'
import { useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { type Colouring, classColour, classOf, colourings } from './region-colours.ts'
import styles from './regions-page.module.css'

const levels = ['city', 'county', 'province', 'cluster', 'metropolitan', 'corridor', 'alliance'] as const
/** More than any level has, so that filters see all of it. */
const mostRegions = 4000
type Level = (typeof levels)[number]

/** All regions of one level, on a map and in a list, filtered by type, province and name. */
export function RegionsPage() {
  const { t } = useTranslation(['regions', 'words'])
  const { say } = useLanguage()
  const filter = useSearch({ from: '/regions' })
  const navigate = useNavigate({ from: '/regions' })
  const level = levels.includes(filter.level as Level) ? (filter.level as Level) : 'city'
  const regions = useRegions({ level, limit: mostRegions })
  const provinces = useRegions({ level: 'province' })
  const provinceNames = useMemo(
    () => new Map(provinces.data?.items.map(province => [province.code, say(province.name, province.nameEn)])),
    [provinces.data, say],
  )
  const change = (changed: typeof filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const found = useMemo(() => {
    const q = filter.q?.trim().toLowerCase()
    return (regions.data?.items ?? []).filter(
      region =>
        (!q || region.name.toLowerCase().includes(q) || region.nameEn.toLowerCase().includes(q)) &&
        (!filter.type || region.type === filter.type) &&
        (!filter.province || region.provinceCode === filter.province),
    )
  }, [regions.data, filter])
  const types = useMemo(() => [...new Set(regions.data?.items.flatMap(region => region.type ?? []))], [regions.data])
  const title =
    level === 'city'
      ? t('list.title', { count: found.length })
      : t('list.titleOther', { count: found.length, level: t(`words:level.${level}`) })
  return (
    <Page title={title} lead={t('list.lead')} wide>
      <search className={`${styles.filters} no-print`} aria-label={t('list.filters')}>
        <Segmented
          aria-label={t('list.level')}
          value={level}
          options={levels.map(value => ({ value, label: t(`words:level.${value}`) }))}
          onChange={value => navigate({ search: { level: value === 'city' ? undefined : value }, replace: true })}
        />
        <Input
          allowClear
          className={styles.name}
          aria-label={t('list.q')}
          placeholder={t('list.q')}
          value={filter.q ?? ''}
          onChange={event => change({ q: event.target.value || undefined })}
        />
        {types.length > 0 && (
          <Select
            allowClear
            aria-label={t('list.type')}
            placeholder={t('list.type')}
            value={filter.type}
            popupMatchSelectWidth={false}
            options={types.map(value => ({ value, label: t(`words:cityType.${value}`) }))}
            onChange={type => change({ type })}
          />
        )}
        {(level === 'city' || level === 'county') && (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('list.province')}
            placeholder={t('list.province')}
            value={filter.province}
            popupMatchSelectWidth={false}
            options={[...provinceNames].map(([value, label]) => ({ value, label }))}
            onChange={province => change({ province })}
          />
        )}
      </search>
      <Loaded query={regions} lines={14}>
        {() =>
          found.length === 0 ? (
            <Empty text={t('list.none')}>
              <Button onClick={() => navigate({ search: {} })}>{t('list.reset')}</Button>
            </Empty>
          ) : (
            <Found regions={found} provinceNames={provinceNames} level={level} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Found({
  regions,
  provinceNames,
  level,
}: {
  regions: RegionSummary[]
  provinceNames: Map<string, string>
  level: Level
}) {
  const { t } = useTranslation(['regions', 'words'])
  const { say } = useLanguage()
  const navigate = useNavigate()
  const [colouring, setColouring] = useState<Colouring>('exchange')
  const typed = regions.some(region => region.type)
  const columns = useMemo(
    (): Column<RegionSummary>[] => [
      {
        key: 'name',
        title: t('list.column.name'),
        value: region => say(region.name, region.nameEn),
        render: region => <RegionChip region={region} bare />,
      },
      {
        key: 'province',
        title: t('list.column.province'),
        value: region => provinceNames.get(region.provinceCode ?? '') ?? null,
        hidden: true,
      },
      ...(typed
        ? [
            {
              key: 'type',
              title: t('list.column.type'),
              value: (region: RegionSummary) => region.type && t(`words:cityType.${region.type}`),
              render: (region: RegionSummary) => region.type && <CityTypeFlag type={region.type} />,
            },
          ]
        : []),
      ...(['firms', 'facts', 'needs', 'offers'] as const).map(key => ({
        key,
        title: t(`list.column.${key}`),
        value: (region: RegionSummary) => region[key],
      })),
    ],
    [t, say, provinceNames, typed],
  )
  const places = useMemo(
    () =>
      regions.flatMap((region): Place[] => {
        if (region.longitude === null || region.latitude === null) return []
        const colourClass = classOf(region, colouring)
        return [
          {
            code: region.code,
            name: say(region.name, region.nameEn),
            longitude: region.longitude,
            latitude: region.latitude,
            size: region.firms,
            colour: palette => classColour(colourClass, palette),
            detail: t('map.detail', {
              type: region.type ? t(`words:cityType.${region.type}`) : t(`words:level.${region.level}`),
              firms: region.firms,
              facts: region.facts,
            }),
          },
        ]
      }),
    [regions, colouring, t, say],
  )
  const open = useCallback((code: string) => navigate({ to: '/regions/$code', params: { code } }), [navigate])
  const table = { columns, rows: regions, rowKey: (region: RegionSummary) => region.code }
  return (
    <div className={places.length > 0 ? styles.split : ''}>
      {places.length > 0 && (
        <div className={styles.map}>
          {typed && (
            <Segmented
              size="small"
              className="no-print"
              aria-label={t('map.colour')}
              value={colouring}
              options={(['exchange', 'type'] as const).map(value => ({ value, label: t(`map.by.${value}`) }))}
              onChange={setColouring}
            />
          )}
          <PlacesMap
            id={`regions-${level}`}
            label={t('map.label', { count: places.length })}
            places={places}
            table={table}
            open={open}
          />
          <ul className={`plain ${styles.legend}`}>
            {colourings[colouring].map(colourClass => (
              <li key={colourClass} className={styles[colourClass]}>
                {t(`map.legend.${colourClass}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <DataTable id={`regions-${level}`} {...table} />
    </div>
  )
}
