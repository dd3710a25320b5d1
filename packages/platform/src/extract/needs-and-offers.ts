import { readLists } from './listed-wants.ts'
import characters from './lists/characters.json' with { type: 'json' }
import wants from './lists/needs-and-offers.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

/** Headings of a text that is about supply and demand as a whole are at most this long. */
const longestHeading = 30
const marked = new RegExp(`^${itemMark}\\s*`)

const cues = {
  needs: { strong: new RegExp(anyOf(wants.strongNeeds)), weak: new RegExp(anyOf(wants.weakNeeds)) },
  offers: { strong: new RegExp(anyOf(wants.strongOffers)), weak: new RegExp(anyOf(wants.weakOffers)) },
}
const objects = { needs: new RegExp(anyOf(wants.weakNeedObjects)), offers: new RegExp(anyOf(wants.weakOfferObjects)) }
const englishCues = {
  needs: new RegExp(`\\b(?:${anyOf(wants.englishNeeds)})`, 'i'),
  offers: new RegExp(`\\b(?:${anyOf(wants.englishOffers)})`, 'i'),
}
const englishWeakOffer = new RegExp(`\\b(?:${anyOf(wants.englishWeakOffers)})\\b`)
const notAfterCue = new RegExp(`^(?:${anyOf(wants.notAfterCue)})`)
const exchangeHeading = new RegExp(`(?:${anyOf(wants.exchangeHeadings)})(${anyOf(wants.headingTails)})?$`)
const endsSentence = new RegExp(`[${characters.sentenceEnds}${characters.closers}.]$`)
const colon = /[:：]/
const exchangeContact = new RegExp(anyOf(wants.exchangeContacts))
const speaker = new RegExp(anyOf(wants.speakers))
const generalSubject = new RegExp(anyOf(wants.generalSubjects))

/**
 * Needs and offers in draft: what lists and tables hold, then sentences outside them in which someone says what is
 * wanted or can be given. General statements (城市需要…) are neither.
 */
export function findWants(passage: Passage, organisations: readonly FoundOrganisation[]): Wants {
  const inOrder = (a: Span, b: Span) => a.start - b.start
  const { needs, offers, fields } = readLists(passage)
  const covered = [...needs, ...offers, ...fields]
  const genre = genreOf(passage)
  const quoted = genre === 'call' ? namedInQuotes(passage.text) : []
  const spoken = readSentences(passage, organisations, [...covered, ...quoted].sort(inOrder), genre)
  return {
    needs: [...needs, ...quoted, ...spoken.needs].sort(inOrder),
    offers: [...offers, ...spoken.offers].sort(inOrder),
  }
}

function readSentences(
  passage: Passage,
  organisations: readonly FoundOrganisation[],
  covered: readonly Span[],
  genre: Genre,
): Wants {
  const found: Wants = { needs: [], offers: [] }
  for (const sentence of passage.sentences) {
    const near = covered[firstEndingAfter(covered, sentence.start)]
    if (near && near.start < sentence.end) continue
    const content = passage.text.slice(sentence.start, sentence.end)
    if (isHeading(passage, sentence, content)) continue
    const actors = within(organisations, sentence).map(({ start, end }) => ({
      start: start - sentence.start,
      end: end - sentence.start,
    }))
    for (const side of sides) {
      const at = cueIn(content, side, actors, genre)
      if (at === null) continue
      const mark = marked.exec(content)?.[0].length ?? 0
      found[side].push({
        start: sentence.start + mark,
        end: sentence.end,
        title: titled(content.slice(Math.max(at, mark))),
      })
      break
    }
  }
  return found
}

/**
 * How much a text is about supply and demand. In an `article` only strong words by a named speaker count. In an
 * `exchange`, which has a heading like 需求, weak ones (需要, 拥有) do as well. In a `call`, which gives a contact or is
 * headed 需求发布, nobody needs to be named.
 */
type Genre = 'article' | 'exchange' | 'call'

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
const quotedNeed = new RegExp(
  `${quotation}(?=(?:${quotation}|[${characters.joiners}${numeralCharacters}])*(?:${anyOf([...wants.needNouns, ...wants.needHeadings])}))`,
  'g',
)

/** A call names what it wants in quotation marks: “港口无人集卡”应用场景. */
const namedInQuotes = (text: string): FoundWant[] =>
  [...text.matchAll(quotedNeed)].map(match => {
    const start = match.index + 1
    return { start, end: start + match[1].length, title: titled(match[1]) }
  })

/** A short line without a full stop announces what the text then says. */
const isHeading = ({ lines }: Passage, { start, end }: Span, content: string) => {
  const line = lines[firstEndingAfter(lines, start)]
  return line.start === start && line.end === end && content.length <= longestHeading && !endsSentence.test(content)
}

/** In a list of demands nobody says `we`: 2、希望引入…. */
const isElided = (subject: string) => subject.replace(marked, '').trim() === ''

const lastClause = new RegExp(`[^${characters.clauseEnds.replace('、', '')}]*$`)

/**
 * Where in the sentence what is wanted or given begins, or null where nobody says so. A weak word needs its speaker
 * before it in its own clause.
 */
function cueIn(content: string, side: Side, actors: readonly Span[], genre: Genre): number | null {
  const english =
    englishCues[side].exec(content) ?? (side === 'offers' && actors.length > 0 ? englishWeakOffer.exec(content) : null)
  if (english) return english.index + english[0].length
  const strong = cues[side].strong.exec(content)
  const match = strong ?? (genre === 'article' ? null : cues[side].weak.exec(content))
  if (!match) return null
  const subject = content.slice(0, match.index)
  const clause = strong ? 0 : Math.max(0, subject.search(lastClause))
  const isNamed = actors.some(({ start, end }) => start >= clause && (strong !== null || end <= match.index))
  const isSpoken =
    isNamed || speaker.test(subject.slice(clause)) || (genre === 'call' && (strong !== null || isElided(subject)))
  if (generalSubject.test(subject) || !isSpoken) return null
  const object = content.slice(match.index + match[0].length)
  if (notAfterCue.test(object) || (!strong && !objects[side].test(object))) return null
  return match.index + match[0].length
}
