import { readLists } from './listed-wants.ts'
import wants from './lists/needs-and-offers.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf, type Side, sides, titled, type Wants } from './wants.ts'

/** Headings of a text that is about supply and demand as a whole are at most this long. */
const longestHeading = 30
const itemMark = /^(?:\d{1,3}[.、)）．]|[（(]\d{1,3}[）)]|[①-⑳•·●-])\s*/

const cues = {
  needs: { strong: new RegExp(anyOf(wants.strongNeeds)), weak: new RegExp(anyOf(wants.weakNeeds)) },
  offers: { strong: new RegExp(anyOf(wants.strongOffers)), weak: new RegExp(anyOf(wants.weakOffers)) },
}
const objects = { needs: new RegExp(anyOf(wants.weakNeedObjects)), offers: new RegExp(anyOf(wants.weakOfferObjects)) }
const englishCues = {
  needs: new RegExp(`\\b(?:${anyOf(wants.englishNeeds)})`, 'i'),
  offers: new RegExp(`\\b(?:${anyOf(wants.englishOffers)})`, 'i'),
}
const notAfterCue = new RegExp(`^(?:${anyOf(wants.notAfterCue)})`)
const exchangeHeading = new RegExp(`(?:${anyOf(wants.exchangeHeadings)})(?:${anyOf(wants.headingTails)})?$`)
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
  const covered = [...needs, ...offers, ...fields].sort(inOrder)
  const spoken = readSentences(passage, organisations, covered)
  return {
    needs: [...needs, ...spoken.needs].sort(inOrder),
    offers: [...offers, ...spoken.offers].sort(inOrder),
  }
}

function readSentences(passage: Passage, organisations: readonly FoundOrganisation[], covered: readonly Span[]): Wants {
  const found: Wants = { needs: [], offers: [] }
  const isExchange = isExchangeText(passage)
  for (const sentence of passage.sentences) {
    const near = covered[firstEndingAfter(covered, sentence.start)]
    if (near && near.start < sentence.end) continue
    const content = passage.text.slice(sentence.start, sentence.end)
    const hasOrganisation = within(organisations, sentence).length > 0
    for (const side of sides) {
      const at = cueIn(content, side, hasOrganisation, isExchange)
      if (at === null) continue
      const mark = itemMark.exec(content)?.[0].length ?? 0
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

/** Weak words (需要, 拥有) say something only where a text is about supply and demand; articles are full of them. */
const isExchangeText = ({ text, lines }: Passage) =>
  exchangeContact.test(text) ||
  lines.some(({ start, end }) => end - start <= longestHeading && exchangeHeading.test(text.slice(start, end)))

/** Where in the sentence what is wanted or given begins, or null where nobody says so. */
function cueIn(content: string, side: Side, hasOrganisation: boolean, isExchange: boolean): number | null {
  const english = englishCues[side].exec(content)
  if (english) return english.index + english[0].length
  const strong = cues[side].strong.exec(content)
  const match = strong ?? (isExchange ? cues[side].weak.exec(content) : null)
  if (!match) return null
  const subject = content.slice(0, match.index)
  if (generalSubject.test(subject) || !(hasOrganisation || speaker.test(subject))) return null
  const object = content.slice(match.index + match[0].length)
  if (notAfterCue.test(object) || (!strong && !objects[side].test(object))) return null
  return match.index + match[0].length
}
