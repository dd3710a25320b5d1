import type { Event } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './events-page.module.css'

/** One event: where, what, and below it the day, theme, field, who, and its source. `place` false where place and theme stand above. */
export function EventLine({ event, place = true, children }: { event: Event; place?: boolean; children?: ReactNode }) {
  const { t } = useTranslation('observe')
  const { say, date } = useLanguage()
  const about = [
    event.date.length > 7 || !place ? <span key="date">{date(event.date)}</span> : null,
    place && event.theme && (
      <Link key="theme" to="/events" search={{ theme: event.theme.id }}>
        {say(event.theme.label, event.theme.labelEn)}
      </Link>
    ),
    event.topic && (
      <Link key="topic" to="/events" search={{ topic: event.topic.id }}>
        {say(event.topic.label, event.topic.labelEn)}
      </Link>
    ),
    ...event.actors.map(actor => (
      <Link key={actor} to="/events" search={{ actor }}>
        {actor}
      </Link>
    )),
  ].filter(part => part !== null)
  return (
    <>
      <p>
        {place && event.region && <RegionChip region={event.region} />} {say(event.what, event.whatEn)}{' '}
        <Link to="/events" search={{ id: event.id }} className="no-print" aria-label={t('events.link')}>
          #
        </Link>
      </p>
      <p className={`caption ${styles.about}`}>
        {about.map((part, index) => [index > 0 && ' · ', part])} <EvidenceChip evidence={event.evidence} />
        {children}
      </p>
    </>
  )
}
