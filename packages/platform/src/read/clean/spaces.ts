import { isRow } from '../rows.ts'
import type { Edit, Span } from './draft.ts'
import rules from './rules.json' with { type: 'json' }
import { boundariesOf } from './torn-words.ts'

const { spaces } = rules
const prose = new RegExp(spaces.prose)
const head = new RegExp(spaces.head)
const role = new RegExp(spaces.role)
const listPiece = new RegExp(spaces.listPiece, 'u')
const year = new RegExp(spaces.year, 'g')
const letterSpaced = /^(?:[\p{Script=Han}、：（）《》“”] +){3,}[\p{Script=Han}：）》”]$/u
/** The head of a line tells whether its spaces cut words. */
const tornReach = 4000
/** A wider gap was set on purpose. */
const widestAccident = 3
const han = /\p{Script=Han}/u
const wideMark = /[\u3001-\u3011\uff01-\uff0f\uff1a-\uff1f\u201c\u201d]/
const narrowMark = /[,;:]/

/**
 * Spaces that a PDF or typesetting left inside Chinese running text, and inside a year. Lines that are no prose,
 * heads of lines and lists of short names keep theirs, and so does everything beside a Latin letter or a digit, unless
 * the spaces of a line cut its words: then they are all of one kind.
 */
export function innerSpaces(text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    if (!mayMeanNothing(text, at)) continue
    const lineStart = text.lastIndexOf('\n', at) + 1
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 ? text.length : newline
    for (const { start, end } of spacesOf(text.slice(lineStart, lineEnd)))
      edits.push({ start: lineStart + start, end: lineStart + end, instead: '', kind: 'inner-space' })
    at = lineEnd
  }
  return edits
}

/** Whether a space stands behind what is no Latin letter, beside another, or between digits: a quick look before a line is taken apart. */
function mayMeanNothing(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)]
  const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
  return before > 0x7f || after === 0x20 || (isDigit(before) && isDigit(after))
}

/** The spaces of one line that mean nothing, in order. */
function spacesOf(line: string): Span[] {
  const runs = Array.from(line.matchAll(/ +/g), ({ 0: run, index }) => ({ start: index, end: index + run.length }))
  if (isRow(line)) return []
  if (letterSpaced.test(line)) return runs
  const years = /\d \d/.test(line)
    ? Array.from(line.matchAll(year), ({ 0: found, index }) => ({ start: index, end: index + found.length }))
    : []
  const isInYear = (run: Span) => years.some(({ start, end }) => start <= run.start && run.end <= end)
  if (isTorn(line, runs))
    return runs.filter(run => isInYear(run) || (run.end - run.start < widestAccident && standsByWide(line, run)))
  if (line.length < spaces.shortestProse || !prose.test(line)) return runs.filter(isInYear)
  const pieces = line.split(/ +/)
  const isListed = listedPieces(pieces)
  return runs.flatMap((run, index) => {
    const isAccident =
      isInYear(run) ||
      (belongTogether(pieces[index]!, pieces[index + 1]!) &&
        !isListed[index] &&
        !isListed[index + 1] &&
        !head.test(line.slice(0, run.start)) &&
        !role.test(pieces[index]!))
    // Of a space that stays, one unit is enough.
    const start = isAccident ? run.start : run.start + 1
    return start < run.end ? [{ start, end: run.end }] : []
  })
}

/** Whether a line's spaces stand inside words more often than between the names of a list. */
function isTorn(line: string, runs: readonly Span[]): boolean {
  const between = runs.filter(
    ({ start, end }) => end < tornReach && han.test(line[start - 1] ?? '') && han.test(line[end] ?? ''),
  )
  if (between.length < spaces.fewestTorn) return false
  const boundaries = boundariesOf(line.slice(0, tornReach).replaceAll(' ', ''))
  let taken = 0
  let next = 0
  let torn = 0
  for (const run of runs) {
    if (between[next] === run) {
      next++
      if (!boundaries.has(run.start - taken)) torn++
    }
    taken += run.end - run.start
  }
  return torn >= spaces.fewestTorn && torn >= spaces.shareTorn * between.length
}

/** Whether a space parts Han characters, wide marks and digits, but not two numbers: Latin words and narrow marks keep theirs. */
function standsByWide(line: string, { start, end }: Span): boolean {
  const sides = [line[start - 1] ?? '', line[end] ?? '']
  const isWide = sides.map(side => han.test(side) || wideMark.test(side))
  return isWide.includes(true) && sides.every((side, index) => isWide[index] || /\d/.test(side))
}

/** Whether nothing but an accident can have put a space between these two. */
function belongTogether(left: string, right: string): boolean {
  const before = left.at(-1) ?? ''
  const after = right[0] ?? ''
  if (wideMark.test(before)) return true
  return han.test(before) && (han.test(after) || wideMark.test(after) || narrowMark.test(after))
}

/** Marks the pieces of runs of short words, such as names of persons. */
function listedPieces(pieces: string[]): boolean[] {
  const marks = pieces.map(piece => listPiece.test(piece))
  let start = 0
  for (let index = 0; index <= marks.length; index++) {
    if (marks[index]) continue
    if (index - start < spaces.fewestListPieces) marks.fill(false, start, index)
    start = index + 1
  }
  return marks
}
