import { spokenOf } from './list-lines.ts'
import words from './lists/listings.json' with { type: 'json' }
import { type Passage, type Span, trimmed } from './passage.ts'
import { anyOf, itemNumber } from './patterns.ts'
import { type Side, sides, titled, type Wants } from './wants.ts'

const families = words.inline.families.map(family => ({ side: null, mark: new RegExp(family, 'g') }))
const numbered = sides.map(side => ({
  side,
  mark: new RegExp(`(?<![第本上该])(?:${anyOf(words.inline.numberedNouns[side])})${itemNumber}[：:，,、.]`, 'g'),
}))
const sentenceStart = /[。！？!?\n]/

/**
 * Items that run on within a paragraph behind words that say what they are: 提出三项需求：一是…；二是…. Each reaches to the
 * next mark, the last one to the end of its sentence; without marks, what semicolons part behind a colon.
 */
export function readInlineLists({ text, lines }: Passage, covered: (span: Span) => boolean): Wants {
  const found: Wants = { needs: [], offers: [] }
  for (const line of lines) {
    if (covered(line)) continue
    const list = markedItems(text, line) ?? partedItems(text, line)
    if (list)
      for (const item of list.items)
        found[list.side].push({ ...item, title: titled(text.slice(item.start, item.end).split(/[，,：:。；;]/)[0]) })
  }
  return found
}

type List = { side: Side; items: Span[] }

function markedItems(text: string, line: Span): List | null {
  const content = text.slice(line.start, line.end)
  for (const { side: told, mark } of [...numbered, ...families]) {
    const marks = [...content.matchAll(mark)].map(match => ({ at: match.index, behind: match.index + match[0].length }))
    if (marks.length < 2) continue
    const side = told ?? spokenOf(content.slice(Math.max(0, marks[0].at - words.inline.reach), marks[0].at))
    if (!side) continue
    const parts = marks.map(({ behind }, i) => {
      const next = marks[i + 1]?.at ?? content.length
      const stop = i + 1 < marks.length ? -1 : content.slice(behind, next).search(sentenceStart)
      return itemAt(text, line.start + behind, line.start + (stop < 0 ? next : behind + stop))
    })
    const items = parts.filter(part => part !== null)
    if (items.length > 1) return { side, items }
  }
  return null
}

/** Fewer characters name nothing. */
const shortestItem = 3
const led = /[:：]([^。：:]{8,})$/

function partedItems(text: string, line: Span): List | null {
  const content = text.slice(line.start, line.end).replace(/。$/, '')
  const body = led.exec(content)?.[1]
  if (!body?.includes('；')) return null
  const from = content.length - body.length
  const side = spokenOf(content.slice(Math.max(0, from - words.inline.reach), from))
  if (!side) return null
  let at = from
  const items = body.split('；').flatMap(part => {
    const item = itemAt(text, line.start + at, line.start + at + part.length)
    at += part.length + 1
    return item ?? []
  })
  return items.length > 1 ? { side, items } : null
}

/** An item without the marks around it; nothing where hardly anything is left. */
function itemAt(text: string, from: number, to: number): Span | null {
  const span = trimmed(text, from, to)
  if (!span) return null
  const end = span.start + text.slice(span.start, span.end).replace(/[；;，,。\s]+$/, '').length
  return end - span.start >= shortestItem ? { start: span.start, end } : null
}
