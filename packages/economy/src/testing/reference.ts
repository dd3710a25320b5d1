import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import type { Matrix } from '../matrix.ts'

/** Inputs, and what the published tools computed from them; not part of the project. */
export const referenceFolder = new URL('../../../../../shared/reference/economy/', import.meta.url)

/** For `test(…, { skip: referenceAbsent })`: false where the reference numbers lie beside this checkout, else why not. */
export const referenceAbsent = existsSync(referenceFolder)
  ? false
  : 'the reference numbers are not beside this checkout'

/** A reference file as header and rows of strings. */
export const referenceTable = (file: string): { header: string[]; rows: string[][] } => {
  const [header, ...rows] = readFileSync(new URL(file, referenceFolder), 'utf8').trim().split(/\r?\n/).map(splitLine)
  return { header, rows }
}

/** The fields of a line of CSV; a field in double quotes may hold commas. */
const splitLine = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain)

/** A reference matrix: labels of rows in the first column, of columns in the header; an empty cell is NaN. */
export const referenceMatrix = (file: string): Matrix => {
  const { header, rows } = referenceTable(file)
  return {
    regions: rows.map(row => row[0]),
    activities: header.slice(1),
    values: Float64Array.from(rows.flatMap(row => row.slice(1).map(parseNumber))),
  }
}

/** One column of a reference file; an empty cell is NaN. */
export const referenceColumn = (file: string, name: string): Float64Array => {
  const { header, rows } = referenceTable(file)
  const at = header.indexOf(name)
  assert.ok(at >= 0, `${file} has no column ${name}`)
  return Float64Array.from(rows, row => parseNumber(row[at]))
}

const parseNumber = (text: string): number => (text === '' || text === 'NA' ? Number.NaN : Number(text))

/**
 * Asserts that numbers agree, value by value, within a relative or an absolute tolerance, whichever is wider. The
 * defaults are what stored matrices of 12 digits allow.
 */
export const assertClose = (
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { relative = 1e-9, absolute = 1e-11 } = {},
): void => {
  assert.equal(actual.length, expected.length)
  for (let i = 0; i < actual.length; i++) {
    const allowed = Math.max(absolute, relative * Math.abs(expected[i]))
    const same = Object.is(actual[i], expected[i]) || actual[i] === expected[i]
    assert.ok(
      same || Math.abs(actual[i] - expected[i]) <= allowed,
      `value ${i}: ${actual[i]} instead of ${expected[i]}`,
    )
  }
}

/** Vectors are stored with 15 digits. */
export const vector = { relative: 1e-10, absolute: 1e-10 }
