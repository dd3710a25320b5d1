import type { City, Fact } from '@langqiao/platform/views'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { Section } from '../../components/page.tsx'
import { useCities, useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './compare.module.css'

/** So many cities beside the own one still fit a table that can be read. */
const mostPeers = 5
const number = /^-?\d+(\.\d+)?$/

/**
 * Label and unit make an indicator; of several periods the newest stands for it. Computed figures are left out: a page names
 * only the largest of them, so that a gap would mean nothing.
 */
const indicatorKey = (fact: Fact) => `${fact.label}|${fact.unit ?? ''}`
function newestFigures(city: City): Map<string, Fact> {
  const figures = new Map<string, Fact>()
  for (const fact of city.sections.flatMap(section => section.items)) {
    if (!number.test(fact.value) || fact.evidence.formula) continue
    const known = figures.get(indicatorKey(fact))
    if (!known || (fact.period ?? '') > (known.period ?? '')) figures.set(indicatorKey(fact), fact)
  }
  return figures
}

/** The city's figures beside those of its peers; which cities stand there can be changed and is kept in the address. */
export function Compare({ city }: { city: City }) {
  const { t } = useTranslation('regions')
  const { say, figure, date } = useLanguage()
  const search = useSearch({ from: '/regions/$code' })
  const navigate = useNavigate({ from: '/regions/$code' })
  const chosen = (search.peers?.split(',') ?? city.peers.map(peer => peer.code)).slice(0, mostPeers)
  const all = useRegions({ level: city.region.level }).data?.items ?? city.peers
  const peers = useCities(chosen)
  const cities = useMemo(() => [city, ...peers], [city, peers])
  const figures = useMemo(() => new Map(cities.map(each => [each.region.code, newestFigures(each)])), [cities])
  const rows = useMemo(() => [...newestFigures(city).entries()].map(([key, fact]) => ({ key, fact })), [city])
  type Row = (typeof rows)[number]
  const columns: Column<Row>[] = [
    {
      key: 'indicator',
      title: t('city.compare.indicator'),
      value: row => say(row.fact.label, row.fact.labelEn),
    },
    { key: 'unit', title: t('city.compare.unit'), value: row => row.fact.unit, hidden: true },
    ...cities.map(({ region }): Column<Row> => {
      const fact = (row: Row) => figures.get(region.code)?.get(row.key)
      return {
        key: region.code,
        title: say(region.name, region.nameEn),
        value: row => {
          const found = fact(row)
          return found ? Number(found.value) : null
        },
        render: row => {
          const found = fact(row)
          if (!found) return <span className="caption">{t('city.compare.gap')}</span>
          return (
            <>
              <span className={region.code === city.region.code ? styles.own : ''}>
                {figure(found.value, found.unit)}
              </span>
              {found.period && <span className="caption"> {date(found.period)}</span>}
              <EvidenceChip evidence={found.evidence} brief />
            </>
          )
        },
      }
    }),
  ]
  return (
    <Section
      id="compare"
      title={t('city.compare.title')}
      question={t('city.compare.question')}
      actions={
        <Select
          mode="multiple"
          maxCount={mostPeers}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 240, maxWidth: 520 }}
          aria-label={t('city.compare.add')}
          placeholder={t('city.compare.add')}
          value={chosen}
          options={all
            .filter(region => region.code !== city.region.code)
            .map(region => ({ value: region.code, label: say(region.name, region.nameEn) }))}
          onChange={codes =>
            navigate({ search: { peers: codes.join(',') || undefined }, replace: true, resetScroll: false })
          }
        />
      }
    >
      {rows.length === 0 ? (
        <p className="quiet">{t('city.compare.none')}</p>
      ) : (
        <DataTable
          id={`compare-${cities.map(each => each.region.code).join('-')}`}
          columns={columns}
          rows={rows}
          rowKey={row => row.key}
        />
      )}
    </Section>
  )
}
