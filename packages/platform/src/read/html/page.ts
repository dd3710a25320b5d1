import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { parse, serialize } from 'parse5'
import type { Removal } from '../../words/index.ts'
import { Removals } from '../removals.ts'
import { type DomNode, domLines } from './lines.ts'
import { type Markup, readMarkup } from './metadata.ts'
import regions from './regions.json' with { type: 'json' }

/** An HTML page after its main content was found: the content's lines, the page's whole text, what markup says of it. */
export type Page = { lines: string[]; pageLines: string[]; markup: Markup; removed: Removal[] }

type QueryRoot = DomNode & { querySelectorAll(selector: string): Iterable<DomNode> }

/**
 * Finds the main content of an HTML page. The page goes through parse5 first, because linkedom leaves the body empty
 * where there is no `<html>` tag; then Mozilla's Readability picks the article. Where it finds none, or next to
 * nothing of a page that has text, the whole body outside navigation and the like is taken.
 */
export function readPage(markupText: string): Page {
  const { document } = parseHTML(serialize(parse(markupText)))
  const body = document.body as unknown as QueryRoot
  const markup = readMarkup(document)
  const pageLines = domLines(body)
  const regionLines = regions.map(region => {
    const inside = new Set<string>()
    for (const element of body.querySelectorAll(region.selector)) for (const line of domLines(element)) inside.add(line)
    return { kind: region.kind as Removal['kind'], inside }
  })
  const article = new Readability<DomNode>(document, { serializer: node => node as unknown as DomNode }).parse()
  const found = article?.content ? domLines(article.content) : []
  const lines = isTooLittle(found, pageLines)
    ? pageLines.filter(line => !regionLines.some(region => region.inside.has(line)))
    : found

  const kept = new Set(markup.title ? [...lines, markup.title] : lines)
  const removed = new Removals()
  for (const line of pageLines) {
    if (kept.has(line)) continue
    removed.add(regionLines.find(region => region.inside.has(line))?.kind ?? 'boilerplate', line)
  }
  return { lines, pageLines, markup, removed: removed.list() }
}

const lengthOf = (lines: string[]) => lines.reduce((sum, line) => sum + line.length, 0)

/** Below this share of the page's text an article is taken for a miss (a cookie notice, one comment). */
const leastShare = 0.05

const isTooLittle = (found: string[], pageLines: string[]) =>
  found.length === 0 || lengthOf(found) < lengthOf(pageLines) * leastShare
