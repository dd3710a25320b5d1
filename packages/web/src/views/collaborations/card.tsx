import type { CollaborationSummary } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './board-page.module.css'

/** One collaboration on the board: what, who with whom, where to where, since when, what it waits for. */
export function Card({ item }: { item: CollaborationSummary }) {
  const { t } = useTranslation(['collaborate', 'words', 'parts'])
  const { say, date } = useLanguage()
  return (
    <li className={item.state === 'stopped' ? `${styles.card} ${styles.stopped}` : styles.card}>
      <Link to="/collaborations/$id" params={{ id: item.id }} className={styles.name}>
        {say(item.title, item.titleEn)}
      </Link>
      <p>
        {item.needOrganisation.name} × {item.offerOrganisation.name}
        {item.sample && <SampleMark />}
      </p>
      <p>
        {item.needRegion && <RegionChip region={item.needRegion} />} ←{' '}
        {item.offerRegion && <RegionChip region={item.offerRegion} />}
      </p>
      <p className={styles.state}>
        {[
          item.state !== 'active' && t(`words:state.${item.state}`),
          t('parts:stage.since', { date: date(item.since) }),
          item.state === 'active' && say(item.waitsFor, item.waitsForEn),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
