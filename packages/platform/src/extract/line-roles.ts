import {
  bulletLevel,
  hasEvidence,
  headingSide,
  innerLevels,
  introducedSide,
  isBracketed,
  isClosing,
  isFirst,
  isHeadingLike,
  isInstruction,
  isIntroduction,
  isSection,
  isSureSection,
  leadInSide,
  levelOf,
  nounMarkOf,
  shortestBody,
  tagOf,
  titleListSide,
  topicSide,
} from './list-lines.ts'
import { type Field, fieldOfLabel } from './listing-labels.ts'
import fields from './lists/listing-fields.json' with { type: 'json' }
import words from './lists/listings.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { isName, titleSide } from './tabled-wants.ts'
import { cellsOf } from './tables.ts'
import { type FoundWant, type Side, sides } from './wants.ts'

/** A numbered line with less behind its number is no item. */
export const shortestItem = 3
/** What a label leaves of its line says something when it is so long. */
const shortestTagged = 12
/** An item of a list that goes on has at most this many lines below it. */
const longestGap = 6
/** A line below an unmarked title says more than a title when it is longer than this. */
const longestOver = 30
/** （2025年第二批） alone and questions are no items. */
const isRemark = /^[（(][^（）()]*[）)]$|[？?]$/
/** An item without a mark, told by its shape: a name, then a colon, a gap behind an owner, or a dash before one. */
/** Paragraphs right below a heading that say one short thing each are items. */
const longestParagraph = { chinese: 70, english: 200 }
/** What begins with a time tells what happened. */
const timeFirst = /^(?:In|On|By|Since|Last) |^\d{4}/
const isShortParagraph = (content: string): boolean => {
  const isEnglish = !/[\u4e00-\u9fff]/.test(content)
  const length = isEnglish ? longestParagraph.english : longestParagraph.chinese
  if (timeFirst.test(content)) return false
  const isOne = isEnglish ? !/[.;] [A-Z]/.test(content) : !/[。；：].|[？?]$/.test(content)
  return (
    content.length >= shortestBody &&
    content.length <= length &&
    isOne &&
    levelOf(content).level < 0 &&
    toldBy(content) === null &&
    !isClosing(content) &&
    !isInstruction(content) &&
    cellsOf(content, { start: 0, end: content.length }).length < 2
  )
}
/** A section that its first item follows in its line: 一、种植类：（1）…. */
const sectionLed = /^([^：:，。；]{2,14})[：:]\s*/
const labelledEntry = /^[^：:。；;，,\s]{2,16}[：:]/
const entry = new RegExp(
  `^(?:[^：:。；;，,\\s]{2,20}(?:${anyOf(fields.ownerEnds)})[ \\u3000]+|[^：:。；;]{4,60}——[^，。；]{2,20}$)`,
)
const shortestEntry = 12
const isEntry = (content: string, isHeaded: boolean): boolean => {
  if (content.length < shortestEntry || levelOf(content).level >= 0 || isClosing(content)) return false
  if (isInstruction(content) || isIntroduction(content)) return false
  const label = labelOf(content)
  return (
    (isHeaded && labelledEntry.test(content) && label !== null && fieldOfLabel(label) === null) || entry.test(content)
  )
}
const date = /\d{4}\D{1,3}\d/
/** 名称：… and 【名称】…. */
const pair = /^(?:【([^】]{1,14})】[:：]?|([^:：。；，\t|【]{1,14})[:：])\s*/
const labelEvidence = { needs: new RegExp(anyOf(fields.needColumns)), offers: new RegExp(anyOf(fields.offerColumns)) }
const { bareTitles } = words
const contentOf = (list: readonly string[], nouns: readonly string[]) =>
  new RegExp(`^(?:${anyOf(list)}|(?:${anyOf(nouns)})(?:${anyOf(words.contentEndings)}))$`, 'i')
const contents = {
  needs: contentOf(words.needContents, words.contentNouns.needs),
  offers: contentOf(words.offerContents, words.contentNouns.offers),
}

/** What a line is within a list; `at` is where in the text the item begins. */
export type Role =
  | { is: 'heading'; side: Side; level: number }
  | { is: 'item'; side: Side; at: number; level: number; label?: string; section?: Span; isParagraph?: boolean }
  | { is: 'field'; label: string; field: Field | null }
  | { is: 'section'; body: Span }
  | { is: 'inner' }
  | { is: 'closing'; level: number }
  | { is: 'text'; goesOn: boolean }

/** A line as its label and what is said under it, from `名称：…` or two cells. */
export type Pair = { label: string; value: number }

