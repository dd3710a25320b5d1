import { parse } from 'parse5'
import type { Removal } from '../../words/index.ts'
import { Removals } from '../removals.ts'
import { type ContentModel, contentOf } from './content.ts'
import written from './content-model.json' with { type: 'json' }
import { type Box, type Line, linesOf } from './lines.ts'
import { type Markup, readMarkup } from './metadata.ts'
import { markKinds } from './names.ts'
import type { PageParent } from './tree.ts'
import { treesFrom } from './trees.ts'

export type { ContentModel }

/**
 * An HTML page after its main content was found: the content's lines, the lines among which its byline must stand (those
 * before it and its last), what markup says of it, and what was left out.
 */
export type Page = { lines: string[]; bylines: string[]; markup: Markup; removed: Removal[] }

const storedModel: ContentModel = {
  page: treesFrom(written.page),
  article: treesFrom(written.article),
  discussion: treesFrom(written.discussion),
}

/** Lines looked at before the content, with its own first ones, and at its end. */
const bylineReach = { before: 10, head: 15, tail: 8 }
/** A page with more of its text hidden than this shows it by a program, and is read as if it had. */
const mostHidden = 0.5

/**
 * Finds the main content of an HTML page: parse5 makes a tree of whatever came, as browsers do, its text becomes lines,
 * and a model over the lines tells which belong to the article or the thread (content-model.md). Where it finds
 * nothing, all lines outside navigation and the like are taken.
 */
export const readPage = (markup: string): Page => readTree(parse(markup), storedModel)

/** As `readPage`, of a tree that parse5 made, by a model of one's own. */
export function readTree(tree: PageParent, model: ContentModel): Page {
  const { saysForum, saysArticle, ...markup } = readMarkup(tree)
  const { shown: lines, hidden } = shownLines(tree)
  const { isKept, titleLine } = contentOf(lines, { title: markup.title, saysForum, saysArticle }, model)
  if (isKept.includes(true)) keepTitle(lines, isKept, titleLine)
  else
    lines.forEach((line, index) => {
      isKept[index] = removalKind(line) === 'boilerplate'
    })
  if (!isKept.includes(true)) isKept.fill(true)

  const kept = lines.filter((_, index) => isKept[index]).map(line => line.text)
  const removed = new Removals()
  for (const line of hidden) removed.add('hidden-text', line.text)
  lines.forEach((line, index) => {
    if (!isKept[index] && line.text !== markup.title) removed.add(removalKind(line), line.text)
  })
  const start = Math.max(0, isKept.indexOf(true) - bylineReach.before)
  const near = lines.slice(start, start + bylineReach.head).map(line => line.text)
  return { lines: kept, bylines: [...near, ...kept.slice(-bylineReach.tail)], markup, removed: removed.list() }
}

/** Lines of a page that a reader sees, and those hidden, which all count as seen where they are most of the page. */
export function shownLines(tree: PageParent): { shown: Line[]; hidden: Line[] } {
  const all = linesOf(tree)
  const hidden = all.filter(line => line.isHidden)
  if (lengthOf(hidden) > mostHidden * lengthOf(all)) return { shown: all, hidden: [] }
  return { shown: all.filter(line => !line.isHidden), hidden }
}

const lengthOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.text.length, 0)

/**
 * The title opens the text of a Chinese page, where it often is the only place that names the policy or the list in
 * full; elsewhere the lead says it again, and the title stands in its own field alone.
 */
function keepTitle(lines: readonly Line[], isKept: boolean[], titleLine: number): void {
  const first = isKept.indexOf(true)
  if (titleLine < 0 || first < 0) return
  const isChinese = /\p{Script=Han}/u.test(lines[titleLine]!.text)
  if (!isChinese) isKept[titleLine] = false
  else if (titleLine < first && !isLink(lines[titleLine]!)) isKept[titleLine] = true
}

const isLink = (line: Line) => line.linked * 2 > line.text.length

const partKinds = new Map<string, Removal['kind']>([
  ['nav', 'navigation'],
  ['header', 'navigation'],
  ['footer', 'navigation'],
  ['aside', 'link-farm'],
])

/** What a line that was left out is, by the nearest element around it whose name or labels tell. */
function removalKind(line: Line): Removal['kind'] {
  for (let box: Box | null = line.box; box; box = box.parent) {
    const marks = box === line.box ? box.marks | line.marks : box.marks
    const labelled = markKinds.find((kind, group) => kind !== null && marks & (1 << group))
    const kind = labelled ?? partKinds.get(box.name)
    if (kind) return kind
  }
  return 'boilerplate'
}
