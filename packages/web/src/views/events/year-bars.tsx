import type { EventReview } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EventFilter } from '../../state/api.ts'
import styles from './events-page.module.css'

/** How many events each year has, as bars that lead to the year; the chosen one leads back to all. */
export function YearBars({ years, filter }: { years: EventReview['years']; filter: EventFilter }) {
  const { t } = useTranslation('observe')
  const most = Math.max(1, ...years.map(({ count }) => count))
  return (
    <ol className={`plain ${styles.bars}`}>
      {years.map(({ year, count }) => {
        const chosen = filter.year === year
        return (
          <li key={year}>
            <Link
              className={styles.bar}
              to="/events"
              search={{ ...filter, year: chosen ? undefined : year }}
              resetScroll={false}
              aria-current={chosen ? 'true' : undefined}
              aria-label={t('events.ofYear', { year, count })}
            >
              <span aria-hidden>{count}</span>
              <i style={{ height: `${Math.max(4, (count / most) * 100)}%` }} aria-hidden />
              <span aria-hidden>{year}</span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
