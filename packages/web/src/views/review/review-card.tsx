import type { ReviewItem } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import { CorrectionForm } from '../documents/correction-form.tsx'
import { colourOf } from '../documents/extraction-kinds.ts'
import { useFoundLabel } from '../documents/found-label.ts'
import { MergeForm } from './merge-form.tsx'
import type { Queue } from './queue.ts'
import styles from './review-page.module.css'

/** Fields of a finding that are worth a look beside its name; all of them are text. */
const fields = ['kind', 'place', 'code', 'date', 'issuer'] as const

type Acts = 'a' | 'c' | 'x' | 'm' | 'p' | 'u'

/** What was found is named in the language of its document. */
const han = /\p{Script=Han}/u

/** One thing that was found, in the words around it, with all that can be decided on it. */
export function ReviewCard({
  item,
  place,
  mine,
  form,
  open,
  queue,
  act,
}: {
  item: ReviewItem
  place: { at: number; of: number }
  mine: boolean
  form: 'correct' | 'merge' | null
  open: (form: 'correct' | 'merge' | null) => void
  queue: Queue
  act: (key: Acts) => void
}) {
  const { t } = useTranslation(['review', 'documents'])
  const { number } = useLanguage()
  const label = useFoundLabel()(item)
  const certainty =
    item.confidence === null
      ? t('certainty.unknown')
      : t('card.confidence', { percent: number(item.confidence * 100, 0) })
  return (
    <section aria-label={t('card.label')} className={styles.card}>
      <p className="visually-hidden" aria-live="polite">
        {t('card.spoken', { ...place, kind: t(`documents:kind.${item.kind}`), label, certainty })}
      </p>
      <p className={styles.meta}>
        <span>
          <i style={{ background: colourOf(item.kind) }} />
          {t(`documents:kind.${item.kind}`)}
        </span>
        <span className={item.certainty === 'doubtful' ? styles.doubtful : ''}>{certainty}</span>
        {item.detail.origin === 'model' && <span>{t('documents:byModel')}</span>}
        <Link
          to="/documents/$id"
          params={{ id: item.document.id }}
          search={{ at: String(item.start), from: item.id }}
          aria-keyshortcuts="o"
        >
          {item.document.title}
        </Link>
        <span>{item.document.publisher}</span>
      </p>
      <h2 className={item.decision === 'rejected' ? styles.struck : ''} lang={han.test(label) ? 'zh' : undefined}>
        {label}
      </h2>
      {item.label !== item.foundLabel && <p className="caption">{t('card.found', { label: item.foundLabel })}</p>}
      <Details item={item} />
      <blockquote className={styles.context}>
        {item.before}
        <mark>{item.quote}</mark>
        {item.after}
      </blockquote>
      {item.proposal && item.decision === null && (
        <p className={styles.proposal}>
          {t(`proposal.${item.proposal.decision}`, { count: item.proposal.times, label: item.proposal.label })}
          {mine && (
            <Button size="small" aria-keyshortcuts="p" onClick={() => act('p')}>
              {t('key.p')}
            </Button>
          )}
        </p>
      )}
      {item.decision !== null && (
        <p className={styles.decided}>
          {t(`documents:decision.${item.decision}`)}
          {item.batchId && ` · ${t('card.byEarlier')}`}
        </p>
      )}
      {mine && form === null && (
        <div className={styles.acts}>
          {item.decision === null ? (
            <>
              <Button type="primary" aria-keyshortcuts="a" onClick={() => act('a')}>
                {t('documents:act.accept')}
              </Button>
              <Button aria-keyshortcuts="c" onClick={() => act('c')}>
                {t('documents:act.correct')}
              </Button>
              <Button aria-keyshortcuts="x" onClick={() => act('x')}>
                {t('documents:act.reject')}
              </Button>
            </>
          ) : (
            <Button onClick={() => queue.takeBack(item)}>{t('documents:act.takeBack')}</Button>
          )}
          {item.kind === 'organisations' && (
            <Button aria-keyshortcuts="m" onClick={() => act('m')}>
              {t('merge.do')}
            </Button>
          )}
        </div>
      )}
      {form === 'correct' && (
        <CorrectionForm
          label={item.label}
          save={words => {
            open(null)
            queue.decide(item, 'corrected', words)
          }}
          close={() => open(null)}
        />
      )}
      {form === 'merge' && (
        <MergeForm
          name={item.label}
          save={sameAs => {
            open(null)
            queue.merge(item, sameAs)
          }}
          close={() => open(null)}
        />
      )}
    </section>
  )
}

function Details({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('review')
  const said = fields.flatMap(field => {
    const value = item.detail[field]
    if (typeof value !== 'string' || value === '') return []
    const words = field === 'kind' ? t(`organisationKind.${value as 'firm'}`) : value
    return [{ field, words }]
  })
  if (said.length === 0) return null
  return (
    <dl className={styles.details}>
      {said.map(({ field, words }) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
