import { isByline } from './bylines.ts'
import rules from './rules.json' with { type: 'json' }

const { title, site, signature } = rules
const refusedEnd = new RegExp(title.refusedEnd)
const label = new RegExp(title.label, 'i')
const headingMark = new RegExp(title.heading)
const furniture = new RegExp(title.furniture, 'u')
const genre = new RegExp(title.genre)
const bracketed = new RegExp(title.bracketed)
const column = new RegExp(site.column, 'i')
const siteEnding = new RegExp(site.ending)
const bodyEnding = new RegExp(signature.body)
const latinName = /^[\x20-\x7e]+$/
const hasLetters = /\p{L}{2}/u
/** Between a page's title and the name of its site. */
const separator = /\s+[-–—|·»]\s+|\s*[_|｜]\s*|--+/
const anySeparator = /[-–—|·»_｜]+/
/** A hyphen without spaces may stand in the title itself. */
const lastHyphen = /^(.*\S)\s*[-–—]\s*([^-–—]{2,24})$/

/**
 * The title among the lines of a text: the one above the byline (`all` are the lines as they came, with bylines), or what
 * the article (`text`) begins with; null where its first lines might be something else.
 */
export const statedTitle = (all: readonly string[], text: readonly string[]): string | null =>
  aboveByline(all) ?? firstLine(text)

function aboveByline(lines: readonly string[]): string | null {
  for (let at = 1; at < Math.min(lines.length, title.linesAboveByline); at++) {
    if (!isByline(lines[at]!)) continue
    const text = tidy(lines[at - 1]!)
    if (!isByline(text) && !label.test(text) && canBeTitle(text)) return text
  }
  return null
}

function firstLine(lines: readonly string[]): string | null {
  for (const [index, line] of lines.slice(0, title.linesTried).entries()) {
    if (furniture.test(line) || (index > 0 && isByline(line))) continue
    if (label.test(line)) {
      if (index === 0 && !/^[[【]/.test(line)) return null
      continue
    }
    const text = tidy(line)
    if (!canBeTitle(text)) return null
    const isFollowed =
      headingMark.test(line) || lines.slice(index + 1, index + 6).some(next => next.length >= title.followedBy)
    return isFollowed ? continued(text, lines.slice(index + 1)) : null
  }
  return null
}

const canBeTitle = (text: string): boolean =>
  text.length >= title.shortest &&
  text.length <= title.longest &&
  !refusedEnd.test(text) &&
  !furniture.test(text) &&
  hasLetters.test(text)

/** A title set over lines: one that says what the document is, and what is in brackets, go with the line above. */
function continued(start: string, next: readonly string[]): string {
  let text = start
  for (const line of next) {
    const isLast = bracketed.test(line)
    if (!(isLast || (genre.test(line) && !genre.test(text))) || !canBeTitle(text + line)) return text
    text += line
    if (isLast) return text
  }
  return text
}

/** Without a heading's mark, the spaces of spaced print, and the name of a site. */
function tidy(line: string): string {
  const text = line.replace(headingMark, '').trim()
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const spaced = text.match(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu)?.length ?? 0
  const close = spaced * 2 > signs ? text.replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '') : text
  const [head = close, ...tail] = close.split(/\s+[-–—]\s+/)
  return tail.some(part => siteEnding.test(part)) ? head : close
}

/**
 * Whether the end of a `<title>` is the site's name: it ends as the names of sites and bodies do, is in Latin script, or
 * stands above the title of the page or in the byline under it.
 */
export function isSite(name: string, near: readonly string[], articleTitle: string | null): boolean {
  if (siteEnding.test(name) || bodyEnding.test(name) || latinName.test(name)) return true
  const at = articleTitle === null ? -1 : near.indexOf(articleTitle)
  return near.slice(0, at + 1 + rules.edges.beforeTitle).some(line => line.includes(name))
}

/** A page's `<title>` taken apart: the article's part, and what may be the name of the site, or null. */
export function partsOf(pageTitle: string): { title: string; end: string | null } {
  const [head = pageTitle, ...rest] = pageTitle.split(separator).filter(part => part.trim() !== '')
  const hyphen = rest.length === 0 ? lastHyphen.exec(head) : null
  if (hyphen && siteEnding.test(hyphen[2]!)) return { title: hyphen[1]!, end: hyphen[2]! }
  const names = rest.map(part => part.trim()).filter(part => !column.test(part))
  return { title: head.replace(/^[\s\-–—|]+/, '').trim(), end: names.at(-1) ?? null }
}

/**
 * The article's title by a page's `<title>` and headings (`main` are its `<h1>`, `others` lower ones and bold words,
 * `labelled` what its markup calls a title): the heading that the `<title>` repeats or shortens, else the only main
 * heading, else the article's part of `<title>`. What link sellers chain together is no title; null where nothing else is.
 */
export function titleByHeadings(
  pageTitle: string | null,
  main: readonly string[],
  others: readonly string[],
  labelled: readonly string[] = [],
): string | null {
  const honest = main.filter(heading => chained(heading) < title.fewestChained)
  if (!pageTitle) return honest[0] ?? labelled[0] ?? null
  const parts = partsOf(pageTitle)
  const headings = [...new Set(honest)].filter(heading => heading.length > 3 && heading !== parts.end)
  const phrases = pageTitle.split(anySeparator).map(phrase => phrase.trim())
  const repeated =
    [...headings, ...labelled].find(heading => pageTitle.includes(heading)) ??
    others.find(heading => heading.length >= title.shortestHeading && phrases.includes(heading))
  if (repeated) return repeated
  if (chained(pageTitle) >= title.fewestChained) return headings[0] ?? labelled[0] ?? null
  const start = parts.title
  const fits = (text: string) => text.length > start.length && text.length <= title.longestHeading
  if (start.length >= title.shortestHeading) {
    const longer = [...headings, ...others].find(text => text.startsWith(start) && text.length <= title.longestHeading)
    if (longer) return longer
    if (headings.some(heading => heading.endsWith(start))) return start
  }
  const [only, ...more] = headings
  const isLikely = only !== undefined && more.length === 0 && only.length <= title.longestHeading
  if (isLikely && (only.length > start.length || sharedPairs(only, start) > 0.5)) return only
  // A word for the kind of page (统计公报) is what the article's own title ends with.
  const kind =
    start.length < title.shortestHeading && [...labelled, ...others].find(text => text.endsWith(start) && fits(text))
  return kind || start
}

/** Of how many phrases joined by low lines, as link sellers write them, a title is made. */
const chained = (text: string): number => text.split('_').filter(part => part.trim() !== '').length

/** Share of the first text's pairs of characters that stand in the second. */
function sharedPairs(one: string, other: string): number {
  const pairs = Array.from({ length: Math.max(0, one.length - 1) }, (_, at) => one.slice(at, at + 2))
  return pairs.filter(pair => other.includes(pair)).length / Math.max(1, pairs.length)
}
