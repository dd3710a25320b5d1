import { isSureSection, levelOf, spokenOf } from './list-lines.ts'
import words from './lists/listings.json' with { type: 'json' }
import { numeralValue } from './numerals.ts'
import { type Passage, type Span, trimmed } from './passage.ts'
import { anyOf, itemNumber } from './patterns.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

const { inline } = words
const families = inline.families.map(family => ({ side: null, mark: new RegExp(family, 'g') }))
const spoken = sides.map(side => ({
  side,
  mark: new RegExp(`(?<=^|[，。；：、\\s])[一二三四五六七八九](?:${anyOf(inline.verbs[side])})(?![\\s，])`, 'g'),
}))
const numbered = sides.map(side => ({
  side,
  mark: new RegExp(`(?<![第本上该])(?:${anyOf(inline.numberedNouns[side])})${itemNumber}[：:，,、.]`, 'g'),
}))
const leads = { needs: new RegExp(anyOf(inline.leads.needs)), offers: new RegExp(anyOf(inline.leads.offers)) }
const points = new RegExp(inline.points)
const lastClause = /[^，。；]*$/
const sentenceStart = /[。！？!?\n]/

/** Items within a line; `last` is the number of the last one, where they are numbered. */
export type InlineList = { side: Side; items: FoundWant[]; last: number }
/** What is known where a line stands: the side of the list around it, and the last number of the items before it. */
type Around = { side: Side | null; last: number; asked?: Side | null }

/** Which side the question of an interview asks about, which its answer lists: 难处呢？ */
const askedIn = (line: string): Side | null => (/[？?]$/.test(line) ? sideOf(line) : null)

/**
 * Items that run on within a paragraph behind words that say what they are: 提出三项需求：一是…；二是…. Each reaches to the
 * next mark, the last one to the end of its sentence; without marks, what semicolons part behind a colon.
 */
export function readInlineLists({ text, lines }: Passage, covered: (span: Span) => boolean): Wants {
  const found: Wants = { needs: [], offers: [] }
  for (const [index, line] of lines.entries()) {
    const asked = index > 0 ? askedIn(text.slice(lines[index - 1].start, lines[index - 1].end)) : null
    const list = covered(line) ? null : inlineList(text, line, { side: null, last: 0, asked })
    if (list) found[list.side].push(...list.items)
  }
  return found
}

/**
 * The items of one line, null where it has none. In a list of one side a line needs no words of its own: its items go on
 * with the numbering of the line before, or stand behind the name of a section (一、种植类：（1）…（2）…).
 */
export function inlineList(text: string, line: Span, around: Around): InlineList | null {
  const list = markedItems(text, line, around) ?? partedItems(text, line)
  return (
    list && {
      ...list,
      items: list.items.map(item => ({
        ...item,
        title: titled(text.slice(item.start, item.end).split(/[，,：:。；;]/)[0]),
      })),
    }
  )
}

type Marked = { side: Side; items: Span[]; last: number }

function markedItems(text: string, line: Span, around: Around): Marked | null {
  const content = text.slice(line.start, line.end)
  for (const { side: told, mark } of [...numbered, ...spoken, ...families]) {
    const marks = [...content.matchAll(mark)].map(match => ({
      at: match.index,
      behind: match.index + match[0].length,
      number: numberIn(match[0]),
    }))
    if (marks.length < 2) continue
    const lead = content.slice(0, marks[0].at)
    const side = told ?? sideOf(lead) ?? around.asked ?? (isWithin(lead, marks[0].number, around) ? around.side : null)
    if (!side) continue
    const parts = marks.map(({ behind }, i) => {
      const next = marks[i + 1]?.at ?? content.length
      const stop = i + 1 < marks.length ? -1 : content.slice(behind, next).search(sentenceStart)
      return itemAt(text, line.start + behind, line.start + (stop < 0 ? next : behind + stop))
    })
    const items = parts.filter(part => part !== null)
    if (items.length > 1) return { side, items, last: marks[marks.length - 1].number }
  }
  return null
}

const numberIn = (mark: string): number => {
  const written = /\d+|[一二三四五六七八九十]+/.exec(mark)?.[0] ?? ''
  return /\d/.test(written) ? Number(written) : (numeralValue(written) ?? 0)
}

/** Which side the words before a list speak of: by a noun near its marks, else by a verb of its last clause. */
function sideOf(lead: string): Side | null {
  const clause = lead.slice(lead.slice(0, -1).search(lastClause))
  const near = sides.filter(side => leads[side].test(lead.slice(-inline.near)))
  const wide = lead.slice(-inline.reach)
  return (
    (points.test(wide) && spokenOf(clause)) || (near.length === 1 ? near[0] : points.test(wide) ? spokenOf(wide) : null)
  )
}

/** Whether items whose first has this number belong to the list around their line. */
function isWithin(lead: string, first: number, { side, last }: Around): boolean {
  if (side === null || first === 0) return false
  const bare = lead.replace(/[:：]\s*$/, '')
  return (last > 0 && first === last + 1) || isSureSection(bare) || (first === 1 && lead === '')
}

/** Fewer characters name nothing. */
const shortestItem = 3
const led = /[:：]([^。：:]{8,})$/

function partedItems(text: string, line: Span): Marked | null {
  const content = text.slice(line.start, line.end).replace(/。$/, '')
  const body = led.exec(content)?.[1]
  if (!body?.includes('；')) return null
  const from = content.length - body.length
  const side = sideOf(content.slice(Math.max(levelOf(content).length, from - inline.reach), from))
  if (!side) return null
  let at = from
  const items = body.split('；').flatMap(part => {
    const item = itemAt(text, line.start + at, line.start + at + part.length)
    at += part.length + 1
    return item ?? []
  })
  return items.length > 1 ? { side, items, last: 0 } : null
}

/** An item without the marks around it; nothing where hardly anything is left. */
function itemAt(text: string, from: number, to: number): Span | null {
  const span = trimmed(text, from + (/^[，、：:,\s]*/.exec(text.slice(from, to))?.[0].length ?? 0), to)
  if (!span) return null
  const end = span.start + text.slice(span.start, span.end).replace(/[；;，,。\s]+$/, '').length
  return end - span.start >= shortestItem ? { start: span.start, end } : null
}