/** How far a list has been read. */
export type State = {
  side: Side | null
  /** What the title of the document lists, to which a section after an interruption returns. */
  base: Side | null
  /** Whether a heading in the text says so too; without one, bullets may be the links of a page. */
  isHeaded: boolean
  section: Span | null
  item: FoundWant | null
  level: number
  /** Labels said of the open item, or of one whose title is still to come. */
  labels: Set<string>
  pending: Span | null
  described: number
  /** What a sentence above says is published here. */
  introduced: Side | null
  /** What the title speaks of, in the same way. */
  titled: Side | null
  /** The level of what interrupted the list: another one as far out goes on with it. */
  closed: number
  /** The number of the last item that ran on within a line. */
  inlined: number
  /** The level of the heading above; another heading as far out is over something else. */
  headed: number
  /** Whether nothing but short paragraphs has come since the heading, and whether one was an item. */
  isFresh: boolean | 'open'
  /** How many paragraphs in a row have held no item. */
  idle: number
}

/** The level of items that a noun numbers (榜单一), and of those without a mark: all marks below them are theirs, or none. */
export const nounLevel = -1
export const unmarkedLevel = 9

/** What the line at `index` is within the list read so far; an introduction and a closed list are noted in `state`. */
export function roleOf(text: string, lines: readonly Span[], index: number, state: State): Role {
  const line = lines[index]
  const content = text.slice(line.start, line.end)
  const next = lines[index + 1] ? text.slice(lines[index + 1].start, lines[index + 1].end) : ''
  const named = nounMarkOf(content)
  if (named && content.length - named.length > 1)
    return { is: 'item', side: named.side, at: line.start + named.length, level: nounLevel }
  const told = mayHead(content, next, state) ? toldBy(content) : null
  if (told) return { is: 'heading', side: told, level: levelOf(content).level }
  if (state.side === null && state.item === null && levelOf(content).level < 0)
    state.introduced ??= introducedSide(content)

  if (isBracketed(content) && state.side) return { is: 'section', body: line }
  const { level, length } = levelOf(content)
  const body = content.slice(length)
  const tagged = tagOf(body)
  if (tagged && body.length - tagged.length >= shortestTagged && (!state.item || state.level === unmarkedLevel))
    return {
      is: 'item',
      side: tagged.side,
      at: line.start + length + tagged.length,
      level: level < 0 ? unmarkedLevel : level,
    }
  const led = sectionLed.exec(body)
  const behind = led ? levelOf(body.slice(led[0].length)) : null
  const listed = state.side ?? state.base
  if (led && behind && behind.level > level && isSureSection(led[1]) && listed) {
    const at = line.start + length + led[0].length
    const section = { start: line.start + length, end: line.start + length + led[1].length }
    return { is: 'item', side: listed, at: at + behind.length, level: behind.level, section }
  }
  const labelled = pairOf(body, line.start + length)
  const below = labelOf(next)
  const isDescribed = below !== null && fieldOfLabel(below) !== null
  const role = labelled && pairRole(labelled, line, state, level < 0 ? unmarkedLevel : level, isDescribed)
  if (role) return role
  if (isClosing(content) && !(state.item && state.level >= 0 && level > state.level)) {
    const isNote = level < 0 && state.item !== null && goesOn(text, lines, index, state.level, true)
    return isNote ? { is: 'inner' } : { is: 'closing', level }
  }
  if (level >= 0 && level <= state.closed) Object.assign(state, { side: state.side ?? state.base, closed: -1 })
  const describes = labelOf(next)
  const described =
    describes && sides.find(side => contents[side].test(describes) || labelEvidence[side].test(describes))
  const hasField = describes !== null && (described !== undefined || fieldOfLabel(describes) !== null)
  if (level >= 0 && body.length >= shortestItem && !isInstruction(body)) {
    const below = levelOf(next).level
    const isOutside = state.level === unmarkedLevel ? level === state.headed : level < state.level
    const isBehindList = isOutside && below <= level
    if (isBehindList && isSection(content) && !hasField) return { is: 'closing', level }
    const isOuter = below > level && (level < innerLevels || isSureSection(content)) && below <= innerLevels + 1
    if (isOuter && isSection(content) && !hasField)
      return { is: 'section', body: { start: line.start + length, end: line.end } }
    if (state.item && (level > state.level || fieldOfLabel(body.split('。')[0]) !== null)) return { is: 'inner' }
    if (state.level !== unmarkedLevel && level > state.level && level > innerLevels)
      return { is: 'text', goesOn: false }
    const reach = text.slice(line.start, (lines[index + 1] ?? line).end)
    const introduced =
      state.introduced && hasEvidence(reach) && levelOf(next).level !== level - 1 ? state.introduced : null
    const isAlone = levelOf(next).level !== level && state.level !== level
    const isLone = level === bulletLevel && !hasField && (isAlone || (!state.isHeaded && !hasEvidence(body)))
    const side = described ?? state.side ?? introduced
    if (side && !isLone && !isRemark.test(body)) return { is: 'item', side, at: line.start + length, level }
  }
  if (
    state.isFresh &&
    state.side &&
    level < 0 &&
    isShortParagraph(content) &&
    (state.isFresh === 'open' || isShortParagraph(next))
  )
    return { is: 'item', side: state.side, at: line.start, level: unmarkedLevel, isParagraph: true }
  const previous = lines[index - 1] ? text.slice(lines[index - 1].start, lines[index - 1].end) : ''
  const isListed = state.side !== null && (state.isHeaded || state.base !== null) && state.level === unmarkedLevel
  const isEntryOf = (other: string) => isEntry(other, state.isHeaded)
  if (isListed && state.side && isEntryOf(content) && (isEntryOf(next) || isEntryOf(previous)))
    return { is: 'item', side: state.side, at: line.start, level: unmarkedLevel }
  const isOver =
    next.length > longestOver && hasEvidence(next) && !isIntroduction(next) && titleListSide(content) === null
  if (
    level < 0 &&
    state.base &&
    index > 0 &&
    state.side &&
    state.level === unmarkedLevel &&
    isOver &&
    isHeadingLike(content) &&
    isSection(content) &&
    !date.test(content)
  )
    return { is: 'item', side: state.side, at: line.start, level: unmarkedLevel }
  if (level < 0 && hasField && isHeadingLike(content) && !/[:：]/.test(content) && (described ?? state.side))
    return { is: 'item', side: (described ?? state.side) as Side, at: line.start, level: unmarkedLevel }
  if (
    (state.side || state.base) &&
    level < 0 &&
    isSection(content) &&
    (levelOf(next).level >= 0 || cellsOf(next, { start: 0, end: next.length }).length > 1)
  )
    return { is: 'section', body: line }
  return { is: 'text', goesOn: goesOn(text, lines, index, state.level) }
}

