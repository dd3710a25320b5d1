import type { Removal } from '../../words/index.ts'
import { simplified } from '../../words/simplified.ts'
import { cellBorder } from '../rows.ts'
import rules from './page-lines.json' with { type: 'json' }

const { longestLine, byline, bar, spam } = rules
const patterns = (sources: readonly string[]) => new RegExp(sources.join('|'), 'gi')
const bylineParts = patterns([...byline.pageParts, ...byline.otherParts])
const pageParts = patterns(byline.pageParts)
const englishByline = new RegExp(byline.english)
const barWord = new RegExp(`^(?:${bar.words})$`)
const barSeparator = new RegExp(bar.separator)
const spamTerm = new RegExp(spam.terms, 'gi')
const clause = /[。！？!?；;]/
/** Of a sentence: a byline may ask for nothing and a bar of links says nothing. */
const isLong = (line: string) => line.length > longestLine || clause.test(line)

/**
 * What a line of page furniture is by what it is made of, or null: the fields of a byline and counters (`boilerplate`),
 * the words of a menu (`navigation`), the words of link sellers (`spam-head`). The first two stand near the ends of a text.
 */
export function pageLineKind(original: string, isEdge: boolean): Removal['kind'] | null {
  if (isLong(original)) return null
  const line = simplified(original)
  if (isSpam(line)) return 'spam-head'
  if (!isEdge) return null
  if (isMenu(line)) return 'navigation'
  return !original.includes(cellBorder) && isBylineOfPage(line) ? 'boilerplate' : null
}

/** Words of at least two of link sellers' goods, and no comma: nothing is said of them. */
function isSpam(line: string): boolean {
  if (line.includes('，')) return false
  return new Set(line.match(spamTerm)).size >= spam.fewestTerms
}

function isMenu(line: string): boolean {
  const words = line.split(barSeparator).filter(word => word !== '')
  const known = words.filter(word => barWord.test(word)).length
  return known >= bar.fewestWords && known >= bar.share * words.length
}

/** Whether a line is fields of a byline and counters, one of them such as only pages have, with hardly a word besides. */
function isBylineOfPage(line: string): boolean {
  if (englishByline.test(line)) return true
  const parts = line.match(bylineParts)?.length ?? 0
  if (parts < byline.fewestParts || line.match(pageParts) === null) return false
  return line.replace(bylineParts, '').replace(/[^\p{L}\p{N}]/gu, '').length <= byline.longestRest
}
