import { Readability } from '@mozilla/readability'
import { parse } from 'parse5'
import type { Removal } from '../../words/index.ts'
import { Removals } from '../removals.ts'
import { domOf } from './dom.ts'
import { type DomNode, domLines, placedLines, standsIn } from './lines.ts'
import { type Markup, readMarkup } from './metadata.ts'
import { prune } from './prune.ts'
import regions from './regions.json' with { type: 'json' }

/**
 * An HTML page after its main content was found: the content's lines, the lines among which its byline must stand (those
 * before it and its last), what markup says of it, and what was left out.
 */
export type Page = { lines: string[]; bylines: string[]; markup: Markup; removed: Removal[] }

/** Lines looked at before the content, with its own first ones, and at its end. */
const bylineReach = { before: 10, head: 15, tail: 8 }

/**
 * Characters from which an article is long enough for Readability to stop trying. Its own 500 are Latin letters;
 * Chinese says the same in half of them, and each try costs as much as the first.
 */
const charThreshold = 250

/**
 * Finds the main content of an HTML page: parse5 makes a tree of whatever came, as browsers do, and Mozilla's Readability
 * picks the article. Where it finds none, or next to
 * nothing of a page that has text, the whole body outside navigation and the like is taken.
 */
export function readPage(markupText: string): Page {
  const tree = parse(markupText)
  prune(tree)
  const document = domOf(tree)
  const markup = readMarkup(document)
  const placed = placedLines(document.body, regionOf)
  // Readability's types ask for a browser's document; its own small one serves it as well.
  const article = new Readability<DomNode>(document as never, {
    charThreshold,
    serializer: node => node as unknown as DomNode,
  }).parse()
  const found = article?.content ? domLines(article.content) : []
  const pageLines = placed.map(line => line.text)
  const outside = placed.filter(line => line.region === null).map(line => line.text)
  const lines = isTooLittle(found, pageLines) ? (outside.length > 0 ? outside : pageLines) : found

  const kept = new Set(markup.title ? [...lines, markup.title] : lines)
  const removed = new Removals()
  for (const { text, region } of placed) if (!kept.has(text)) removed.add(region ?? 'boilerplate', text)
  const start = Math.max(0, outside.indexOf(lines[0] ?? '') - bylineReach.before)
  const bylines = [...outside.slice(start, start + bylineReach.head), ...lines.slice(-bylineReach.tail)]
  return { lines, bylines, markup, removed: removed.list() }
}

const lengthOf = (lines: string[]) => lines.reduce((sum, line) => sum + line.length, 0)

/** Below this share of the page's text an article is taken for a miss (a cookie notice, one comment). */
const leastShare = 0.05

const isTooLittle = (found: string[], pageLines: string[]) =>
  found.length === 0 || lengthOf(found) < lengthOf(pageLines) * leastShare

const knownRegions = regions.map(region => ({
  kind: region.kind as Removal['kind'],
  elements: new Set(region.elements),
  roles: new Set(region.roles),
  names: new RegExp(region.names, 'i'),
}))

/** What part of a page a block is by its element, role, class and id, or null where these tell nothing. */
function regionOf(block: DomNode, name: string): Removal['kind'] | null {
  if (name === 'BODY' || (isHeadOrFoot(name) && standsIn(block, ['ARTICLE', 'MAIN']))) return null
  const role = block.getAttribute?.('role') ?? ''
  const names = `${block.getAttribute?.('class') ?? ''} ${block.getAttribute?.('id') ?? ''}`
  const region = knownRegions.find(
    known => known.elements.has(name) || known.roles.has(role) || known.names.test(names),
  )
  return region?.kind ?? null
}

const isHeadOrFoot = (name: string) => name === 'HEADER' || name === 'FOOTER'
