import { levelOf } from './list-lines.ts'
import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/spoken-wants.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'
import { type Side, sides } from './wants.ts'

/**
 * How much a text is about supply and demand. In an `article` only strong words by a named speaker count. In an
 * `exchange`, which has a heading like 需求, weak ones (需要, 拥有) do as well. In a `call`, which gives a contact or is
 * headed 需求发布, nobody needs to be named; in a `list` neither, but weak words do not count.
 */
export type Genre = 'article' | 'exchange' | 'call' | 'list'

const fill = (pattern: string) =>
  pattern.replace('THINGS', anyOf(words.things)).replace('OBJECTS', anyOf(words.objects))
const oneOf = (patterns: readonly string[]) =>
  new RegExp(patterns.map(pattern => `(?:${fill(pattern)})`).join('|'), 'g')

const strong = {
  needs: oneOf([...words.strongNeeds.patterns, ...words.lack.patterns]),
  offers: oneOf(words.strongOffers.patterns),
}
const looseOffer = oneOf(words.looseOffers.patterns)
const offerTerms = new RegExp(words.looseOffers.terms)
const hope = oneOf(words.hope.patterns)
const credit = oneOf(words.credit.patterns)
const weak = { needs: oneOf([anyOf(words.weakNeeds)]), offers: oneOf([anyOf(words.weakOffers)]) }
const objects = { needs: new RegExp(anyOf(words.weakNeedObjects)), offers: new RegExp(anyOf(words.weakOfferObjects)) }
const notAfter = {
  needs: new RegExp(`^(?:${anyOf(words.notAfterNeeds)})`),
  offers: new RegExp(`^(?:${anyOf(words.praise)})?(?:${anyOf(words.notAfterOffers)})`),
}
const notBefore = new RegExp(words.notBefore.pattern)
const notIn = { needs: new RegExp(words.notInSentence.needs), offers: new RegExp(words.notInSentence.offers) }
const english = {
  needs: new RegExp(`\\b(?:${words.englishNeeds.join('|')})`, 'gi'),
  offers: new RegExp(`\\b(?:${words.englishOffers.join('|')})\\b`, 'gi'),
}
const englishWeakOffer = new RegExp(`\\b(?:${anyOf(words.englishWeakOffers)})\\b`, 'g')
const speaker = new RegExp(`${anyOf(words.speakers)}|${words.speakerTitles.pattern}`, 'g')
const generalSubject = new RegExp(`^[^${characters.clauseEnds}]{0,4}(?:${anyOf(words.generalSubjects)})`)
const facility = new RegExp(anyOf(words.facilities.words), 'g')
const measured = {
  cue: oneOf(words.measured.patterns),
  measure: new RegExp(words.measured.measure),
  not: new RegExp(words.measured.not),
}
const notSomebody = new RegExp(words.measured.notSomebody)
const figure = /\d/
/** Words of access that need no facility before them: 可免费使用测试场地. */
const entered = new RegExp(words.facilities.entered)
const isCredit = new RegExp(words.credit.of)
const notCredit = new RegExp(words.credit.not)
const fund = {
  of: new RegExp(words.funds.of),
  size: new RegExp(words.funds.size),
  terms: new RegExp(words.funds.terms),
  not: new RegExp(words.funds.not),
}
const partner = new RegExp(words.partners.pattern)
const performance = {
  verb: new RegExp(words.performances.verb.replaceAll('PRODUCTS', words.performances.products)),
  claim: new RegExp(words.performances.claim),
  measure: new RegExp(words.performances.measure),
  not: new RegExp(words.performances.not),
}
const capitalised = /(?:\b[A-Z][\w’'-]+ ){2,}/
const anyClauseEnd = /[，,；;]/g
const elided = /^[\s“"「]*$/

/** A cue of one side in a sentence: where it stands and where what it asks for or gives begins, counted in the sentence. */
export type Cue = { side: Side; at: number; behind: number }

/** Where the clause of a position begins. */
export const clauseAt = (content: string, position: number): number => {
  let start = 0
  for (const match of content.matchAll(anyClauseEnd)) {
    if (match.index >= position) break
    start = match.index + 1
  }
  return start
}

/** The cues of a sentence in order, at most one a side. */
export function cuesIn(content: string, actors: readonly Span[], genre: (side: Side) => Genre, next: string): Cue[] {
  const cues = sides.flatMap(side => cueIn(content, side, actors, genre(side), next) ?? [])
  cues.sort((a, b) => a.at - b.at)
  return cues.length === 2 && clauseAt(content, cues[0].at) === clauseAt(content, cues[1].at) ? cues.slice(0, 1) : cues
}

function cueIn(content: string, side: Side, actors: readonly Span[], genre: Genre, next: string): Cue | null {
  if (notIn[side].test(content)) return null
  const said = first(content.matchAll(english[side])) ?? (side === 'offers' ? weakEnglishOffer(content, actors) : null)
  if (said) return cue(side, said)
  for (const match of content.matchAll(strong[side]))
    if (isMeant(content, match, side, actors, genre)) return cue(side, match)
  if (side === 'needs') {
    for (const match of content.matchAll(hope))
      if (objects.needs.test(content.slice(match.index)) && isMeant(content, match, side, actors, genre))
        return cue(side, match)
    if (measured.measure.test(content) && figure.test(content) && !measured.not.test(content))
      for (const match of content.matchAll(measured.cue))
        if (isMeant(content, match, side, actors, isOfSomebody(content, match) ? 'list' : 'article'))
          return cue(side, match)
  } else {
    if (genre !== 'article' || offerTerms.test(content))
      for (const match of content.matchAll(looseOffer))
        if (isMeant(content, match, side, actors, genre)) return cue(side, match)
    const money = moneyIn(content, next) ?? performanceIn(content, actors)
    if (money) return cue(side, money)
  }
  if (genre === 'article' || genre === 'list') return null
  for (const match of content.matchAll(weak[side]))
    if (objects[side].test(content.slice(match.index)) && isMeant(content, match, side, actors, genre, true))
      return cue(side, match)
  return null
}

const first = (matches: Iterable<RegExpExecArray>): RegExpExecArray | null => [...matches][0] ?? null
const cue = (side: Side, match: RegExpExecArray): Cue => ({
  side,
  at: match.index,
  behind: match.index + match[0].length,
})

/** Credit with its amount, or a fund with its size and terms. */
function moneyIn(content: string, next: string): RegExpExecArray | null {
  if (isCredit.test(content) && !notCredit.test(content)) {
    const match = first(content.matchAll(credit))
    if (match) return match
  }
  const isFund = fund.of.test(content) && fund.terms.test(content + next) && !fund.not.test(content)
  return isFund ? fund.size.exec(content) : null
}

/** `offers` and `provides` of somebody named. */
function weakEnglishOffer(content: string, actors: readonly Span[]): RegExpExecArray | null {
  const match = first(content.matchAll(englishWeakOffer))
  return match && (actors.length > 0 || capitalised.test(content.slice(0, match.index))) ? match : null
}

/** Where somebody shows a product with what it does in numbers. */
function performanceIn(content: string, actors: readonly Span[]): RegExpExecArray | null {
  const { verb, claim, measure, not } = performance
  const match = not.test(content) ? null : verb.exec(content)
  if (!match || !claim.test(content) || !measure.test(content)) return null
  return actors.some(({ start }) => start < match.index) || lastIn(speaker, content.slice(0, match.index), 0) > 0
    ? match
    : null
}

const lastClause = new RegExp(`[^${characters.clauseEnds.replace('、', '')}]*$`)

const lastClauseOf = (text: string): string => text.slice(Math.max(0, text.search(lastClause)))

/** Whether a cue is somebody's own: who speaks is named in the sentence, a weak one's in the clause before it. */
function isMeant(
  content: string,
  match: RegExpExecArray,
  side: Side,
  actors: readonly Span[],
  genre: Genre,
  isWeak = false,
): boolean {
  const subject = content.slice(0, match.index)
  const object = content.slice(match.index + match[0].length)
  const clause = lastClauseOf(subject)
  if (notAfter[side].test(object) || notBefore.test(clause)) return false
  if (side === 'needs' && !isWeak && partner.test(object)) return true
  const from = isWeak ? subject.length - clause.length : 0
  const named = actors.findLast(({ start, end }) => start >= from && end <= match.index)
  const said = lastIn(speaker, subject, from)
  const used = side === 'offers' ? lastIn(facility, entered.test(match[0]) ? content : subject, from) : 0
  if (generalSubject.test(clause) && !named && said <= from + subject.length - clause.length) return false
  if (named || said > 0 || used > 0 || (entered.test(match[0]) && figure.test(match[0]))) return true
  return (
    (!isWeak && actors.length > 0) ||
    genre === 'list' ||
    (genre === 'call' && (!isWeak || elided.test(subject.slice(levelOf(subject).length))))
  )
}

/** A wish with a bound of its own is somebody's where its clause begins with who has it, whatever they are called. */
const shortestSubject = 4
const longestSubject = 22
const bound = new RegExp(words.measured.bound)
function isOfSomebody(content: string, match: RegExpExecArray): boolean {
  const clause = lastClauseOf(content.slice(levelOf(content).length, match.index))
  return (
    clause.length >= shortestSubject &&
    clause.length <= longestSubject &&
    !notSomebody.test(clause) &&
    bound.test(content.slice(match.index))
  )
}

/** Where the last word of a kind ends, 0 where none stands behind `from`. */
const lastIn = (kind: RegExp, subject: string, from: number): number => {
  const last = [...subject.slice(from).matchAll(kind)].at(-1)
  return last ? from + last.index + last[0].length : 0
}
