import { simplified } from '../words/simplified.ts'
import characters from './lists/characters.json' with { type: 'json' }
import wants from './lists/needs-and-offers.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'
import type { FoundOrganisation } from './organisations.ts'
import { type Passage, type Span, within } from './passage.ts'

/** A need or an offer in draft: `title` says it in short, in simplified script. */
export type FoundWant = Span & { title: string }
export type Wants = { needs: FoundWant[]; offers: FoundWant[] }

type Side = 'needs' | 'offers'

const longestTitle = 60
const longestHeading = 40
/** A numbered line with less behind its number is no item. */
const shortestItem = 2
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replaceAll('.', '\\.'))
    .join('|')

const itemMark = new RegExp(
  `^(?:(?:${anyOf(wants.itemNouns)})(?:\\d{1,2}|[${numeralCharacters}]{1,3})[:：、.]|\\d{1,3}[.、)）．]|[（(](?:\\d{1,3}|[${numeralCharacters}]{1,3})[）)]|[①-⑳]|[${numeralCharacters}]{1,3}、|[${characters.bullets.replace('-', '')}-])\\s*`,
)
const fieldLine = new RegExp(`^(?:${anyOf(wants.fieldLabels)})\\s*[:：]`, 'i')
const titleLine = {
  needs: new RegExp(`^(?:${anyOf(wants.needTitles)})\\s*[:：]\\s*`, 'i'),
  offers: new RegExp(`^(?:${anyOf(wants.offerTitles)})\\s*[:：]\\s*`, 'i'),
}
const heading = {
  needs: new RegExp(anyOf(wants.needHeadings), 'i'),
  offers: new RegExp(anyOf(wants.offerHeadings), 'i'),
}
const cellBreak = /\t| ?[|｜] ?/
const columnTitle = { needs: new Set(wants.needTitles), offers: new Set(wants.offerTitles) }
const cue = {
  needs: { strong: new RegExp(anyOf(wants.strongNeeds)), weak: new RegExp(anyOf(wants.weakNeeds)) },
  offers: { strong: new RegExp(anyOf(wants.strongOffers)), weak: new RegExp(anyOf(wants.weakOffers)) },
}
const contentLine = new RegExp(`^(?:${anyOf(wants.contentLabels)})\\s*[:：]\\s*`)
const needObject = new RegExp(anyOf(wants.weakNeedObjects))
const notAfterCue = new RegExp(`^(?:${anyOf(wants.notAfterCue)})`)
const offerObject = new RegExp(anyOf(wants.weakOfferObjects))
const speaker = new RegExp(anyOf(wants.speakers))
const generalSubject = new RegExp(anyOf(wants.generalSubjects))
const englishCue = {
  needs: new RegExp(`\\b(?:${anyOf(wants.englishNeeds)})`, 'i'),
  offers: new RegExp(`\\b(?:${anyOf(wants.englishOffers)})`, 'i'),
}

/**
 * Needs and offers in draft: first what lists and tables under a heading hold (需求清单, 成果清单), then sentences in which
 * someone says what is wanted or can be given. General statements (城市需要…) are neither.
 */
export function findWants(passage: Passage, organisations: readonly FoundOrganisation[]): Wants {
  const listed = readLists(passage)
  const covered = [...listed.needs, ...listed.offers, ...listed.fields]
  const spoken = readSentences(passage, organisations, covered)
  const inOrder = (a: Span, b: Span) => a.start - b.start
  return {
    needs: [...listed.needs, ...spoken.needs].sort(inOrder),
    offers: [...listed.offers, ...spoken.offers].sort(inOrder),
  }
}

/** Walks the lines below a heading of either kind: rows of a table, numbered items, labelled titles and their fields. */
function readLists({ text, lines }: Passage): Wants & { fields: Span[] } {
  const found: Wants & { fields: Span[] } = { needs: [], offers: [], fields: [] }
  let side: Side | null = null
  let column: { index: number; cells: number } | null = null
  let itemIsOpen = false
  lines.forEach((line, index) => {
    const content = text.slice(line.start, line.end)
    const cells = cellsOf(content)
    const header = cells.length > 1 ? headerOf(cells, side) : null
    if (header || (column && cells.length > 1)) {
      if (header) {
        side = header.side
        column = { index: header.index, cells: cells.length }
      } else if (column && side && cells.length >= column.cells - 1) {
        const cell = cells[Math.min(column.index, cells.length - 1)]
        const start = line.start + cell.offset
        if (cell.text.length > 1) found[side].push(itemOf(text, start, start + cell.text.length))
      }
      found.fields.push(line)
      return
    }
    column = null
    const turn = headingSide(content)
    if (turn) {
      side = turn
      itemIsOpen = false
      found.fields.push(line)
      return
    }
    if (!side) return
    const start = line.start + itemStart(content, side, itemIsOpen, lines[index + 1], text)
    if (start >= line.start) {
      found[side].push(itemOf(text, start, line.end))
      itemIsOpen = true
    } else if (fieldLine.test(content)) found.fields.push(line)
    else if (isHeadingLike(content)) side = null
  })
  return found
}

