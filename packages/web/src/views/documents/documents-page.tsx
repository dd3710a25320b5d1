import type { DocumentSummary } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { Page } from '../../components/page.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useDocuments } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { ListingSearch } from '../exchange/listing-search.tsx'
import styles from './documents-page.module.css'
import { Intake } from './intake.tsx'

const step = 100

/** Where documents are dropped or pasted, and all that were read or cited so far. */
export function DocumentsPage() {
  const { t } = useTranslation(['documents', 'frame'])
  const filter = useSearch({ from: '/documents' })
  const navigate = useNavigate({ from: '/documents' })
  const [limit, setLimit] = useState(step)
  const query = useDocuments({ ...filter, limit })
  const search = useCallback(
    (q: string | undefined) => navigate({ search: { q }, replace: true, resetScroll: false }),
    [navigate],
  )
  const total = query.data?.total
  return (
    <Page
      title={total === undefined ? t('frame:nav.documents') : t('list.title', { count: total })}
      lead={t('list.lead')}
    >
      <Intake />
      <ListingSearch label={t('list.search')} q={filter.q} search={search} />
      <Loaded query={query} lines={10}>
        {({ items, total: found }) =>
          items.length > 0 ? (
            <>
              <ul className={`plain ${styles.rows}`}>
                {items.map(document => (
                  <Row key={document.id} document={document} />
                ))}
              </ul>
              {items.length < found && (
                <Button type="text" loading={query.isFetching} onClick={() => setLimit(limit + step)}>
                  {t('list.more', { count: found - items.length })}
                </Button>
              )}
            </>
          ) : filter.q ? (
            <Empty text={t('list.noneFound')}>
              <Button onClick={() => navigate({ search: {} })}>{t('list.reset')}</Button>
            </Empty>
          ) : (
            <Empty text={t('list.empty')} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Row({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation('documents')
  const { date, number } = useLanguage()
  const from = [document.publisher, document.published && date(document.published)].filter(Boolean).join(' · ')
  return (
    <li>
      <div>
        <Link to="/documents/$id" params={{ id: document.id }} className={styles.title}>
          {document.title}
        </Link>
        {document.sample && <SampleMark />}
        <span className={styles.from}>{from || t('list.unknownSource')}</span>
      </div>
      <span className={styles.quiet}>
        {document.characters === 0
          ? t('list.cited')
          : t('page.characters', { characters: number(document.characters) })}
      </span>
      <span>
        {document.pending > 0 ? (
          <span className={styles.pending}>{t('list.pending', { count: document.pending })}</span>
        ) : (
          <span className={styles.quiet}>{t('list.facts', { count: document.facts })}</span>
        )}
      </span>
      <span className={styles.quiet}>{date(document.createdAt)}</span>
    </li>
  )
}
