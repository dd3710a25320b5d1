import type { ReviewItem } from '@langqiao/platform/views'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { colourOf } from '../documents/extraction-kinds.ts'
import { useFoundLabel } from '../documents/found-label.ts'
import styles from './review-page.module.css'

/** What was loaded of the queue, in its order. */
export function ReviewList({
  items,
  selectedId,
  select,
}: {
  items: ReviewItem[]
  selectedId: string
  select: (id: string) => void
}) {
  const { t } = useTranslation('review')
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-id="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  return (
    <section aria-label={t('list')} className={`${styles.panel} no-print`}>
      <ol ref={list} className="plain">
        {items.map(item => (
          <Row key={item.id} item={item} chosen={item.id === selectedId} select={select} />
        ))}
      </ol>
    </section>
  )
}

function Row({ item, chosen, select }: { item: ReviewItem; chosen: boolean; select: (id: string) => void }) {
  const { t } = useTranslation(['review', 'documents'])
  const label = useFoundLabel()
  const classes = [styles.row, chosen && styles.chosen, item.decision === 'rejected' && styles.rejected]
  return (
    <li
      data-id={item.id}
      style={{ borderLeftColor: colourOf(item.kind) }}
      className={classes.filter(Boolean).join(' ')}
    >
      <button type="button" aria-current={chosen} onClick={() => select(item.id)}>
        <span className={styles.rowLabel}>{label(item)}</span>{' '}
        <span className="caption">
          {t(`documents:kind.${item.kind}`)}
          {' · '}
          {item.decision ? (
            <span className={styles.decided}>{t(`documents:decision.${item.decision}`)}</span>
          ) : (
            t(`certainty.${item.certainty}`)
          )}
        </span>
      </button>
    </li>
  )
}
