import type { DocumentSummary } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence } from '../../components/sentence-filter.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useDocuments } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { useCopiesListed } from '../../state/sources.ts'
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
  const { copies = 'folded', ...words } = filter
  const query = useDocuments({ ...words, copies, limit })
  const search = useCallback(
    (q: string | undefined) =>
      navigate({ search: previous => ({ ...previous, q }), replace: true, resetScroll: false }),
    [navigate],
  )
  const total = query.data?.total
  return (
    <Page
      title={total === undefined ? t('frame:nav.documents') : t('list.title', { count: total })}
      lead={t('list.lead')}
    >
      <Intake />
      <ListingSearch label={t('list.search')} q={filter.q} search={search}>
        <Trans
          t={t}
          i18nKey="list.sentence"
          components={{
            copies: (
              <ChoiceInSentence
                label={t('list.filter')}
                any={t('list.folded')}
                value={filter.copies}
                choices={[{ value: 'shown', label: t('list.shown') }]}
                change={value => navigate({ search: { ...words, copies: value }, replace: true, resetScroll: false })}
              />
            ),
          }}
        />
      </ListingSearch>
      <Loaded query={query} lines={10}>
        {({ items, total: found }) =>
          items.length > 0 ? (
            <>
              <ul className={`plain ${styles.rows}`}>
                {items.map(document => (
                  <Row key={document.id} document={document} folded={copies === 'folded'} />
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

function Row({ document, folded }: { document: DocumentSummary; folded: boolean }) {
  const { t } = useTranslation('documents')
  const [open, setOpen] = useState(false)
  const { copies } = document
  return (
    <li>
      <Line document={document}>
        {folded && copies > 0 && (
          <Button
            size="small"
            type="text"
            className={styles.unfold}
            aria-expanded={open}
            aria-label={t('list.unfold', { title: document.title, count: copies })}
            onClick={() => setOpen(!open)}
          >
            {t('list.copies', { count: copies })}
          </Button>
        )}
      </Line>
      {folded && open && <Folded id={document.id} />}
    </li>
  )
}

/** The other documents that say the same. */
function Folded({ id }: { id: string }) {
  return (
    <Loaded query={useCopiesListed(id)} lines={2}>
      {({ items }) => (
        <ul className={`plain ${styles.folded}`}>
          {items.map(document => (
            <li key={document.id}>
              <Line document={document} />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function Line({ document, children }: { document: DocumentSummary; children?: ReactNode }) {
  const { t } = useTranslation('documents')
  const { date, number } = useLanguage()
  const from = [document.publisher, document.published && date(document.published)].filter(Boolean).join(' · ')
  return (
    <div className={styles.line}>
      <div>
        <Link to="/documents/$id" params={{ id: document.id }} className={styles.title}>
          {document.title}
        </Link>
        {document.sample && <SampleMark />}
        {children}
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
    </div>
  )
}
