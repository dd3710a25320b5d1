import { indicatorName } from '../../diagnose/index.ts'
import type { CheckedFile } from '../../store/import/check.ts'
import type { ImportRow } from '../../store/import/commit.ts'
import { choiceId } from '../../store/import/decisions.ts'
import { quantityName } from '../analyses/present.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Import, ImportPreview } from '../views.ts'

const rowsShown = 5
const problemsShown = 200

const worded = (record: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, typeof value === 'string' ? value : JSON.stringify(value)]),
  )

/** The first amounts of a table of activities, each as the row of a long table would give it. */
const firstAmounts = (tables: CheckedFile['activities']): Record<string, string>[] =>
  tables.slice(0, 1).flatMap(({ rows, activities, classification, quantity, unit }) =>
    rows.slice(0, rowsShown).flatMap(({ regionCode, period, amounts }) =>
      [...amounts].slice(0, rowsShown).flatMap((amount, a): Record<string, string>[] =>
        Number.isNaN(amount)
          ? []
          : [
              {
                ...{ region_code: regionCode, activity: activities[a], period },
                ...{ value: String(amount), unit, quantity, classification },
              },
            ],
      ),
    ),
  )

const subjectName = (kind: CheckedFile['kind'], subject: string): { zh: string; en: string } =>
  kind === 'observation'
    ? indicatorName(subject)
    : kind === 'activity'
      ? quantityName(subject)
      : { zh: subject, en: subject }

/** What a file would bring in. */
export const presentPreview = (token: string, checked: CheckedFile): ImportPreview => ({
  token,
  fileName: checked.fileName,
  encoding: checked.encoding,
  kind: checked.kind,
  columns: checked.columns,
  fields: checked.fields,
  rows: checked.rows,
  good: checked.importable,
  firstRows: [
    ...checked.good.slice(0, rowsShown).map(({ record }) => worded(record)),
    ...firstAmounts(checked.activities),
  ].slice(0, rowsShown),
  title: Object.fromEntries(Object.entries(checked.title).filter(([, value]) => value !== undefined)),
  decisions: checked.decisions.map(({ choices, ...decision }) => ({
    ...decision,
    subjectName: subjectName(checked.kind, decision.subject),
    choices: choices.map(choice => ({ id: choiceId(choice), does: choice.does, label: choice.label ?? choice.value })),
  })),
  problems: checked.problems.slice(0, problemsShown),
  problemCount: checked.problems.length,
})

/** What an import brought in. */
export const presentImport = (row: ImportRow, who: Who): Import => ({
  id: row.id,
  fileName: row.fileName,
  kind: row.kind,
  rows: row.rows,
  imported: row.imported,
  skipped: row.skipped,
  problems: row.problems,
  createdAt: row.createdAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
  mine: mayChange(who, row.ownerId),
})
