import type { Removal } from '../../words/index.ts'
import type { Removals } from '../removals.ts'
import rules from './rules.json' with { type: 'json' }

const { edges, spam, linkTail, teaserHead, doubled } = rules
const lineRules = rules.lines.map(rule => ({
  kind: rule.kind as Removal['kind'],
  where: rule.where,
  pattern: new RegExp(rule.pattern),
  longest: rule.maximumLength ?? edges.longestFurniture,
}))
const spamTerm = new RegExp(spam.terms)
const tailHeading = new RegExp(linkTail.heading)
const bullet = new RegExp(teaserHead.bullet)
const fullStop = /[。！？.!?]$/
const cellBorder = ' | '

/**
 * Takes out the lines that belong to the page and not to the article: spam heads, feeds of teasers, breadcrumbs,
 * link tails, notices, and what stands there twice. What no rule is sure of stays.
 */
export function removeFurniture(lines: string[], removals: Removals): string[] {
  const withoutHead = removeSpamHead(removeTeaserHead(lines, removals), removals)
  return removeDoubled(removeLines(removeLinkTails(withoutHead, removals), removals), removals)
}

function removeLines(lines: string[], removals: Removals): string[] {
  return lines.filter((line, index) => {
    const isHead = index < edges.headLines
    const isTail = index >= lines.length - edges.tailLines
    const rule = lineRules.find(
      ({ where, pattern, longest }) =>
        line.length <= longest &&
        (where === 'anywhere' || (isHead && where !== 'tail') || (isTail && where !== 'head')) &&
        pattern.test(line),
    )
    if (rule) removals.add(rule.kind, line)
    return !rule
  })
}

function removeSpamHead(lines: string[], removals: Removals): string[] {
  return lines.filter((line, index) => {
    const isSpam = index < edges.headLines && line.includes(spam.separator) && isSpamLine(line)
    if (isSpam) removals.add('spam-head', line)
    return !isSpam
  })
}

function isSpamLine(line: string): boolean {
  const parts = line.split(spam.separator).map(part => part.trim())
  if (parts.some(part => part === '' || part.length > spam.longestPart || fullStop.test(part))) return false
  // Identifiers and file names have low lines too, but no Han character.
  if (!/\p{Script=Han}/u.test(line)) return false
  return parts.length >= spam.partsAlone || (parts.length >= spam.partsWithTerm && spamTerm.test(line))
}

function removeTeaserHead(lines: string[], removals: Removals): string[] {
  let count = 0
  while (count < lines.length && bullet.test(lines[count]!)) count++
  if (count < teaserHead.fewestBullets || count === lines.length) return lines
  // The last bullet may be the link to the article itself.
  const isLinkToArticle = lines[count - 1]!.replace(bullet, '') === lines[count]
  const teasers = lines.slice(0, isLinkToArticle ? count - 1 : count)
  const article = lines.slice(count).join('\n')
  const pairs = characterPairs(article)
  const shared = teasers.reduce((sum, line) => sum + sharedPairs(line, pairs), 0) / teasers.length
  if (shared >= teaserHead.largestSharedPairs || article.length <= teasers.join('\n').length) return lines
  removals.add('link-farm', lines[0]!, teasers.length)
  if (isLinkToArticle) removals.add('doubled-paragraph', lines[count - 1]!)
  return lines.slice(count)
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

function removeLinkTails(lines: string[], removals: Removals): string[] {
  const kept: string[] = []
  for (let index = 0; index < lines.length; index++) {
    let end = index
    // A heading with an arrow is a link; one without may be a chapter, unless nothing but teasers follows it.
    if (index > 0 && tailHeading.test(lines[index]!)) {
      end = index + 1
      while (end < lines.length && isTeaser(lines[end]!)) end++
      const isLink = /[>》»›…]$/.test(lines[index]!)
      if (end === index + 1 ? !isLink : !isLink && end < lines.length) end = index
    }
    if (end === index) kept.push(lines[index]!)
    else {
      removals.add('link-farm', lines.slice(index, end).join(' '), end - index)
      index = end - 1
    }
  }
  return kept
}

function isTeaser(line: string): boolean {
  if (line.length <= linkTail.longestTeaser) return !fullStop.test(line)
  const pieces = line.split(/\s+/)
  return pieces.length >= linkTail.fewestPieces && line.length / pieces.length <= linkTail.longestPiece
}

function removeDoubled(lines: string[], removals: Removals): string[] {
  const seen = new Set<string>()
  return lines.filter((line, index) => {
    const isDoubled =
      !line.includes(cellBorder) &&
      (line.length >= doubled.shortestApart
        ? seen.has(line)
        : line.length >= doubled.shortestAdjacent && line === lines[index - 1])
    if (isDoubled) removals.add('doubled-paragraph', line)
    seen.add(line)
    return !isDoubled
  })
}
