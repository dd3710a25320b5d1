import { levelOf } from './list-lines.ts'
import type { Region } from './listed-wants.ts'
import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/spoken-wants.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { clauseAt, cuesIn, type Genre } from './spoken-cues.ts'
import { type FoundWant, type Side, sides, titled, type Wants } from './wants.ts'

const soughtByOwner = new RegExp(words.soughtByOwner.pattern)
const noTitle = new RegExp(words.noTitle.pattern)
const firstUser = {
  product: new RegExp(words.firstUser.product),
  user: new RegExp(words.firstUser.user),
}
const isChallenge = new RegExp(words.challenge.of)
const topics = new RegExp(words.challenge.pattern)
const topicsBefore = new RegExp(words.challenge.before)
const countedTopics = new RegExp(words.challenge.counted)
/** The name of a document wants and gives nothing: 《仪器开放共享办法》. */
/** Titles are shorter; without a bound each mark that is never closed would be looked for to the end of its line. */
const longestTitle = 120
const namedDocument = new RegExp(
  `${characters.openTitle}[^${characters.closeTitle}\\n]{0,${longestTitle}}${characters.closeTitle}`,
  'g',
)
const masked = (name: string) => characters.openTitle.repeat(name.length)
const clauseEnd = /[，,](?!\d{3})/
const anyClauseEnd = /[，,；;]/g
const joins = /[、和及与]$/
const joinsAtEnd = /[、和及与，,；;。\s]+$/
/** Headings are at most this long. */
const longestHeading = 30
const endsSentence = new RegExp(`[${characters.sentenceEnds}${characters.closers}.]$`)

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
    const whole = { part: { start: 0, end: content.length } }
    const owned = ownersParts(content, actors)
    const parts = owned.length < 2 ? [] : owned.map(part => ({ part, wants: read(part) })).filter(saysSomething)
    const said = parts.length > 1 ? parts : [{ ...whole, wants: read(whole.part) }]
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

const saysSomething = ({ wants }: { wants: Wants }): boolean => wants.needs.length + wants.offers.length > 0

/** A sentence in which several owners speak one after the other, a clause each: 甲公司急需…，乙厂则想要…. */
function ownersParts(content: string, actors: readonly Span[]): Span[] {
  const starts = [0]
  for (const match of content.matchAll(anyClauseEnd)) {
    const at = match.index + 1
    const isAnother = content.startsWith(' and ', at) && !/[\u4e00-\u9fff]/.test(content)
    const isOwners = isAnother || ownClause.test(content.slice(at, at + longestOwner))
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

/** The topics that a sentence on a challenge lists, counted in the sentence. */
function topicsOf(content: string): Span[] {
  const match =
    countedTopics.exec(content) ??
    topicsBefore.exec(content) ??
    (isChallenge.test(content) ? topics.exec(content) : null)
  if (!match) return []
  const from = match.index + match[0].indexOf(match[1])
  const found: Span[] = []
  let start = from
  for (const part of match[1].split(/[、，]|和(?=[^、，]*$)/)) {
    const at = content.indexOf(part, start)
    const topic = part.replace(/等$/, '')
    if (topic.trim().length > 2) found.push({ start: at, end: at + topic.length })
    start = at + part.length
  }
  return found.length > 1 ? found : []
}
