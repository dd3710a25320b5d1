import type { Removal } from '../../words/index.ts'
import { isRow } from '../rows.ts'
import type { Edit } from './draft.ts'
import { pageLineKind } from './page-lines.ts'
import rules from './rules.json' with { type: 'json' }

const { edges, spam, linkTail, teaserHead, doubled } = rules
const lineRules = rules.lines.map(rule => ({
  id: rule.id,
  kind: rule.kind as Removal['kind'],
  where: rule.where,
  pattern: new RegExp(rule.pattern),
  longest: rule.maximumLength ?? edges.longestFurniture,
}))
const spamTerm = new RegExp(spam.terms)
const tailHeading = new RegExp(linkTail.heading)
const bullet = new RegExp(teaserHead.bullet)
const han = /\p{Script=Han}/u
/** Words of a language, and not of a program, whose lines may well come again. */
const saysSomething = /\p{Script=Han}|\p{L}[.!?,]?(?: \p{L}+){4}/u
const fullStop = /[。！？.!?]$/

type Line = { text: string; start: number }
/** Takes note of a line that goes. */
type Note = (line: Line, kind: Removal['kind']) => void

/**
 * Lines that belong to the page and not to the article: spam heads, feeds of teasers, breadcrumbs, link tails, notices,
 * and what stands there twice. What no rule is sure of stays. A line goes with the line break behind it.
 */
export function furniture(text: string): Edit[] {
  const edits: Edit[] = []
  const note: Note = ({ start, text: { length } }, kind) =>
    edits.push({ start, end: Math.min(start + length + 1, text.length), instead: '', kind })
  let next = 0
  const lines = text.split('\n').map(line => {
    const start = next
    next += line.length + 1
    return { text: line, start }
  })
  const withoutHead = withoutSpamHead(withoutTeaserHead(lines, note), note)
  withoutDoubled(withoutMatched(withoutLinkTails(withoutHead, note), note), note)
  return edits.sort((a, b) => a.start - b.start)
}

/** Whether a line is such as pages have about their articles, wherever it stands. */
export const isOfPage = (line: string): boolean =>
  lineRules.some(({ pattern, longest }) => line.length <= longest && pattern.test(line)) ||
  pageLineKind(line, true) !== null

/** Lines that neither a pattern in rules.json nor what they are made of shows to be furniture. */
function withoutMatched(lines: Line[], note: Note): Line[] {
  let isOver = false
  return lines.filter((line, index) => {
    const isHead = index < edges.headLines
    const isTail = index >= lines.length - edges.tailLines
    const rule = lineRules.find(
      ({ where, pattern, longest }) =>
        line.text.length <= longest &&
        (where === 'anywhere' || (isHead && where !== 'tail') || (isTail && where !== 'head')) &&
        pattern.test(line.text),
    )
    const kind =
      rule?.kind ?? pageLineKind(line.text, isHead || isTail) ?? (isOver && isTeaser(line.text) ? 'link-farm' : null)
    isOver ||=
      isTail &&
      (!isHead || index >= edges.surelyTail * lines.length) &&
      rule !== undefined &&
      edges.closing.includes(rule.id)
    if (kind) note(line, kind)
    return !kind
  })
}

function withoutSpamHead(lines: Line[], note: Note): Line[] {
  return lines.filter((line, index) => {
    const isSpam = index < edges.headLines && line.text.includes(spam.separator) && isSpamLine(line.text)
    if (isSpam) note(line, 'spam-head')
    return !isSpam
  })
}

function isSpamLine(line: string): boolean {
  const parts = line.split(spam.separator).map(part => part.trim())
  if (parts.some(part => part === '' || part.length > spam.longestPart || fullStop.test(part))) return false
  // Identifiers and file names have low lines too, but no Han character.
  if (!han.test(line)) return false
  return parts.length >= spam.partsAlone || (parts.length >= spam.partsWithTerm && spamTerm.test(line))
}

function withoutTeaserHead(lines: Line[], note: Note): Line[] {
  const start = lines.findIndex(line => bullet.test(line.text))
  if (start < 0 || start >= teaserHead.latestStart) return lines
  let end = start
  while (end < lines.length && bullet.test(lines[end]!.text)) end++
  const areSentences = lines.slice(start, end).some(line => fullStop.test(line.text))
  const fewest = areSentences ? teaserHead.fewestSentences : teaserHead.fewestBullets
  if (end - start < fewest || (areSentences && start > 0) || end === lines.length) return lines
  const textOf = (some: Line[]) => some.map(line => line.text).join('\n')
  // The last bullet may be the link to the article itself.
  const last = lines[end - 1]!
  const isLinkToArticle = last.text.replace(bullet, '') === lines[end]!.text
  const teasers = lines.slice(start, isLinkToArticle ? end - 1 : end)
  const article = textOf(lines.slice(end))
  const pairs = characterPairs(article)
  const shared = teasers.reduce((sum, line) => sum + sharedPairs(line.text, pairs), 0) / teasers.length
  if (shared >= teaserHead.largestSharedPairs || article.length <= textOf(teasers).length) return lines
  for (const teaser of teasers) note(teaser, 'link-farm')
  if (isLinkToArticle) note(last, 'doubled-paragraph')
  return [...lines.slice(0, start), ...lines.slice(end)]
}

function characterPairs(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2))
  return pairs
}

function sharedPairs(line: string, others: Set<string>): number {
  const pairs = [...characterPairs(line.replace(bullet, ''))]
  return pairs.filter(pair => others.has(pair)).length / Math.max(1, pairs.length)
}

function withoutLinkTails(lines: Line[], note: Note): Line[] {
  const kept: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    let end = index
    const heading = lines[index]!.text
    // A heading with an arrow is a link; one without may be a chapter, unless nothing but teasers follows it.
    if (index > 0 && tailHeading.test(heading)) {
      end = index + 1
      while (end < lines.length && isTeaser(lines[end]!.text)) end++
      const isLink = /[>》»›…]$/.test(heading)
      if (end === index + 1 ? !isLink : !isLink && end < lines.length) end = index
    }
    if (end === index) kept.push(lines[index]!)
    else {
      for (const line of lines.slice(index, end)) note(line, 'link-farm')
      index = end - 1
    }
  }
  return kept
}

/** A short line that is no sentence, or a long one of Chinese titles with spaces between them. */
function isTeaser(line: string): boolean {
  if (line.length <= linkTail.longestTeaser) return !fullStop.test(line)
  if (!han.test(line)) return false
  const pieces = line.split(/\s+/)
  return pieces.length >= linkTail.fewestPieces && line.length / pieces.length <= linkTail.longestPiece
}

function withoutDoubled(lines: Line[], note: Note): Line[] {
  const seen = new Set<string>()
  return lines.filter(({ text, start }, index) => {
    // Copies of a paragraph often differ in stray spaces.
    const key = text.replace(/\s/g, '')
    const above = lines[index - 1]?.text
    const isDoubled =
      !isRow(text) &&
      ((text.length >= doubled.shortestTail && above?.endsWith(text) === true) ||
        (text.length >= doubled.shortestApart && saysSomething.test(text)
          ? seen.has(key)
          : text.length >= doubled.shortestAdjacent && text === above))
    if (isDoubled) note({ text, start }, 'doubled-paragraph')
    seen.add(key)
    return !isDoubled
  })
}
