import { type FoundDate, findDate } from './dates.ts'
import rules from './rules.json' with { type: 'json' }

const { published, byline, publisher, signature, edges } = rules
const dateLabel = new RegExp(published.label, 'gi')
const updateLabel = new RegExp(published.updated, 'gi')
const sourceLabel = new RegExp(publisher.label, 'i')
const datedSource = new RegExp(publisher.dated)
const account = new RegExp(publisher.account)
const wechat = new RegExp(publisher.wechat)
const author = new RegExp(publisher.author)
const journal = new RegExp(publisher.journal)
const english = new RegExp(publisher.english)
const path = new RegExp(publisher.path)
const original = new RegExp(publisher.original)
const newspaper = new RegExp(publisher.newspaper)
const copyright = new RegExp(publisher.copyright, 'i')
const nextLabel = new RegExp(publisher.nextLabel)
const refusedPublisher = new RegExp(publisher.refused)
const beforeDate = new RegExp(byline.before)
const afterDate = new RegExp(byline.after)
const refusedBefore = new RegExp(byline.refusedBefore)
const sentence = new RegExp(byline.sentence)
const bullet = new RegExp(byline.bullet)
const siteEnding = new RegExp(rules.site.ending)
const separators = /[\s|｜┃│·•]+/
const time = new RegExp(byline.time)
const counters = new RegExp(byline.counters)
const body = new RegExp(signature.body)
const listed = new RegExp(signature.listed)
/** A date that stands behind a publisher's name without a space. */
const dateBehind = /(?:19|20)\d\d[-/.\u5e74].*$/
const hasLetters = /\p{L}{2}/u
const hasDigit = /[\d\uff10-\uff19\u3007]/

/** Publisher and date of publication (ISO 8601, no finer than a day), null where the lines do not say. */
export type Stated = { publisher: string | null; published: string | null }

/**
 * What a document's lines say of its publication. `near` are the lines among which a byline may stand, those of the page
 * among them; `text` those of the article; the title, where it is known, tells where to look first. A label counts
 * before a bare date, and the signature at the foot last.
 */
export function statedByLines(near: readonly string[], text: readonly string[], title: string | null): Stated {
  const { after, before, tail } = zones(near, title)
  const lines = [...after, ...before, ...tail]
  const labelled = first(lines, labelledDate)
  const isChronicle = text.filter(isEntry).length >= byline.fewestEntries
  // A byline without labels stands before the first paragraph.
  const paragraph = after.findIndex(line => line.length >= byline.shortestParagraph && sentence.test(line))
  const close = [...after.slice(0, paragraph < 0 ? after.length : paragraph), ...before.slice(0, edges.beforeTitle)]
  const unlabelled = close.filter(line => !(isChronicle && isEntry(line)))
  const signed = signatureOf(text, isChronicle) ?? first(after, signedLine)
  return {
    publisher:
      first(lines, labelledPublisher) ??
      first(unlabelled, nameBesideDate) ??
      signed?.name ??
      first(lines, copyrighted) ??
      first(lines, siteOfPath),
    published:
      labelled ?? first(lines, issueDate) ?? first(unlabelled, bareDate) ?? signed?.date ?? first(lines, updatedDate),
  }
}

/** Whether a line says when or by whom something was published, so that a title may stand above it. */
export const isByline = (line: string): boolean =>
  line.length <= edges.longestByline && (labelledDate(line) ?? bareDate(line) ?? labelledPublisher(line)) !== null

function first<T>(lines: readonly string[], read: (line: string) => T | null): T | null {
  for (const line of lines) {
    const found = line.length <= edges.longestByline ? read(line) : null
    if (found !== null) return found
  }
  return null
}

/** Lines under the title, lines above it from the nearest on, and the last ones; without a title the first are under it. */
function zones(lines: readonly string[], title: string | null) {
  const wanted = title?.replace(/\s/g, '')
  const at = wanted ? lines.findIndex(line => line.replace(/\s/g, '').startsWith(wanted)) : -1
  const head = at < 0 ? edges.headLines : at + 1 + edges.afterTitle
  return {
    after: lines.slice(at + 1, head),
    before: at < 0 ? [] : lines.slice(Math.max(0, at - edges.headLines), at).reverse(),
    tail: lines.slice(Math.max(head, lines.length - edges.tailLines)),
  }
}

const labelledDate = (line: string): string | null => dateAfterLabel(line, dateLabel)
/** When a page was last changed; it stands in where nothing says when it came out. */
const updatedDate = (line: string): string | null => dateAfterLabel(line, updateLabel)

