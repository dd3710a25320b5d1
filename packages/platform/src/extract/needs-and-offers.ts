import { readInlineLists } from './inline-lists.ts'
import { readLists } from './listed-wants.ts'
import characters from './lists/characters.json' with { type: 'json' }
import listings from './lists/listings.json' with { type: 'json' }
import words from './lists/spoken-wants.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { readSiblings } from './sibling-lines.ts'
import type { Genre } from './spoken-cues.ts'
import { readSentences } from './spoken-wants.ts'
import { readToldOffers } from './told-items.ts'
import { type FoundWant, titled, type Wants } from './wants.ts'

/** Headings of a text that is about supply and demand as a whole are at most this long. */
const longestHeading = 30
const exchangeHeading = new RegExp(`(?:${anyOf(words.exchangeHeadings)})(${anyOf(words.headingTails)})?$`)
const colon = /[:：]/
const exchangeContact = new RegExp(anyOf(words.exchangeContacts))

/**
 * Needs and offers in draft: what lists and tables hold, then sentences outside them in which someone says what is
 * wanted or can be given. General statements (城市需要…) are neither.
 */
export function findWants(
  passage: Passage,
  organisations: readonly FoundOrganisation[],
  title: string | null = null,
): Wants {
  const inOrder = (a: Span, b: Span) => a.start - b.start
  const { needs, offers, fields, regions } = readLists(passage, title)
  const covered = [...needs, ...offers, ...fields]
  const genre = genreOf(passage)
  const quoted = namedInQuotes(passage.text)
  const listed = united(covered.sort(inOrder))
  const inline = readInlineLists(passage, span => isTaken(listed, span))
  const known = united([...covered, ...quoted, ...inline.needs, ...inline.offers].sort(inOrder))
  const beside = readSiblings(passage, span => isTaken(known, span))
  const taken = united([...known, ...beside.needs, ...beside.offers].sort(inOrder))
  const spoken = readSentences(passage, organisations, {
    covered: taken,
    offers: united([...offers].sort(inOrder)),
    regions,
    genre,
  })
  const told = readToldOffers(passage, title)
  const said = [...offers, ...inline.offers, ...spoken.offers, ...beside.offers]
  return {
    needs: [...needs, ...quoted, ...inline.needs, ...spoken.needs, ...beside.needs].sort(inOrder),
    offers: [...told.items, ...said.filter(offer => !isTaken(told.paragraphs, offer))].sort(inOrder),
  }
}

/** Whether one of the ordered, disjoint spans overlaps another one. */
const isTaken = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans[firstEndingAfter(spans, start)]?.start < end

/** Spans in order as disjoint ones. */
function united(spans: readonly Span[]): Span[] {
  const disjoint: Span[] = []
  for (const { start, end } of spans) {
    const last = disjoint.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else disjoint.push({ start, end })
  }
  return disjoint
}

function genreOf({ text, lines }: Passage): Genre {
  if (exchangeContact.test(text)) return 'call'
  let genre: Genre = 'article'
  for (const { start, end } of lines) {
    const content = text.slice(start, end)
    const heading = content.length <= longestHeading && !colon.test(content) ? exchangeHeading.exec(content) : null
    if (heading?.[1]) return 'call'
    if (heading) genre = 'exchange'
  }
  return genre
}

const quotation = `[${characters.openQuotes}]([^${characters.openQuotes}${characters.closeQuotes}\\n]{4,40})[${characters.closeQuotes}]`
/** 揭榜挂帅 in quotation marks is the name of a way to call. */
const isHeadingWord = new RegExp(anyOf([...listings.needHeadings, ...listings.titleNouns.needs]))
const quotedNeed = new RegExp(
  `${quotation}(?=(?:${quotation}|[${characters.joiners}${numeralCharacters}])*(?:${anyOf([...listings.needNouns, ...listings.needHeadings])}))`,
  'g',
)

/** A call names what it wants in quotation marks: “港口无人集卡”应用场景. */
const namedInQuotes = (text: string): FoundWant[] =>
  [...text.matchAll(quotedNeed)]
    .filter(match => !isHeadingWord.test(match[1]))
    .map(match => {
      const start = match.index + 1
      return { start, end: start + match[1].length, title: titled(match[1]) }
    })
