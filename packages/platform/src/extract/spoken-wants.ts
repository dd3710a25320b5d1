import { levelOf } from './list-lines.ts'
import type { Region } from './listed-wants.ts'
import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/spoken-wants.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

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
const soughtByOwner = new RegExp(words.soughtByOwner.pattern)
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
const figure = /\d/
const noTitle = new RegExp(words.noTitle.pattern)
const firstUser = {
  product: new RegExp(words.firstUser.product),
  user: new RegExp(words.firstUser.user),
}
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
const isChallenge = new RegExp(words.challenge.of)
const topics = new RegExp(words.challenge.pattern)
const countedTopics = new RegExp(words.challenge.counted)
/** The name of a document wants and gives nothing: 《仪器开放共享办法》. */
const namedDocument = new RegExp(`${characters.openTitle}[^${characters.closeTitle}\\n]*${characters.closeTitle}`, 'g')
const masked = (name: string) => characters.openTitle.repeat(name.length)
const clauseEnd = /[，,](?!\d{3})/
const anyClauseEnd = /[，,；;]/g
const joins = /[、和及与]$/
const joinsAtEnd = /[、和及与，,；;。\s]+$/
/** Headings are at most this long. */
const longestHeading = 30
const endsSentence = new RegExp(`[${characters.sentenceEnds}${characters.closers}.]$`)
const elided = /^[\s“"「]*$/

/**
 * What is known around the sentences: spans that lists and the like cover, the listed offers among them, running text
 * below a heading of one side, and what the whole text is about.
 */
export type Surroundings = {
  covered: readonly Span[]
  offers: readonly Span[]
  regions: readonly Region[]
  genre: Genre
}

/** A cue of one side in a sentence: where it stands and where what it asks for or gives begins, counted in the sentence. */
type Cue = { side: Side; at: number; behind: number }

/**
 * What sentences outside of lists say is wanted or can be given. A sentence that says both is parted at the clause of the
 * later one; one that names the topics of a challenge gives a need a topic.
 */
export function readSentences(
  passage: Passage,
  organisations: readonly FoundOrganisation[],
  { covered, offers, regions, genre: ofText }: Surroundings,
): Wants {
  const found: Wants = { needs: [], offers: [] }
  passage.sentences.forEach((sentence, index) => {
    const content = passage.text.slice(sentence.start, sentence.end).replace(namedDocument, masked)
    if (isOver(covered, sentence)) {
      const sought = isOver(offers, sentence) ? soughtIn(content) : null
      if (sought) found.needs.push(placed(sought, sentence.start, passage.text))
      return
    }
    const region = regions.find(({ start, end }) => start <= sentence.start && sentence.end <= end)
    const genre = (side: Side): Genre => (region?.side === side ? 'call' : ofText)
    if (isHeading(passage, sentence, content)) return
    const challenge = topicsOf(content)
    if (challenge.length > 0) {
      found.needs.push(...challenge.map(topic => placed(topic, sentence.start, passage.text)))
      return
    }
    const actors = within(organisations, sentence).map(({ start, end }) => ({
      start: start - sentence.start,
      end: end - sentence.start,
    }))
    const after = passage.sentences[index + 1]
    const next = after ? passage.text.slice(after.start, after.end) : ''
    const read = (part: Span) => {
      const own = within(actors, part).map(({ start, end }) => ({ start: start - part.start, end: end - part.start }))
      return readClauses(content.slice(part.start, part.end), own, genre, next)
    }
    const parts = ownersParts(content, actors)
      .map(part => ({ part, wants: read(part) }))
      .filter(({ wants }) => wants.needs.length + wants.offers.length > 0)
    const said = parts.length > 1 ? parts : [{ part: { start: 0 }, wants: read({ start: 0, end: content.length }) }]
    for (const { part, wants } of said)
      for (const side of sides)
        found[side].push(
          ...wants[side].map(want => ({
            ...want,
            start: want.start + part.start + sentence.start,
            end: want.end + part.start + sentence.start,
          })),
        )
  })
  return found
}

/** A sentence in which several owners speak one after the other, a clause each: 甲公司急需…，乙厂则想要…. */
function ownersParts(content: string, actors: readonly Span[]): Span[] {
  const starts = [0]
  for (const match of content.matchAll(anyClauseEnd)) {
    const at = match.index + 1
    const isOwners = ownClause.test(content.slice(at, at + longestOwner))
    if (isOwners || actors.some(({ start }) => start >= at && start <= at + longestLink)) starts.push(at)
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? content.length }))
}

/** A word that links a clause to the one before (而, 同时) is at most so long. */
const longestLink = 2
/** Somebody who begins a clause of his own is named within so many characters. */
const longestOwner = 24
const ownClause = new RegExp(
  `^[^，。；]{2,16}(?:${anyOf(words.ownClauses.owners)})(?:${anyOf(words.ownClauses.verbs)})`,
)

/** What a sentence, or the part of one that has an owner of its own, wants and offers; counted in it. */
function readClauses(content: string, actors: readonly Span[], genre: (side: Side) => Genre, next: string): Wants {
  const found: Wants = { needs: [], offers: [] }
  const cues = cuesIn(content, actors, genre, next)
  const mark = levelOf(content).length
  const need = cues.find(({ side }) => side === 'needs')
  if (need && firstUser.product.test(content) && firstUser.user.test(content.slice(need.at))) {
    const whole = trimmedSpan(content, mark, content.length)
    found.needs.push({ ...whole, title: titleOf(content, need.behind, { start: mark, end: content.length }) })
    found.offers.push({ ...whole, title: titled(content.slice(mark).split(clauseEnd)[0]) })
    return found
  }
  cues.forEach(({ side, behind }, i) => {
    const start = i === 0 ? mark : clauseAt(content, cues[i].at)
    const end = i + 1 < cues.length ? clauseAt(content, cues[i + 1].at) : content.length
    const span = trimmedSpan(content, start, end)
    const parts = side === 'offers' ? partsOf(content, { start: behind, end: span.end }, actors) : []
    if (parts.length > 1) found.offers.push(...parts.map(part => placed(part, 0, content)))
    else if (span.end > span.start) found[side].push({ ...span, title: titleOf(content, behind, span) })
  })
  return found
}

