import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { useLanguage } from '../../state/format.ts'
import type { FullListing } from './kinds.ts'
import styles from './listing-page.module.css'

/** Who a need or an offer belongs to, where, of what kind, and from when until when it stands. */
export function ListingLead({ listing, kind }: { listing: FullListing; kind: string }) {
  const { t } = useTranslation('exchange')
  const { date } = useLanguage()
  return (
    <p className={styles.facts}>
      <span>
        {listing.organisation.name}
        {listing.sample && <SampleMark />}
      </span>
      {listing.region && <RegionChip region={listing.region} />}
      <span>{kind}</span>
      {listing.industry && <span>{listing.industry}</span>}
      <span>{t('page.since', { date: date(listing.createdAt) })}</span>
      {listing.expiresOn && <span>{t('page.until', { date: date(listing.expiresOn) })}</span>}
    </p>
  )
}

/** Terms with what is said of them; those of which nothing is said are left out. */
export function Terms({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className={styles.terms}>
      {rows.map(
        ([term, value]) =>
          value && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
