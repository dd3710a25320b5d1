import type { Review } from '@langqiao/platform/views'
import { Trans, useTranslation } from 'react-i18next'
import { ChoiceInSentence, FilterSentence } from '../../components/sentence-filter.tsx'
import type { ReviewFilter } from '../../state/review.ts'

const certainties = ['doubtful', 'unknown', 'sure'] as const

/** `Show … of … from …, …`: chooses which part of the queue is worked through. */
export function ReviewFilterSentence({
  review: { remaining, documents },
  filter,
  change,
}: {
  review: Review
  filter: ReviewFilter
  change: (changed: ReviewFilter) => void
}) {
  const { t } = useTranslation(['review', 'documents'])
  const kinds = remaining.kinds.map(({ kind, count }) => ({
    value: kind,
    label: `${t(`documents:kind.${kind}`)} ${count}`,
  }))
  return (
    <FilterSentence label={t('filter.label')}>
      <Trans
        t={t}
        i18nKey="filter.sentence"
        components={{
          kind: (
            <ChoiceInSentence
              label={t('filter.kind')}
              any={t('filter.anyKind')}
              value={filter.kind}
              choices={kinds}
              change={kind => change({ kind })}
            />
          ),
          certainty: (
            <ChoiceInSentence
              label={t('filter.certainty')}
              any={t('filter.anyCertainty')}
              value={filter.certainty}
              choices={certainties.map(value => ({ value, label: t(`certainty.${value}`) }))}
              change={certainty => change({ certainty })}
            />
          ),
          document: (
            <ChoiceInSentence
              label={t('filter.document')}
              any={t('filter.anyDocument')}
              value={filter.document}
              choices={documents.map(({ id, title, pending }) => ({ value: id, label: `${title} ${pending}` }))}
              change={document => change({ document })}
            />
          ),
          proposed: (
            <ChoiceInSentence
              label={t('filter.proposed')}
              any={t('filter.anyProposed')}
              value={filter.proposed}
              choices={[{ value: 'yes', label: t('filter.onlyProposed') }]}
              change={proposed => change({ proposed })}
            />
          ),
        }}
      />
    </FilterSentence>
  )
}
