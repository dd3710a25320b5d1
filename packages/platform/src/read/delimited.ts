import { parse } from 'csv-parse/sync'

const delimiters = [',', '\t', ';', '|']
/** Rows that decide which separator a file uses. */
const sampleRows = 30

/**
 * Rows of a text with separated values (RFC 4180, quoted cells may hold line breaks); the separator is the one that
 * cuts the first rows most evenly. Empty lines are left out, rows may differ in length. Throws on an unclosed quote.
 */
export function readDelimited(text: string): string[][] {
  return rowsOf(text, separatorOf(text))
}

const rowsOf = (text: string, delimiter: string, to?: number): string[][] =>
  parse(text, { delimiter, to, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })

/** Comma, tab, semicolon or bar; the comma where nothing separates. */
export function separatorOf(text: string): string {
  let best = { delimiter: ',', evenness: 0 }
  for (const delimiter of delimiters) {
    const evenness = evennessOf(text, delimiter)
    if (evenness > best.evenness) best = { delimiter, evenness }
  }
  return best.delimiter
}

/** Share of rows that have the first row's number of cells, with more cells as the tie-break; 0 for a single column. */
function evennessOf(text: string, delimiter: string): number {
  let rows: string[][]
  try {
    rows = rowsOf(text, delimiter, sampleRows)
  } catch {
    return 0
  }
  const width = rows[0]?.length ?? 0
  if (width < 2) return 0
  return rows.filter(row => row.length === width).length / rows.length + width / 1000
}
