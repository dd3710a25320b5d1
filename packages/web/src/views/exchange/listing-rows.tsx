import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { useSession } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import type { Listing } from './kinds.ts'
import styles from './listing-rows.module.css'

/** Needs or offers, one row each: what and who, what kind, where, since when. */
export function ListingRows<T extends Listing>({
  items,
  to,
  kind,
}: {
  items: T[]
  to: '/needs/$id' | '/offers/$id'
  /** Kind of the thing, and below it what else sorts it. */
  kind: (item: T) => { is: string; more: ReactNode }
}) {
  const { t } = useTranslation('exchange')
  const { say, date } = useLanguage()
  const own = useSession().data?.organisation?.id
  return (
    <ul className={`plain ${styles.rows}`}>
      {items.map(item => {
        const { is, more } = kind(item)
        return (
          <li key={item.id}>
            <div>
              <Link to={to} params={{ id: item.id }} className={styles.title}>
                {say(item.title, item.titleEn)}
              </Link>
              {item.sample && <SampleMark />}
              <span className={styles.who}>
                {item.organisation.name}
                {item.organisation.id === own && <span className={styles.mine}>{t('list.mine')}</span>}
              </span>
            </div>
            <div className={styles.what}>
              {is}
              <span>{more}</span>
            </div>
            <div className={styles.what}>
              {item.region ? <RegionChip region={item.region} /> : t('list.nowhere')}
              {item.industry && <span>{item.industry}</span>}
            </div>
            <div className={styles.since}>{date(item.createdAt)}</div>
          </li>
        )
      })}
    </ul>
  )
}