/** Which side a line above a list says that it is of. */
const toldBy = (content: string): Side | null =>
  headingSide(content) ?? leadInSide(content) ?? (isClosing(content) ? null : topicSide(content))

/**
 * Whether a line can head a list though it has a mark: one of an outer level, or with deeper marks or a table below it.
 * Items end in the words of headings too: 3. 智慧园区应用场景.
 */
function mayHead(content: string, next: string, { side, item, level: ofItems }: State): boolean {
  const { level } = levelOf(content)
  if (level < 0) return true
  if (levelOf(next).level > level || cellsOf(next, { start: 0, end: next.length }).length > 1) return true
  return level < innerLevels && (side === null || item === null || level < ofItems) && toldBy(content) !== side
}

/** Whether a list goes on below a line: soon there is another mark like those of its items, and behind a note no first one. */
const goesOn = (text: string, lines: readonly Span[], index: number, level: number, isNote = false): boolean => {
  const next = lines
    .slice(index + 1, index + 1 + longestGap)
    .map(({ start, end }) => text.slice(start, end))
    .find(content =>
      level < 0 || level === unmarkedLevel ? nounMarkOf(content) !== null : levelOf(content).level === level,
    )
  return next !== undefined && !isClosing(next) && !(isNote && isFirst(next))
}

/** What a label makes of its line: the title of an item, its content where no title stands before it, or a field. */
export function pairRole(
  { label, value }: Pair,
  line: Span,
  state: State,
  level = unmarkedLevel,
  isDescribed = false,
): Role | null {
  const hasValue = value < line.end
  const bare = sides.find(
    each =>
      bareTitles[each].includes(label) &&
      (each === state.side || (isDescribed && !bareTitles.offers.includes(label) === (each === 'needs'))),
  )
  const named = titleSide(label) ?? bare ?? null
  const content = sides.find(side => contents[side].test(label))
  const field = fieldOfLabel(label)
  const side = named === 'either' ? state.side : named
  const describes = state.item !== null && !state.labels.has(label)
  if (named && side && (isName(label) || !describes) && !(content && describes))
    return hasValue ? { is: 'item', side, at: value, level, label } : { is: 'field', label, field }
  if (named && describes) return { is: 'field', label, field: 'problem' }
  if (content) {
    const isItem = !describes && hasValue && content === (state.side ?? content)
    return isItem ? { is: 'item', side: content, at: value, level, label } : { is: 'field', label, field: 'problem' }
  }
  if (field === 'number') return { is: 'field', label, field }
  if (state.item && field) return { is: 'field', label, field }
  if (!hasValue || field === 'note' || field === 'contact' || field === 'problem') return null
  return field && state.side ? { is: 'field', label, field } : null
}

function pairOf(body: string, at: number): Pair | null {
  const match = pair.exec(body)
  return match ? { label: (match[1] ?? match[2]).trim(), value: at + match[0].length } : null
}

/** The label that a line begins with or, behind a mark, is. */
const labelOf = (content: string): string | null => {
  const { length } = levelOf(content)
  const body = content.slice(length)
  const clause = body.split('。')[0]
  return pairOf(body, 0)?.label ?? (length > 0 && fieldOfLabel(clause) !== null ? clause : null)
}