/** Where in a line of a list an item begins, or -1 where none does. */
function itemStart(content: string, side: Side, itemIsOpen: boolean, next: Span | undefined, text: string): number {
  const label = titleLine[side].exec(content)
  if (label) return label[0].length
  const body = contentLine.exec(content)
  if (body) return itemIsOpen ? -1 : body[0].length
  if (fieldLine.test(content)) return -1
  const mark = itemMark.exec(content)
  if (mark && content.length > mark[0].length + shortestItem) return mark[0].length
  const hasFields = next !== undefined && fieldLine.test(text.slice(next.start, next.end))
  return hasFields && isHeadingLike(content) ? 0 : -1
}

const endsSentence = new RegExp(`[${characters.sentenceEnds}，,.：:][）)]?$`)
const isHeadingLike = (content: string) => content.length <= longestHeading && !endsSentence.test(content)

/** A line is a heading of a list when it is short, no sentence, and names one; items of the list are not. */
function headingSide(content: string): Side | null {
  const bare = content.replace(itemMark, '').trim()
  if (!isHeadingLike(bare) || /[:：]/.test(bare)) return null
  for (const side of ['needs', 'offers'] as const) {
    const match = heading[side].exec(bare)
    if (!match) continue
    const isWhole = /^[a-z]/i.test(match[0])
      ? match[0].length === bare.length
      : match.index + match[0].length >= bare.length - 8
    if (isWhole) return side
  }
  return null
}

type Cell = { text: string; offset: number }

function cellsOf(content: string): Cell[] {
  const cells: Cell[] = []
  let offset = 0
  for (const text of content.split(cellBreak)) {
    const at = content.indexOf(text, offset)
    cells.push({ text: text.trim(), offset: at + (text.length - text.trimStart().length) })
    offset = at + text.length
  }
  return cells[0].text === '' ? cells.slice(1) : cells
}

function headerOf(cells: readonly Cell[], side: Side | null): { side: Side; index: number } | null {
  for (const each of side ? [side] : (['needs', 'offers'] as const)) {
    const names = [...columnTitle[each]]
    for (const name of names) {
      const index = cells.findIndex(cell => cell.text.toLowerCase() === name)
      if (index >= 0) return { side: each, index }
    }
  }
  return null
}

/** An item is quoted to its end; its title is what stands before the first colon or full stop. */
function itemOf(text: string, start: number, end: number): FoundWant {
  const content = text.slice(start, end)
  const stop = content.search(new RegExp(`[:：${characters.sentenceEnds}]|\\. `))
  return { start, end, title: shortened(simplified(stop > 3 ? content.slice(0, stop) : content)) }
}

const shortened = (title: string) => {
  const bare = title.trim().replace(new RegExp(`[${characters.sentenceEnds}${characters.clauseEnds}.]+$`), '')
  return bare.length > longestTitle ? `${bare.slice(0, longestTitle)}…` : bare
}

function readSentences(passage: Passage, organisations: readonly FoundOrganisation[], covered: readonly Span[]): Wants {
  const found: Wants = { needs: [], offers: [] }
  for (const sentence of passage.sentences) {
    if (covered.some(({ start, end }) => start < sentence.end && end > sentence.start)) continue
    const content = passage.text.slice(sentence.start, sentence.end)
    const hasOrganisation = within(organisations, sentence).length > 0
    for (const side of ['needs', 'offers'] as const) {
      const at = cueIn(content, side, hasOrganisation)
      if (at === null) continue
      const mark = itemMark.exec(content)?.[0].length ?? 0
      found[side].push({
        start: sentence.start + mark,
        end: sentence.end,
        title: shortened(simplified(content.slice(at > mark ? at : mark))),
      })
      break
    }
  }
  return found
}

/** Where in the sentence what is wanted or given begins, or null where nobody says so. */
function cueIn(content: string, side: Side, hasOrganisation: boolean): number | null {
  const english = englishCue[side].exec(content)
  if (english) return english.index + english[0].length
  const strong = cue[side].strong.exec(content)
  const weak = cue[side].weak.exec(content)
  const match = strong ?? weak
  if (!match) return null
  const subject = content.slice(0, match.index)
  if (generalSubject.test(subject)) return null
  const speaks = hasOrganisation || speaker.test(subject)
  if (!speaks) return null
  const object = content.slice(match.index + match[0].length)
  if (notAfterCue.test(object)) return null
  if (!strong && !(side === 'offers' ? offerObject : needObject).test(object)) return null
  return match.index + match[0].length
}
