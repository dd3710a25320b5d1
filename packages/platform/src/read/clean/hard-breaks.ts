import { isRow } from '../rows.ts'
import type { Edit } from './draft.ts'
import { isOfPage } from './furniture.ts'
import rules from './rules.json' with { type: 'json' }
import { endsWithWord, isWordCut, startsWithWord } from './torn-words.ts'

const { hardBreaks: by } = rules
const pageNumber = new RegExp(by.pageNumber)
const runningHead = new RegExp(by.runningHead)
const newItem = new RegExp(by.newItem, 'u')
const stop = new RegExp(by.stop)
const clauseMark = new RegExp(by.clauseMark)
const saysMuch = new RegExp(by.saysMuch)
const openEnd = new RegExp(by.openEnd)
const openStart = new RegExp(by.openStart)
/** What may begin the rest of a Chinese sentence: a wide character or the beginning of a number. */
const anyStart = /^[\p{Script=Han}\d\u3000-\u303f\uff00-\uffef\u201c\u201d]/u
/** Marks that lines of a program have, and sentences hardly. */
const ofPrograms = /[{}=\\$<>#|]|\w\(/
const openBracket = /[《〈“「『（(【]/
const closeBracket = /[》〉”」』）)】]/
const han = /\p{Script=Han}/u
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2014\u201c\u201d]/u

/** `width` counts half-width units without spaces, `indent` those of the spaces before the text. */
type Line = { text: string; start: number; end: number; indent: number; width: number; isPage: boolean }
/** A line of text, the next one, and whether a blank line or a page's end lies between them. */
type Pair = { before: Line; after: Line; isApart: boolean; isOverPage: boolean; isSure: boolean }
/**
 * What the lines of a text have in common: whether they are cut, so that an open end is a cut, whether its paragraphs end
 * with stops, so that an open end is no paragraph's, and how wide a cut line is where paragraphs are indented.
 */
type Habits = { cuts: boolean; stops: boolean; column: number | null }

/**
 * Line breaks inside paragraphs, as printing, PDF programs and mail leave them, with the page numbers and running heads
 * that stand in the middle of a sentence. A break goes where the words show that the sentence goes on over it: a word,
 * number or bracket is cut, or a mark or particle stands where none can end or begin a line. Where the text's habits tell
 * that an open end is a cut, it goes at the other open ends too.
 */
export function hardBreaks(text: string): Edit[] {
  const pairs = pairsOf(linesOf(text))
  const habits = habitsOf(pairs)
  let isRest = false
  return pairs.flatMap(pair => {
    const { before, after, isOverPage } = pair
    isRest = goesOn(pair, habits, isRest) && !isOfPage(before.text) && !isOfPage(after.text)
    return isRest ? [joint(before, after, isOverPage ? 'boilerplate' : null)] : []
  })
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    const inner = line.trim()
    const from = start + line.indexOf(inner)
    lines.push({
      text: inner,
      start: from,
      end: from + inner.length,
      indent: widthOf(line.slice(0, from - start)),
      width: widthOf(inner.replace(/\s+/g, '')),
      isPage: inner.length <= by.longestPageLine && (pageNumber.test(inner) || runningHead.test(inner)),
    })
    start = end + 1
  }
  markRunning(lines)
  return lines
}

/** Half-width units that a text takes on paper. */
function widthOf(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) >= 0x2000 ? 2 : 1
  return width
}

/** A line beside a page's number that stands beside another one too runs along the pages. */
function markRunning(lines: readonly Line[]): void {
  const printed = lines.filter(line => line.text !== '')
  const beside = new Map<string, Line[]>()
  printed.forEach((line, index) => {
    if (line.isPage || line.text.length > by.longestPageLine) return
    if (!printed[index - 1]?.isPage && !printed[index + 1]?.isPage) return
    const same = beside.get(line.text)
    if (same) same.push(line)
    else beside.set(line.text, [line])
  })
  for (const same of beside.values()) if (same.length > 1) for (const line of same) line.isPage = true
}

function pairsOf(lines: readonly Line[]): Pair[] {
  const pairs: Pair[] = []
  let before: Line | undefined
  let isApart = false
  let isOverPage = false
  for (const line of lines) {
    if (line.text === '') isApart = true
    else if (line.isPage) isOverPage = true
    else {
      if (before && !isRow(before.text) && !isRow(line.text)) {
        const pair = { before, after: line, isApart: isApart && !isOverPage, isOverPage, isSure: false }
        pairs.push({ ...pair, isSure: isSurelyCut(pair) })
      }
      before = line
      isApart = false
      isOverPage = false
    }
  }
  return pairs
}

