import readXlsx from 'read-excel-file/node'

export type Sheet = { name: string; rows: string[][] }

/**
 * Sheets of an XLSX file with cells as text: numbers with all digits that the file has, dates as ISO 8601.
 * Throws on a broken file.
 */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sheets = await readXlsx<string>(buffer, { parseNumber: decimalText })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(row => row.map(cellText)) }))
}

const decimalText = (number: string) => (/e/i.test(number) ? String(Number(number)) : number)

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  return String(value)
}
