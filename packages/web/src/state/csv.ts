export type Cell = string | number | null

/** What a spreadsheet would take for a formula: = + - @ tab and return at the start, full-width forms too. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/
const plainNumber = /^-?\d+(\.\d+)?$/

function csvCell(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180). Cells that a spreadsheet would compute are neutralised with an apostrophe; negative numbers stay. */
export const toCsv = (header: string[], rows: Cell[][]): string =>
  [header, ...rows].map(row => row.map(csvCell).join(',')).join('\r\n')
