import type { Analysis } from '@langqiao/platform/views'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './analysis.module.css'
import { type AnalysisRow, plainCell, writtenCell } from './cells.ts'
import { Picture } from './picture.tsx'

/** The table of an analysis: one column each, the ground of every row last. */
function useTable(analysis: Analysis) {
  const { t } = useTranslation(['analyses', 'words'])
  const language = useLanguage()
  return useMemo(() => {
    const glossary: Record<string, string> = t('words:glossary', { returnObjects: true })
    const yes = (is: boolean) => t(is ? 'yes' : 'no')
    const columns: Column<AnalysisRow>[] = [
      ...analysis.columns.map((column): Column<AnalysisRow> => {
        const plain = (row: AnalysisRow) => plainCell(analysis, column, row.cells[column.key], language, yes)
        return {
          key: column.key,
          title: language.say(column.label.zh, column.label.en),
          hidden: column.hidden,
          help: column.term ? glossary[column.term] : undefined,
          value: plain,
          render: row => {
            const region = column.kind === 'region' && analysis.regions[String(row.cells[column.key])]
            return region ? <RegionChip region={region} /> : writtenCell(column, plain(row), language)
          },
        }
      }),
      {
        key: 'ground',
        title: t('ground'),
        value: () => null,
        render: row => <EvidenceChip evidence={row.evidence} brief />,
      },
    ]
    const keys = new Map(analysis.rows.map((row, index) => [row, String(index)]))
    return { columns, rows: analysis.rows, rowKey: (row: AnalysisRow) => keys.get(row) ?? '' }
  }, [analysis, language, t])
}

/**
 * What an analysis found: a sentence, what is missing, a picture, the table behind it, what to beware of, the sources. In brief
 * the table is left to the picture, and what is missing and what to beware of are folded.
 */
export function Answered({ analysis, brief }: { analysis: Analysis; brief?: boolean }) {
  const { t } = useTranslation('analyses')
  const { say } = useLanguage()
  const table = useTable(analysis)
  // Where nothing was found, what is missing is the answer.
  const folds = brief && analysis.rows.length > 0
  return (
    <>
      {analysis.answer && <p className={styles.answer}>{say(analysis.answer.zh, analysis.answer.en)}</p>}
      {!folds && <Gaps analysis={analysis} />}
      <Picture analysis={analysis} table={table} />
      {!brief && analysis.rows.length > 0 && <DataTable id={`analysis-${analysis.id}`} {...table} find pageSize={20} />}
      {folds && analysis.missing.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('missing', { count: analysis.missing.length })}</summary>
          <Gaps analysis={analysis} />
        </details>
      )}
      {brief && analysis.cautions.length > 0 ? (
        <details className={styles.folded}>
          <summary>{t('cautions')}</summary>
          <Cautions analysis={analysis} />
        </details>
      ) : (
        <Cautions analysis={analysis} />
      )}
      {analysis.sources.length > 0 && (
        <p className={styles.sources}>
          {t('sources')}
          {analysis.sources.map(source => (
            <EvidenceChip key={source.evidenceId ?? source.publisher} evidence={source} />
          ))}
        </p>
      )}
    </>
  )
}

/** What would have to be known, and where it is published. */
function Gaps({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('analyses')
  const { say } = useLanguage()
  if (analysis.missing.length === 0) return null
  return (
    <ul className={`plain ${styles.missing}`}>
      {analysis.missing.map(gap => (
        <li key={gap.text.en}>
          {say(gap.text.zh, gap.text.en)}
          {gap.where && <span className="caption"> {t('missingAt', { where: say(gap.where.zh, gap.where.en) })}</span>}
        </li>
      ))}
    </ul>
  )
}

function Cautions({ analysis }: { analysis: Analysis }) {
  const { say } = useLanguage()
  if (analysis.cautions.length === 0) return null
  return (
    <ul className={`plain ${styles.cautions}`}>
      {analysis.cautions.map(caution => (
        <li key={caution.en}>{say(caution.zh, caution.en)}</li>
      ))}
    </ul>
  )
}