function dateAfterLabel(line: string, labels: RegExp): string | null {
  // Most lines hold no digit, and the labels take longer to look for.
  if (!hasDigit.test(line)) return null
  for (const label of line.matchAll(labels)) {
    const after = label.index + label[0].length
    const found = findDate(line.slice(after, after + published.afterLabel).normalize('NFKC'))
    if (found) return found.date
  }
  return null
}

/** The date of a line of date, time, names and counts; a month or a year alone may be what the article is about. */
function bareDate(line: string): string | null {
  if (!hasDigit.test(line) || line.includes('\t') || sentence.test(line) || bullet.test(line)) return null
  const text = line.normalize('NFKC')
  const found = findDate(text)
  if (!found || found.date.length < 'YYYY-MM-DD'.length) return null
  const before = text.slice(0, found.start)
  const isApart = beforeDate.test(before) && afterDate.test(text.slice(found.end))
  return isApart && !refusedBefore.test(before) ? found.date : null
}

/** A name beside a date that ends as the names of sites do or, where a time of day or a counter stands there too, as those of bodies. */
function nameBesideDate(line: string): string | null {
  if ((bareDate(line) ?? labelledDate(line)) === null) return null
  const isOfPage = time.test(line) || counters.test(line)
  const isName = (part: string) =>
    part.length >= signature.shortest &&
    (siteEnding.test(part) || (isOfPage && body.test(part))) &&
    !/[:：]/.test(part) &&
    !refusedPublisher.test(part)
  return line.split(separators).find(isName) ?? english.exec(line)?.[1] ?? null
}

/** A line that begins with a date and no time of day: in a chronicle an entry or its heading. */
function isEntry(line: string): boolean {
  const found = hasDigit.test(line.slice(0, 4)) ? findDate(line.slice(0, 20)) : null
  return found !== null && found.start === 0 && !time.test(line)
}

function labelledPublisher(line: string): string | null {
  const match =
    sourceLabel.exec(line) ??
    datedSource.exec(line) ??
    account.exec(line) ??
    wechat.exec(line) ??
    original.exec(line) ??
    author.exec(line) ??
    journal.exec(line) ??
    newspaper.exec(line)
  const name = match?.[1]?.replace(dateBehind, '').replace(nextLabel, '').trim()
  return name && hasLetters.test(name) && !refusedPublisher.test(name) ? name : null
}

/** When the issue of a journal came out that its running head names. */
const issueDate = (line: string): string | null => (journal.test(line) ? (findDate(line)?.date ?? null) : null)

/** The site with which the path to a page begins. */
function siteOfPath(line: string): string | null {
  const name = path.exec(line)?.[1]
  return name && siteEnding.test(name) && !refusedPublisher.test(name) ? name : null
}

/** Whose rights the foot of a page reserves. */
function copyrighted(line: string): string | null {
  const name = copyright.exec(line.trim())?.[1]?.replace(/[（(].*$/, '')
  return name && hasLetters.test(name) && !refusedPublisher.test(name) ? name : null
}

type Signature = { name: string | null; date: string }

/** The last signature: a body's name and under it or behind it a date; at the very end a date alone is one too. */
function signatureOf(lines: readonly string[], isChronicle: boolean): Signature | null {
  for (let at = lines.length - 1; at > 0; at--) {
    const line = lines[at]!
    if (line.length > edges.longestByline || !hasDigit.test(line)) continue
    const signed = signedLine(line)
    if (signed) return signed
    const date = dateAtEnd(line)
    if (date?.before !== '') continue
    const name = bodyName(lines[at - 1]!)
    if (name || (!isChronicle && at >= lines.length - signature.tailLines)) return { name, date: date.found.date }
  }
  return null
}

/** A line that is the name of a body and a date, in brackets or not. */
function signedLine(line: string): Signature | null {
  const date = dateAtEnd(line)
  const name = date && bodyName(date.before)
  return name ? { name, date: date.found.date } : null
}

function dateAtEnd(line: string): { before: string; found: FoundDate } | null {
  const text = line
    .normalize('NFKC')
    .replace(/^\s*\(|\)\s*$/g, '')
    .trim()
  const found = findDate(text)
  if (!found || found.date.length < 'YYYY-MM'.length || found.end < text.length) return null
  return { before: text.slice(0, found.start).trim(), found }
}

/** The first of the bodies that a line consists of, or null where it has other words. */
function bodyName(line: string): string | null {
  const text = line.trim()
  if (text.length < signature.shortest || text.length > signature.longest || listed.test(text)) return null
  const names = text.split(/\s+/)
  return names.every(name => name.length >= signature.shortest && body.test(name)) ? names[0]! : null
}
