import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policies.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/**
 * An instrument where it is named. `own` says that the text itself is, announces or invites to it, not only speaks of
 * it; `issued` that its issuing is told at the head of the text; `cited` that it is the ground of something else, or
 * repealed.
 */
export type NamedPolicy = Span & { name: string; own: boolean; issued: boolean; cited: boolean }

/** A later mention by the short name that the text gives an instrument: 《办法》 of the one named `of`. */
export type PolicyMention = Span & { of: string }

const instrumentEnd = new RegExp(`(?:${anyOf(words.instruments)})$`)
const onlyInstrument = new RegExp(`^(?:[${words.beforeInstrument}]{0,4})?(?:${anyOf(words.instruments)})$`)
const notInstrument = new RegExp(`(?:${anyOf(words.notInstruments)})$`)
const needsContext = new RegExp(`(?:${anyOf(words.needContext)})$`)
const context = new RegExp(anyOf(words.contextInName))
const isIssued = new RegExp(`(?:${anyOf(words.issuing)})${words.afterIssuing}$`)
const notBefore = new RegExp(anyOf(words.notBefore))
const relating = new RegExp(anyOf(words.relating))
const announces = new RegExp(anyOf(words.noticeOf))
const announcesNext = new RegExp(`(?:${anyOf(words.noticeBefore)})[^\\n]{0,6}$`)
const basisBefore = new RegExp(`(?:${anyOf(words.basis.before)})[^${characters.clauseEnds}]{0,12}$`)
const basisBehind = new RegExp(
  `^${characters.closeTitle}?[^${characters.sentenceEnds}]{0,8}(?:${anyOf(words.basis.after)})`,
)
/** Titles are broken over two lines in PDFs. */
const title = new RegExp(
  `${characters.openTitle}([^${characters.openTitle}${characters.closeTitle}\\n]{2,80}(?:\\n[^${characters.openTitle}${characters.closeTitle}\\n]{1,50})?)${characters.closeTitle}`,
  'g',
)
/** What may follow the instrument's word in a name: edition, draft, years. */
const edition = new RegExp(words.edition)
const articleTitle = new RegExp(words.articleTitle)
const introduced = new RegExp(
  `^${characters.closeTitle}?[^${characters.sentenceEnds}${characters.openTitle}]{0,12}[（(](?:${anyOf(characters.quoted)})[^${characters.openTitle}${characters.openQuotes}）)]{0,3}[${characters.openTitle}${characters.openQuotes}]([^${characters.closeTitle}${characters.closeQuotes}）)]{2,14})[${characters.closeTitle}${characters.closeQuotes}]`,
)
const longestIntroduction = 60
const longestTitle = 60
const longestAnnouncement = 120
/** 《…》已经市政府常务会议审议通过，现印发给你们. */
const issuedBehind = new RegExp(`^[^${words.fullStop}]*?(?:${anyOf(words.issuedBehind)})`)
const issuedReach = 40
/** Lines above the first article or section among which the title stands; web pages put menus before it. */
const headLines = 15
const hasArticles = new RegExp(words.articles)
const aroundTitle = 14
const clauseStart = new RegExp(`[^${characters.sentenceEnds}${characters.clauseEnds}\\n]*$`)

