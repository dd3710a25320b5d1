import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { type ReviewFilter, useReview } from '../../state/review.ts'
import { Batches } from './batches.tsx'
import { ReviewFilterSentence } from './review-filter.tsx'
import styles from './review-page.module.css'
import { ReviewQueue } from './review-queue.tsx'

/** All that was found in the organisation's documents and nobody has decided on yet, doubtful things first. */
export function ReviewPage() {
  const { t } = useTranslation(['review', 'frame', 'contradictions'])
  const { item, ...filter } = useSearch({ from: '/review' })
  const navigate = useNavigate({ from: '/review' })
  const query = useReview(filter, item)
  const change = (changed: ReviewFilter) =>
    navigate({ search: { ...filter, ...changed }, replace: true, resetScroll: false })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <Page
      title={query.data ? t('title', { count: query.data.remaining.all }) : t('frame:nav.review')}
      lead={t('lead')}
      crumbs={[{ text: t('frame:nav.observe') }, { text: t('frame:nav.review') }]}
      actions={
        <>
          <LinkButton to="/review/history">{t('history.open')}</LinkButton>
          <LinkButton to="/review/names">{t('names.open')}</LinkButton>
          <LinkButton to="/review/figures">{t('contradictions:open')}</LinkButton>
        </>
      }
    >
      <Loaded query={query} lines={14}>
        {review => (
          <>
            {(review.remaining.all > 0 || isFiltered) && (
              <>
                <p className={styles.counts} aria-live="polite">
                  <span>{t('remaining.doubtful', { count: review.remaining.doubtful })}</span>
                  <span>{t('remaining.unknown', { count: review.remaining.unknown })}</span>
                  <span>{t('remaining.proposed', { count: review.remaining.proposed })}</span>
                </p>
                <ReviewFilterSentence review={review} filter={filter} change={change} />
              </>
            )}
            {/* Until the answer to a new filter is there, the former one stays on screen; the queue begins anew with it. */}
            <ReviewQueue
              key={`${JSON.stringify(filter)} ${query.isPlaceholderData}`}
              review={review}
              filter={filter}
              first={item}
            >
              {isFiltered ? (
                <Empty text={t('empty.filtered')}>
                  <Button onClick={() => navigate({ search: {} })}>{t('empty.reset')}</Button>
                </Empty>
              ) : (
                <Empty text={t('empty.nothing')}>
                  <Link to="/documents">{t('empty.first')}</Link>
                </Empty>
              )}
            </ReviewQueue>
            <Batches mine={review.mine} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
