import type { Event } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import { EventLine } from './event-line.tsx'
import styles from './events-page.module.css'

const withYear = /^\d{4}/

/** Events by year and month, in the order given. */
export function Timeline({ events }: { events: Event[] }) {
  const { t } = useTranslation('observe')
  const { date } = useLanguage()
  const years = Map.groupBy(events, event => withYear.exec(event.date)?.[0] ?? '')
  return [...years].map(([year, ofYear]) => (
    <section key={year} className={styles.year}>
      <h3>{year || t('events.undatedYear')}</h3>
      <ol className="plain">
        {[...Map.groupBy(ofYear, event => event.date.slice(0, 7))].map(([month, ofMonth]) => (
          <li key={month} className={styles.month}>
            <h4>{month.length > 4 && year ? date(month) : t('events.undatedMonth')}</h4>
            <ul className="plain">
              {ofMonth.map(event => (
                <li key={event.id} id={event.id}>
                  <EventLine event={event} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  ))
}