/** A name without the white space that a line's end or a PDF puts between its characters, and one key for its editions. */
const tidied = (name: string) => name.replace(/(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/g, '').trim()
export const keyOf = (name: string): string => name.replace(edition, '')

/** Instruments named in 《》, in a title line, in the heading of an invitation; and later mentions by their short names. */
export function findNamedPolicies(passage: Passage): { named: NamedPolicy[]; mentions: PolicyMention[] } {
  const { text } = passage
  const bracketed = titlesInBrackets(text)
  const heads = headOf(passage)
  const announced = announcements(text, heads)
  const named = [
    ...bracketed.map(policy => ({
      ...policy,
      own: isInHead(heads, policy) && (policy.own || announced.some(line => line.indexOf(policy.name) > 0)),
      issued: policy.issued && isInHead(heads, policy),
    })),
    ...titleLines(text, heads, bracketed),
    ...invitedProgrammes(text, heads, bracketed),
    ...vouchers(text, heads),
    ...unbracketed(text),
  ].sort((a, b) => a.start - b.start)
  return { named, mentions: mentionsOf(text, named) }
}

const isInHead = (heads: readonly Span[], { start }: Span) =>
  heads.some(line => line.start <= start && start < line.end)

/** The lines of the head that announce an instrument without 《》: 关于印发…若干政策的通知. */
const announcements = (text: string, heads: readonly Span[]): string[] =>
  heads
    .filter(({ start, end }) => end - start <= longestAnnouncement)
    .map(({ start, end }) => tidied(text.slice(start, end)))
    .filter(line => !line.includes(characters.openTitle) && announces.test(line))

/** The lines before the first section, at most so many. */
function headOf({ text, lines }: Passage): Span[] {
  const first = lines.findIndex(({ start, end }) => hasArticles.test(text.slice(start, Math.min(end, start + 8))))
  return lines.slice(0, Math.min(first < 0 ? headLines : first, headLines))
}

function titlesInBrackets(text: string): NamedPolicy[] {
  return [...text.matchAll(title)].flatMap(match => {
    const name = tidied(match[1])
    const [start, end] = [match.index, match.index + match[0].length]
    const before = text.slice(Math.max(0, start - aroundTitle), start)
    const clause = before.slice(before.search(clauseStart))
    if (onlyInstrument.test(name) || notBefore.test(clause)) return []
    if (!isInstrument(name, isIssued.test(clause))) return []
    const cited = basisBefore.test(before) || basisBehind.test(text.slice(end, end + aroundTitle))
    return [
      {
        start,
        end,
        name,
        own: announcesNext.test(before) || isRead(text, end) || issuedBehind.test(text.slice(end, end + issuedReach)),
        issued: isIssued.test(clause),
        cited,
      },
    ]
  })
}

/** Whether what stands behind a title says that the text explains it: 《…》政策解读. */
const isRead = (text: string, end: number) => explained.test(text.slice(end, end + longestExplained))
const explained = new RegExp(`^ ?(?:${anyOf(words.explained)})`)
const longestExplained = 8

/** A word that books bear as well (指南, 规范) makes an instrument where it is issued or its name tells a public matter. */
function isInstrument(name: string, issued: boolean): boolean {
  const stem = keyOf(name)
  if (!instrumentEnd.test(stem) || notInstrument.test(stem) || articleTitle.test(stem)) return false
  return issued || !needsContext.test(stem) || context.test(stem)
}

/** A line of the head without 《》 that is an instrument's title as it stands, whatever site's name follows. */
function titleLines(text: string, heads: readonly Span[], bracketed: readonly NamedPolicy[]): NamedPolicy[] {
  for (const line of heads) {
    const written = text
      .slice(line.start, line.end)
      .split(/ ?[|_] ?| [-–—] /)[0]
      .trim()
    const name = tidied(written)
    if (name.length < 6 || name.length > longestTitle || !relating.test(name) || !isInstrument(name, false)) continue
    if (announces.test(name) || bracketed.some(({ start, end }) => start < line.end && end > line.start)) continue
    return [{ start: line.start, end: line.start + written.length, name, own: true, issued: false, cited: false }]
  }
  return []
}

const invitation = new RegExp(
  `(?:${anyOf(words.heading.of)})[^${characters.sentenceEnds}\\n]{0,14}[${characters.openQuotes}]([^${characters.closeQuotes}\\n]{2,30})[${characters.closeQuotes}]((?:${anyOf(words.heading.kinds)})?)[^\\n]{0,12}(?:${anyOf(words.heading.notices)})`,
)
const product = new RegExp(`(?:${anyOf(words.heading.products)})$`)

/** A programme in quotes in the heading of a notice that invites to it: 关于申报“…”专项资金的通知. */
function invitedProgrammes(text: string, heads: readonly Span[], bracketed: readonly NamedPolicy[]): NamedPolicy[] {
  for (const line of heads) {
    const match = invitation.exec(text.slice(line.start, line.end))
    if (!match || bracketed.some(({ start, end }) => start < line.end && end > line.start)) continue
    const [whole, programme, kind] = match
    const isProduct = product.test(programme)
    if (!isProduct && !kind) continue
    const quoteStart = line.start + match.index + whole.search(new RegExp(`[${characters.openQuotes}]`))
    const [start, end] = isProduct
      ? [quoteStart + 1, quoteStart + 1 + programme.length]
      : [quoteStart, quoteStart + 2 + programme.length + kind.length]
    return [{ start, end, name: tidied(text.slice(start, end)), own: true, issued: false, cited: false }]
  }
  return []
}

const voucher = new RegExp(words.vouchers.pattern)

/** The voucher that the heading of a notice is about. */
function vouchers(text: string, heads: readonly Span[]): NamedPolicy[] {
  for (const line of heads) {
    const match = voucher.exec(text.slice(line.start, line.end))
    if (!match) continue
    const start = line.start + match.index + match[0].indexOf(match[1])
    return [{ start, end: start + match[1].length, name: match[1], own: true, issued: false, cited: false }]
  }
  return []
}

const withoutBrackets = new RegExp(
  `(?:${anyOf(words.unbracketed.behind)})(?:了|的)([\\u4e00-\\u9fff]{2,26}?(?:${anyOf(words.unbracketed.kinds)}))(?![\\u4e00-\\u9fff]{0,4}[》])`,
  'g',
)
const notUnbracketed = new RegExp(words.unbracketed.not)

/** Instruments named without 《》 behind a verb of issuing. */
const unbracketed = (text: string): NamedPolicy[] =>
  [...text.matchAll(withoutBrackets)].flatMap(match => {
    const [whole, name] = match
    const start = match.index + whole.length - name.length
    return notUnbracketed.test(name)
      ? []
      : [{ start, end: start + name.length, name, own: false, issued: false, cited: true }]
  })

/**
 * 《办法》, 《措施》 and the names that the text introduces (以下简称《…》) where they stand for an instrument named before:
 * the one so introduced, else the last whose name ends so.
 */
function mentionsOf(text: string, named: readonly NamedPolicy[]): PolicyMention[] {
  const shortNames = new Map<string, string>()
  for (const { end, name } of named) {
    const short = introduced.exec(text.slice(end, end + longestIntroduction))?.[1]
    if (short && !shortNames.has(short)) shortNames.set(short, name)
  }
  const kindOf = (name: string) => instrumentEnd.exec(keyOf(name))?.[0] ?? name
  const lastOfKind = new Map<string, string>()
  let passed = 0
  return [...text.matchAll(title)].flatMap(match => {
    for (; passed < named.length && named[passed].start < match.index; passed++)
      lastOfKind.set(kindOf(named[passed].name), named[passed].name)
    const short = tidied(match[1])
    const of = shortNames.get(short) ?? (onlyInstrument.test(short) ? lastOfKind.get(kindOf(short)) : undefined)
    return of ? [{ start: match.index, end: match.index + match[0].length, of }] : []
  })
}

/** Where the text speaks of an instrument by the bare word for its kind: 该办法规定, 协议约定, 措施明确. */
export function bareMentions(text: string, { name, end: from }: NamedPolicy): PolicyMention[] {
  const kind = instrumentEnd.exec(keyOf(name))?.[0]
  if (!kind) return []
  const bare = new RegExp(
    `(?<=^|[${characters.sentenceEnds}${characters.clauseEnds}\\n])(?:${words.speaksOf})?${kind}(?=${words.speaks})`,
    'gm',
  )
  return [...text.matchAll(bare)].flatMap(({ index: start, 0: { length } }) =>
    start >= from ? [{ start, end: start + length, of: name }] : [],
  )
}
