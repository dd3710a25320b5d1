import type { Removals } from '../removals.ts'
import rules from './rules.json' with { type: 'json' }

const { spaces } = rules
const prose = new RegExp(spaces.prose)
const numberedHead = new RegExp(spaces.numberedHead)
const listPiece = new RegExp(spaces.listPiece, 'u')
const year = new RegExp(spaces.year, 'g')
const letterSpaced = /^(?:\p{Script=Han} +){3,}\p{Script=Han}$/u
const cellBorder = ' | '
const han = /\p{Script=Han}/u
const wideMark = /[\u3001-\u3011\uff01-\uff0f\uff1a-\uff1f\u201c\u201d]/
const narrowMark = /[,;:]/

/**
 * Takes out the spaces that a PDF or typesetting left inside Chinese running text, and inside a year. Lines that are
 * no prose, numbered headings and lists of short names keep theirs, and so does everything beside a Latin letter or
 * a digit.
 */
export function removeInnerSpaces(line: string, removals: Removals): string {
  if (!line.includes(' ') || line.includes(cellBorder)) return line
  if (letterSpaced.test(line)) return note(removals, line, line.replaceAll(' ', ''))
  let text = line
  if (/\d \d/.test(text))
    text = text.replace(year, (found, digits: string) => note(removals, found, digits.replaceAll(' ', '')))
  if (text.length < spaces.shortestProse || !prose.test(text)) return text
  const pieces = text.split(/ +/)
  const isListed = listedPieces(pieces)
  let joined = pieces[0]!
  for (let index = 1; index < pieces.length; index++) {
    const left = pieces[index - 1]!
    const right = pieces[index]!
    if (
      !belongTogether(left, right) ||
      isListed[index - 1] ||
      isListed[index] ||
      (index === 1 && numberedHead.test(left))
    )
      joined += ` ${right}`
    else {
      removals.add('inner-space', `${left.slice(-4)} ${right.slice(0, 4)}`)
      joined += right
    }
  }
  return joined
}

function note(removals: Removals, found: string, replacement: string): string {
  if (found !== replacement) removals.add('inner-space', found)
  return replacement
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
