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

/** What an analysis found: a sentence, a picture, the table behind it, what to beware of, what is missing, the sources. */
export function Answered({ analysis, brief }: { analysis: Analysis; brief?: boolean }) {
  const { t } = useTranslation('analyses')
  const { say } = useLanguage()
  const table = useTable(analysis)
  return (
    <>
      {analysis.answer && <p className={styles.answer}>{say(analysis.answer.zh, analysis.answer.en)}</p>}
      {analysis.missing.length > 0 && (
        <ul className={`plain ${styles.missing}`}>
          {analysis.missing.map(gap => (
            <li key={gap.text.en}>
              {say(gap.text.zh, gap.text.en)}
              {gap.where && (
                <span className="caption"> {t('missingAt', { where: say(gap.where.zh, gap.where.en) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Picture analysis={analysis} table={table} />
      {!brief && analysis.rows.length > 0 && <DataTable id={`analysis-${analysis.id}`} {...table} find pageSize={20} />}
      {analysis.cautions.length > 0 && (
        <ul className={`plain ${styles.cautions}`}>
          {analysis.cautions.map(caution => (
            <li key={caution.en}>{say(caution.zh, caution.en)}</li>
          ))}
        </ul>
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
