import type { ReviewHistory } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Trans, useTranslation } from 'react-i18next'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence, FilterSentence } from '../../components/sentence-filter.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { goldAddress, type HistoryFilter, useHistory } from '../../state/review.ts'
import { extractedKinds } from '../documents/extraction-kinds.ts'
import { HistoryList } from './history-list.tsx'
import styles from './history-page.module.css'

/** Decisions on one page. */
const step = 100

const decisions = ['accepted', 'corrected', 'rejected', 'taken-back'] as const

/** Who decided what, when, on what was found in the organisation's documents; the latest on each thing can be taken back. */
export function HistoryPage() {
  const { t } = useTranslation(['review', 'frame'])
  const { from, ...filter } = useSearch({ from: '/review/history' })
  const skipped = Math.max(0, Number.parseInt(from ?? '', 10) || 0)
  const navigate = useNavigate({ from: '/review/history' })
  const query = useHistory({ ...filter, cursor: skipped, limit: step })
  const change = (changed: HistoryFilter) =>
    navigate({ search: { ...filter, ...changed }, replace: true, resetScroll: false })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <Page
      title={query.data ? t('history.title', { count: query.data.total }) : t('history.open')}
      lead={t('history.lead')}
      crumbs={[
        { text: t('frame:nav.observe') },
        { text: t('frame:nav.review'), to: '/review' },
        { text: t('history.open') },
      ]}
      actions={
        <Button href={goldAddress} download>
          {t('gold')}
        </Button>
      }
    >
      <Loaded query={query} lines={14}>
        {history => (
          <>
            {(history.total > 0 || isFiltered) && (
              <HistoryFilterSentence people={history.people} filter={filter} change={change} />
            )}
            {history.items.length > 0 ? (
              <HistoryList key={JSON.stringify([filter, skipped])} history={history} />
            ) : isFiltered || skipped > 0 ? (
              <Empty text={t('history.noneFound')}>
                <Button onClick={() => navigate({ search: {} })}>{t('empty.reset')}</Button>
              </Empty>
            ) : (
              <Empty text={t('history.none')}>
                <Link to="/review">{t('history.first')}</Link>
              </Empty>
            )}
            {history.total > step && (
              <nav aria-label={t('history.pages')} className={`${styles.pages} no-print`}>
                {skipped > 0 && (
                  <LinkButton
                    to="/review/history"
                    search={{ ...filter, from: skipped > step ? String(skipped - step) : undefined }}
                  >
                    {t('history.newer')}
                  </LinkButton>
                )}
                {skipped + step < history.total && (
                  <LinkButton to="/review/history" search={{ ...filter, from: String(skipped + step) }}>
                    {t('history.older')}
                  </LinkButton>
                )}
              </nav>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** `Show what … decided on …: …`: chooses which decisions are listed. */
function HistoryFilterSentence({
  people,
  filter,
  change,
}: {
  people: ReviewHistory['people']
  filter: HistoryFilter
  change: (changed: HistoryFilter) => void
}) {
  const { t } = useTranslation(['review', 'documents', 'frame'])
  return (
    <FilterSentence label={t('history.filter.label')}>
      <Trans
        t={t}
        i18nKey="history.filter.sentence"
        components={{
          by: (
            <ChoiceInSentence
              label={t('history.filter.by')}
              any={t('history.filter.anybody')}
              value={filter.by}
              choices={[
                ...people.map(({ id, name }) => ({ value: id, label: name })),
                { value: 'local', label: t('frame:account.local') },
              ]}
              change={by => change({ by })}
            />
          ),
          kind: (
            <ChoiceInSentence
              label={t('filter.kind')}
              any={t('filter.anyKind')}
              value={filter.kind}
              choices={extractedKinds.map(value => ({ value, label: t(`documents:kind.${value}`) }))}
              change={kind => change({ kind })}
            />
          ),
          decision: (
            <ChoiceInSentence
              label={t('history.filter.decision')}
              any={t('history.filter.anyDecision')}
              value={filter.decision}
              choices={decisions.map(value => ({ value, label: t(`history.did.${value}`) }))}
              change={decision => change({ decision })}
            />
          ),
        }}
      />
    </FilterSentence>
  )
}
