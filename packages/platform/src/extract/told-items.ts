import { titleListSide } from './list-lines.ts'
import words from './lists/listings.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { type FoundWant, titled } from './wants.ts'

const opens = new RegExp(`^(?:${words.toldItems.first})`)
const follows = new RegExp(`^(?:${words.toldItems.next})`)
const closes = new RegExp(`^(?:${words.toldItems.last})`)
/** So many paragraphs at least are marked as one of a row; the first is, and the last. */
const fewestMarked = 3
/** What is told of an item takes more than so many characters. */
const shortestParagraph = 40
const sentenceEnd = /[。！？]/

/** Items told a paragraph each; `paragraphs` are theirs. */
export type ToldItems = { items: FoundWant[]; paragraphs: Span[] }

/**
 * What a text whose title promises results or abilities tells in order, a paragraph each, the first and the last marked
 * so (先说…; 第二项是…; 最后是…): an offer each, quoted by its first sentence, which names it.
 */
export function readToldOffers({ text, lines }: Passage, title: string | null): ToldItems {
  const none = { items: [], paragraphs: [] }
  if (title === null || titleListSide(title)?.side !== 'offers') return none
  const cut = ({ start, end }: Span) => text.slice(start, end)
  const first = lines.findIndex(line => opens.test(cut(line)))
  const last = lines.findLastIndex(line => closes.test(cut(line)))
  if (first < 0 || last <= first) return none
  const paragraphs = lines.slice(first, last + 1).filter(({ start, end }) => end - start >= shortestParagraph)
  const marked = paragraphs.slice(1, -1).filter(line => follows.test(cut(line)))
  if (marked.length + 2 < fewestMarked) return none
  const items = paragraphs.map(({ start, end }) => {
    const stop = text.slice(start, end).search(sentenceEnd)
    const quote = { start, end: stop < 0 ? end : start + stop }
    const named = cut(quote).replace(opens, '').replace(follows, '').replace(closes, '')
    return { ...quote, title: titled(named.replace(/^[，,：:是]+/, '').split(/[，,。；;]/)[0]) }
  })
  return { items, paragraphs }
}
