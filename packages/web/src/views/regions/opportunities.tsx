import type { City, Opportunity } from '@langqiao/platform/views'
import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { opportunitiesOption } from '../../charts/opportunities.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { Section } from '../../components/page.tsx'
import { useLanguage } from '../../state/format.ts'
import type { Palette } from '../../theme.ts'
import styles from './opportunities.module.css'

/** So many of the nearest absent activities are named in the finding. */
const namedInFinding = 3

/** What the city has and what it could reach next, by how near and how rare it is, and which strengths carry each. */
export function Opportunities({ city }: { city: City }) {
  const { t } = useTranslation(['regions', 'words'])
  const { say, number } = useLanguage()
  const { opportunities } = city
  const columns = useMemo((): Column<Opportunity>[] => {
    const column = (key: 'activity' | 'firms' | 'rca' | 'density' | 'complexity' | 'present' | 'carried' | 'ground') =>
      t(`city.opportunities.column.${key}`)
    const measured = (key: 'rca' | 'density' | 'complexity'): Column<Opportunity> => ({
      key,
      title: column(key),
      help: t(`words:glossary.${key}`),
      value: row => row[key],
      render: row => (row[key] === null ? '' : number(row[key])),
    })
    return [
      { key: 'activity', title: column('activity'), value: row => say(row.activity, row.activityEn) },
      {
        key: 'present',
        title: column('present'),
        value: row => t(row.present ? 'city.opportunities.present' : 'city.opportunities.absent'),
        render: row => (
          <span className={row.present ? styles.present : styles.absent}>
            {t(row.present ? 'city.opportunities.present' : 'city.opportunities.absent')}
          </span>
        ),
      },
      { key: 'firms', title: column('firms'), value: row => row.firms },
      measured('rca'),
      measured('density'),
      measured('complexity'),
      {
        key: 'carried',
        title: column('carried'),
        value: row => row.carriedBy.map(carrier => say(carrier.activity, carrier.activityEn)).join('; '),
        render: row => (
          <span className={styles.carriers}>
            {row.carriedBy.map(carrier => (
              <span key={carrier.activity} title={`${t('words:glossary.proximity')} ${number(carrier.proximity)}`}>
                {say(carrier.activity, carrier.activityEn)} <span className="caption">{number(carrier.proximity)}</span>
              </span>
            ))}
          </span>
        ),
      },
      {
        key: 'ground',
        title: column('ground'),
        value: () => null,
        render: row => <EvidenceChip evidence={row.evidence} />,
      },
    ]
  }, [t, say, number])
  const points = useMemo(
    () =>
      opportunities.flatMap(row =>
        row.density === null || row.complexity === null
          ? []
          : [
              {
                name: say(row.activity, row.activityEn),
                density: row.density,
                complexity: row.complexity,
                firms: row.firms,
                present: row.present,
                detail: columns.slice(1, 7).map(column => {
                  const value = column.value(row)
                  return `${column.title}: ${value === null ? '' : number(value)}`
                }),
              },
            ],
      ),
    [opportunities, columns, say, number],
  )
  const option = useCallback(
    (palette: Palette): EChartsCoreOption =>
      opportunitiesOption(
        points,
        {
          x: t('city.opportunities.x'),
          y: t('city.opportunities.y'),
          present: t('city.opportunities.present'),
          absent: t('city.opportunities.absent'),
        },
        palette,
      ),
    [points, t],
  )
  const nearest = points
    .filter(point => !point.present)
    .sort((a, b) => b.density - a.density)
    .slice(0, namedInFinding)
  const table = { columns, rows: opportunities, rowKey: (row: Opportunity) => row.activity }
  return (
    <Section id="opportunities" title={t('city.opportunities.title')} question={t('city.opportunities.question')}>
      {opportunities.length === 0 ? (
        <p className="quiet">{say(city.opportunityNote, city.opportunityNoteEn)}</p>
      ) : (
        <>
          {nearest.length > 0 && (
            <p className={styles.finding}>
              {t('city.opportunities.finding', { list: nearest.map(point => point.name).join(' / ') })}
            </p>
          )}
          <ul className={`plain ${styles.legend}`}>
            <li className={styles.present}>{t('city.opportunities.present')}</li>
            <li className={styles.absent}>{t('city.opportunities.absent')}</li>
          </ul>
          <Chart
            id={`opportunities-${city.region.code}`}
            label={t('city.opportunities.chart', { count: points.length })}
            option={option}
            size={{ height: 440 }}
            table={table}
            caption={t('city.opportunities.caption')}
          />
          <DataTable id="opportunities" {...table} find pageSize={12} />
        </>
      )}
    </Section>
  )
}
