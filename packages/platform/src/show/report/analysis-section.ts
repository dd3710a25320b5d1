import type { Analysis, Column, Finding, Row, Words } from '../../diagnose/analyses/index.ts'
import { type Figure, uniqueKeys } from './figures.ts'
import type { Draft } from './outline.ts'
import { drawChart } from './pictures/charts.ts'
import { type Names, writeCell, writeNumber } from './written.ts'

export type Around = Names & { placeOf(code: string): { longitude: number; latitude: number } | null }
export type Answered = { analysis: Analysis; finding: Finding }

/** A table in print: so many rows and columns; the page of the analysis has them all. */
const mostRows = 12
const mostColumns = 7
const counted = new Set<Column['kind']>(['number', 'amount', 'share', 'growth', 'yes'])
const naming = new Set<Column['kind']>(['region', 'activity', 'period'])

/** Whether an analysis has anything to say, so that it gets a section. */
export const saysSomething = ({ finding }: Answered): boolean => finding.answer !== null || finding.rows.length > 0

/** The section of an analysis: question, answer, picture, the first rows of its table, what to beware of. */
export const writeAnalysis = (draft: Draft, { analysis, finding }: Answered, around: Around): void => {
  const { text, language } = draft
  const { columns, rows, chart } = finding
  draft.heading(analysis.title[language], 2)
  draft.note(analysis.question[language])
  if (finding.answer) draft.paragraph(`${finding.answer[language]}${text.stop}`.trim(), finding.sources)
  else if (finding.sources.length > 0) draft.paragraph(text.standsOn, finding.sources)

  const byKey = new Map(columns.map(column => [column.key, column]))
  const cellOf = (row: Row, key: string): Words => {
    const column = byKey.get(key)
    return column ? writeCell(row.cells[key], column, around) : { zh: '', en: '' }
  }
  const drawing =
    chart &&
    drawChart(chart, rows, {
      text: (row, key) => cellOf(row, key)[language],
      number: (row, key) => (typeof row.cells[key] === 'number' ? row.cells[key] : null),
      title: key => byKey.get(key)?.label[language] ?? '',
      write: value => writeNumber(value, language),
      place: around.placeOf,
    })
  if (drawing) {
    const value = 'value' in chart ? byKey.get(chart.value)?.label[language] : undefined
    const mark = chart.kind === 'bars' && chart.mark ? byKey.get(chart.mark)?.label[language] : undefined
    const shown = [
      value,
      mark && text.diamond.replace('{what}', mark),
      chart.kind === 'bars' && chart.reference !== undefined
        ? text.dashed.replace('{what}', writeNumber(chart.reference, language))
        : undefined,
      chart.kind === 'scatter' && chart.present ? text.rings : undefined,
      chart.kind === 'scatter' ? text.medians : undefined,
    ].filter(Boolean)
    draft.picture(
      drawing,
      `${analysis.title[language]}${text.colon}${finding.answer?.[language] ?? analysis.question[language]}`,
      [analysis.title[language], ...shown].join(text.semicolon),
    )
  }

  const shown = columns.filter(({ hidden }) => !hidden).slice(0, mostColumns)
  draft.table(
    shown.map(({ label, unit }) =>
      unit ? `${label[language]}${text.bracketed.replace('{text}', unit)}` : label[language],
    ),
    rows
      .slice(0, mostRows)
      .map(row =>
        shown.map((column, index) => draft.cell(cellOf(row, column.key)[language], index === 0 ? row.ground : null)),
      ),
  )
  if (rows.length > mostRows)
    draft.note(text.more.replace('{shown}', String(mostRows)).replace('{all}', String(rows.length)))
  for (const caution of finding.cautions) draft.note(`${text.caution}${caution[language]}`)
  for (const gap of finding.missing) draft.note(writeGap(draft, gap))
}

/** What is missing and where it is published. */
export const writeGap = ({ text, language }: Draft, { text: what, where }: Finding['missing'][number]): string =>
  `${text.missing}${what[language]}${where ? text.bracketed.replace('{text}', `${text.published}${where[language]}`) : ''}`

/** Every number of a finding, under its analysis, the names of its row, and its column; and the answer in words. */
export const figuresOf = ({ analysis, finding }: Answered, names: Names): Figure[] => {
  const { columns, rows, answer } = finding
  const [first] = columns
  const named = columns.filter(column => naming.has(column.kind) || column === first)
  const found = rows.flatMap(row => {
    const words = named.map(column => writeCell(row.cells[column.key], column, names))
    const id = named.map(column => {
      const cell = row.cells[column.key]
      return typeof cell === 'object' ? (cell?.zh ?? '') : String(cell ?? '')
    })
    return columns
      .filter(column => counted.has(column.kind) && row.cells[column.key] !== null)
      .map(column => ({
        key: [analysis.id, ...id, column.key].join('|'),
        section: analysis.title,
        label: {
          zh: [...words.map(({ zh }) => zh), column.label.zh].join('，'),
          en: [...words.map(({ en }) => en), column.label.en].join(', '),
        },
        value: writeCell(row.cells[column.key], column, names),
      }))
  })
  const said = answer
    ? [{ key: `${analysis.id}|answer`, section: analysis.title, label: { zh: '结论', en: 'Answer' }, value: answer }]
    : []
  return uniqueKeys([...said, ...found])
}