/** Which sides a line of a list speaks of, whoever owns it. */
export const sidesSaid = (content: string): Side[] => cuesIn(content, [], () => 'list', '').map(({ side }) => side)

/** Whether one of the ordered, disjoint spans overlaps another one. */
function isOver(spans: readonly Span[], { start, end }: Span): boolean {
  const near = spans[firstEndingAfter(spans, start)]
  return near !== undefined && near.start < end
}

/** What the owner of a listed offer looks for in turn (尚缺中试线，寻求代工企业), from its clause to the end of its sentence. */
function soughtIn(content: string): Span | null {
  const match = /\t/.test(content) ? null : soughtByOwner.exec(content)
  if (!match) return null
  const found = trimmedSpan(content, clauseAt(content, match.index), content.length)
  return { start: found.start, end: found.start + content.slice(found.start, found.end).replace(/[。；]$/, '').length }
}

/** A short line without a full stop announces what the text then says. */
const isHeading = ({ lines }: Passage, { start, end }: Span, content: string) => {
  const line = lines[firstEndingAfter(lines, start)]
  const isWhole = line.start === start && line.end === end && levelOf(content).level < 0
  return isWhole && content.length <= longestHeading && !endsSentence.test(content)
}

const placed = ({ start, end }: Span, by: number, text: string): FoundWant => ({
  start: start + by,
  end: end + by,
  title: titled(text.slice(start + by, end + by)),
})

/** What several owners give, named one after the other behind a cue, are several offers; else none. */
function partsOf(content: string, object: Span, actors: readonly Span[]): Span[] {
  const owners = actors.filter(({ start }) => start >= object.start && start < object.end)
  const starts = owners.filter(({ start }, i) =>
    i === 0 ? start === object.start : joins.test(content.slice(0, start)),
  )
  if (starts.length < 2 || starts.length < owners.length) return []
  return starts.map(({ start }, i) => {
    const part = content.slice(start, starts[i + 1]?.start ?? object.end)
    return { start, end: start + part.replace(joinsAtEnd, '').length }
  })
}

/** Where the clause of a position begins. */
const clauseAt = (content: string, position: number): number => {
  let start = 0
  for (const match of content.matchAll(anyClauseEnd)) {
    if (match.index >= position) break
    start = match.index + 1
  }
  return start
}

function trimmedSpan(content: string, start: number, end: number): Span {
  const bare = content.slice(start, end)
  return { start: start + bare.length - bare.trimStart().length, end: start + bare.replace(/[\s，,；;]+$/, '').length }
}

/** What the cue asks for or gives, up to the end of its clause; the whole clause where nothing stands behind it. */
function titleOf(content: string, behind: number, { start, end }: Span): string {
  const rest = content.slice(behind, end)
  const stop = rest.search(clauseEnd)
  const object = titled(stop < 0 ? rest : rest.slice(0, stop))
  return object.length > 2 && !noTitle.test(object)
    ? object
    : titled(content.slice(Math.max(start, clauseAt(content, behind - 1)), end))
}

/** The cues of a sentence in order, at most one a side. */
function cuesIn(content: string, actors: readonly Span[], genre: (side: Side) => Genre, next: string): Cue[] {
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
        if (isMeant(content, match, side, actors, 'article')) return cue(side, match)
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
  const clause = subject.slice(Math.max(0, subject.search(lastClause)))
  if (notAfter[side].test(object) || notBefore.test(clause)) return false
  if (side === 'needs' && !isWeak && partner.test(object)) return true
  const from = isWeak ? subject.length - clause.length : 0
  const named = actors.findLast(({ start, end }) => start >= from && end <= match.index)
  const said = lastIn(speaker, subject, from)
  const used = side === 'offers' ? lastIn(facility, entered.test(match[0]) ? content : subject, from) : 0
  if (generalSubject.test(clause) && !named && said <= from + subject.length - clause.length) return false
  if (named || said > 0 || used > 0) return true
  return (
    (!isWeak && actors.length > 0) ||
    genre === 'list' ||
    (genre === 'call' && (!isWeak || elided.test(subject.slice(levelOf(subject).length))))
  )
}

/** Where the last word of a kind ends, 0 where none stands behind `from`. */
const lastIn = (kind: RegExp, subject: string, from: number): number => {
  const last = [...subject.slice(from).matchAll(kind)].at(-1)
  return last ? from + last.index + last[0].length : 0
}

/** The topics that a sentence on a challenge lists, counted in the sentence. */
function topicsOf(content: string): Span[] {
  const match = countedTopics.exec(content) ?? (isChallenge.test(content) ? topics.exec(content) : null)
  if (!match) return []
  const from = match.index + match[0].indexOf(match[1])
  const found: Span[] = []
  let start = from
  for (const part of match[1].split(/[、，]|和(?=[^、，]*$)/)) {
    const at = content.indexOf(part, start)
    if (part.trim().length > 2) found.push({ start: at, end: at + part.length })
    start = at + part.length
  }
  return found.length > 1 ? found : []
}
