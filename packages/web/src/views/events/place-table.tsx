import type { EventReview } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RegionChip } from '../../components/region-chip.tsx'
import type { EventFilter } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './events-page.module.css'

/** So many places of the table are shown before the reader asks for the rest. */
const firstRows = 12

/** A number that leads to the events it counts; nothing leads from none. */
function Count({ count, search }: { count: number; search: EventFilter }) {
  if (count === 0) return <span className={styles.zero}>0</span>
  return (
    <Link to="/events" search={search} resetScroll={false}>
      {count}
    </Link>
  )
}

/** How many events each place has of each theme or topic in the year of the filter, or in all years. */
export function PlaceTable({
  review,
  by,
  filter,
}: {
  review: EventReview
  by: 'theme' | 'topic'
  filter: EventFilter
}) {
  const [all, setAll] = useState(false)
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const columns = review.columns.filter(column => column.count > 0)
  const rows = review.rows.filter(row => row.count > 0)
  const most = Math.max(1, ...rows.flatMap(row => Object.values(row.cells).map(cell => cell.count)))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('events.city')}</th>
            {columns.map(column => (
              <th key={column.id} scope="col">
                {say(column.label, column.labelEn)}
              </th>
            ))}
            <th scope="col">{t('events.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : firstRows).map(row => (
            <tr key={row.at}>
              <th scope="row">{row.region ? <RegionChip region={row.region} /> : t('events.nowhere')}</th>
              {columns.map(column => {
                const count = row.cells[column.id]?.count ?? 0
                return (
                  <td
                    key={column.id}
                    style={{ '--share': count / most } as React.CSSProperties}
                    className={count ? styles.some : ''}
                  >
                    {count > 0 && <Count count={count} search={{ ...filter, at: row.at, [by]: column.id }} />}
                  </td>
                )
              })}
              <td>
                <Count count={row.count} search={{ ...filter, at: row.at }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('events.sum')}</th>
            {columns.map(column => (
              <td key={column.id}>
                <Count count={column.count} search={{ ...filter, [by]: column.id }} />
              </td>
            ))}
            <td>{review.total.count}</td>
          </tr>
        </tfoot>
      </table>
      {rows.length > firstRows && (
        <Button type="link" className="no-print" onClick={() => setAll(!all)}>
          {all ? t('events.fewer') : t('events.moreRows', { count: rows.length })}
        </Button>
      )}
    </div>
  )
}

type Row = EventReview['rows'][number]

/** Places with their number of events, each leading there. */
function Places({
  rows,
  of,
  filter,
  none,
}: {
  rows: Row[]
  of: 'count' | 'before'
  filter: EventFilter
  none: string
}) {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  if (rows.length === 0) return <p className="quiet">{none}</p>
  return (
    <ul className={`plain ${styles.places}`}>
      {rows.map(row => (
        <li key={row.at}>
          {row.region ? say(row.region.name, row.region.nameEn) : t('events.nowhere')}{' '}
          <Count count={row[of]} search={{ ...filter, at: row.at }} />
        </li>
      ))}
    </ul>
  )
}

/** What changed from one year to another: new and gone places, and themes or topics up and down. */
export function Change({ review, by, filter }: { review: EventReview; by: 'theme' | 'topic'; filter: EventFilter }) {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const then = { ...filter, year: review.against ?? undefined }
  const columns = [...review.columns].sort((a, b) => b.count - b.before - (a.count - a.before))
  const sign = (difference: number) =>
    difference === 0 ? t('events.same') : `${t(difference > 0 ? 'events.up' : 'events.down')} ${Math.abs(difference)}`
  return (
    <div className={styles.change}>
      <div>
        <h3>{t('events.arrived')}</h3>
        <Places
          rows={review.rows.filter(row => row.before === 0)}
          of="count"
          filter={filter}
          none={t('events.arrivedNone')}
        />
        <h3>{t('events.gone')}</h3>
        <Places
          rows={review.rows.filter(row => row.count === 0)}
          of="before"
          filter={then}
          none={t('events.goneNone')}
        />
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(by === 'theme' ? 'events.byTheme' : 'events.byTopic')}</th>
            <th scope="col">{review.against}</th>
            <th scope="col">{review.year}</th>
            <th scope="col">{t('events.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(column => (
            <tr key={column.id}>
              <th scope="row">{say(column.label, column.labelEn)}</th>
              <td>
                <Count count={column.before} search={{ ...then, [by]: column.id }} />
              </td>
              <td>
                <Count count={column.count} search={{ ...filter, [by]: column.id }} />
              </td>
              <td>{sign(column.count - column.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