const isProse = (line: Line) => clauseMark.test(line.text)
const isIndented = ({ before, after }: Pair) => after.indent >= by.indent && after.indent > before.indent
const isNewItem = (line: Line) => newItem.test(line.text)

/** Whether the words themselves show that a sentence goes on. */
function isSurelyCut(pair: Pair): boolean {
  const { before, after, isApart } = pair
  const [left, right] = [before.text, after.text]
  if (isApart || before.width < by.narrowest || stop.test(left) || isIndented(pair)) return false
  if (/^\p{Ll}/u.test(right))
    return /[\p{Ll},-]$/u.test(left) && before.width >= by.narrowestLatin && !ofPrograms.test(left + right)
  if (!han.test(left)) return false
  if (openStart.test(right) || startsWithWord(right, by.closeWords)) return true
  if (isNewItem(after)) return false
  if (openEnd.test(left) || endsWithWord(left, by.openWords) || cutsBracket(left, right)) return true
  return (isProse(before) && cutsNumber(left, right)) || ((isProse(before) || isProse(after)) && isWordCut(left, right))
}

/** Whether a bracket or quotation is opened before a break and closed behind it. */
function cutsBracket(left: string, right: string): boolean {
  const opened = left.slice(-by.bracketReach).split(closeBracket).at(-1)!
  if (!openBracket.test(opened)) return false
  const closes = right.slice(0, by.bracketReach).search(closeBracket)
  return closes >= 0 && !openBracket.test(right.slice(0, closes))
}

const cutsNumber = (left: string, right: string): boolean =>
  /\d[.．]?$/.test(left) && /^(?:[.．]?\d|[万亿億萬元个個年月日％%])/.test(right)

function habitsOf(pairs: readonly Pair[]): Habits {
  const sure = pairs.filter(pair => pair.isSure)
  const open = pairs.filter(pair => pair.isSure || mayGoOn(pair))
  const paragraphs = pairs.filter(({ before, isSure }) => !isSure && before.width >= by.surelyParagraph)
  const ending = paragraphs.filter(({ before }) => stop.test(before.text))
  const widths = sure.map(({ before }) => before.width).sort((a, b) => a - b)
  const middle = widths[widths.length >> 1] ?? 0
  const alike = widths.filter(width => Math.abs(width - middle) <= by.columnSlack).length
  const indented = pairs.filter(isIndented).length
  return {
    cuts: sure.length >= by.fewestCuts && sure.length >= by.shareOfCuts * open.length,
    stops: ending.length >= by.fewestParagraphs && ending.length >= by.shareOfStops * paragraphs.length,
    column:
      alike >= by.fewestAlike && alike >= by.shareAlike * widths.length && indented >= by.fewestParagraphs
        ? middle
        : null,
  }
}

/** Whether a line ends openly and the next one may be the rest of its paragraph. */
function mayGoOn(pair: Pair): boolean {
  const { before, after, isApart } = pair
  if (isApart || before.width < by.narrowest || isIndented(pair) || isNewItem(after) || stop.test(before.text))
    return false
  return han.test(before.text) && anyStart.test(after.text) && (isProse(before) || isProse(after))
}

/** Whether the next line continues the paragraph, of which the line before it is itself a later one (`isRest`) or not. */
function goesOn(pair: Pair, { cuts, stops, column }: Habits, isRest: boolean): boolean {
  const { before, after, isApart, isSure } = pair
  if (isSure) return true
  if (mayGoOn(pair)) {
    const isCut = cuts && (isRest || isProse(before))
    return isCut || (stops && isProse(after) && saysMuch.test(before.text))
  }
  // A stop may stand where a line was cut.
  const isFull = column !== null && Math.abs(before.width - column) <= by.columnSlack
  return isFull && !isApart && after.indent < by.indent && stop.test(before.text) && !isNewItem(after)
}

/** Takes a break out; between Latin words it becomes a space, and a hyphen before it is taken back. */
function joint(before: Line, after: Line, kind: Edit['kind']): Edit {
  const isLatin = !wide.test(before.text.at(-1)!) && !wide.test(after.text[0]!) && !/\d$/.test(before.text)
  const isHyphen = isLatin && /\p{Ll}-$/u.test(before.text) && /^\p{Ll}/u.test(after.text)
  return { start: before.end - (isHyphen ? 1 : 0), end: after.start, instead: isLatin && !isHyphen ? ' ' : '', kind }
}
