import type { Event, Events } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useEvents } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './events-page.module.css'

/** What happened: city × theme at a glance, then the timeline. */
export function EventsPage() {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const filter = useSearch({ from: '/events' })
  const navigate = useNavigate({ from: '/events' })
  const query = useEvents(filter)
  const whole = useEvents()
  const change = (changed: typeof filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const cities = whole.data?.table.map(row => row.region) ?? []
  const city = cities.find(region => region.code === filter.region)
  const count = query.data?.events.length ?? 0
  const title = city
    ? t('events.titleOne', { place: say(city.name, city.nameEn), count })
    : t('events.title', { count })
  return (
    <Page title={title} lead={t('events.lead')}>
      <search className={`${styles.filters} no-print`} aria-label={t('events.filters')}>
        <Select
          allowClear
          aria-label={t('events.year')}
          placeholder={t('events.year')}
          value={filter.year}
          style={{ minWidth: 120 }}
          options={whole.data?.years.map(value => ({ value, label: value }))}
          onChange={year => change({ year })}
        />
        <Select
          allowClear
          aria-label={t('events.theme')}
          placeholder={t('events.theme')}
          value={filter.theme}
          style={{ minWidth: 180 }}
          options={whole.data?.themes.map(theme => ({ value: theme.id, label: say(theme.label, theme.labelEn) }))}
          onChange={theme => change({ theme })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('events.region')}
          placeholder={t('events.region')}
          value={filter.region}
          style={{ minWidth: 180 }}
          options={cities.map(region => ({ value: region.code, label: say(region.name, region.nameEn) }))}
          onChange={region => change({ region })}
        />
      </search>
      <Loaded query={query} lines={14}>
        {data =>
          data.events.length === 0 ? (
            <Empty text={t('events.none')}>
              <Link to="/documents">{t('events.drop')}</Link>
            </Empty>
          ) : (
            <>
              <Section title={t('events.table')} question={t('events.tableWhy')}>
                <ThemeTable data={data} />
              </Section>
              <Section title={t('events.timeline')}>
                <Timeline events={data.events} />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** So many places of the table are shown before the reader asks for the rest. */
const firstRows = 8

function ThemeTable({ data }: { data: Events }) {
  const [all, setAll] = useState(false)
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const themes = data.themes.filter(theme => data.table.some(row => row.counts[theme.id]))
  const most = Math.max(1, ...data.table.flatMap(row => Object.values(row.counts)))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('events.city')}</th>
            {themes.map(theme => (
              <th key={theme.id} scope="col">
                {say(theme.label, theme.labelEn)}
              </th>
            ))}
            <th scope="col">{t('events.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {data.table.slice(0, all ? undefined : firstRows).map(row => (
            <tr key={row.region.code}>
              <th scope="row">
                <RegionChip region={row.region} />
              </th>
              {themes.map(theme => {
                const count = row.counts[theme.id] ?? 0
                return (
                  <td
                    key={theme.id}
                    style={{ '--share': count / most } as React.CSSProperties}
                    className={count ? styles.some : ''}
                  >
                    {count > 0 && (
                      <Link to="/events" search={{ region: row.region.code, theme: theme.id }} resetScroll={false}>
                        {count}
                      </Link>
                    )}
                  </td>
                )
              })}
              <td>{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.table.length > firstRows && (
        <Button type="link" className="no-print" onClick={() => setAll(!all)}>
          {all ? t('events.fewer') : t('events.moreRows', { count: data.table.length })}
        </Button>
      )}
    </div>
  )
}

function Timeline({ events }: { events: Event[] }) {
  const { t } = useTranslation('observe')
  const { say, date } = useLanguage()
  const sorted = [...events].sort((a, b) => b.date.localeCompare(a.date))
  const years = Map.groupBy(sorted, event => event.date.slice(0, 4))
  return [...years].map(([year, ofYear]) => (
    <section key={year} className={styles.year}>
      <h3>{year}</h3>
      <ol className="plain">
        {[...Map.groupBy(ofYear, event => event.date.slice(0, 7))].map(([month, ofMonth]) => (
          <li key={month} className={styles.month}>
            <h4>{month.length > 4 ? date(month) : t('events.undatedMonth')}</h4>
            <ul className="plain">
              {ofMonth.map(event => (
                <li key={event.id} id={event.id}>
                  <p>
                    {event.region && <RegionChip region={event.region} />} {say(event.what, event.whatEn)}
                  </p>
                  <p className="caption">
                    {event.date.length > 7 && `${date(event.date)} · `}
                    {say(event.theme, event.themeEn)}
                    {event.actors && ` · ${t('events.actors', { actors: event.actors })}`}
                    <EvidenceChip evidence={event.evidence} />
                  </p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  ))
}
