/**
 * `node scripts/content-model/train.ts FOLDER [--write]`: trains the model of main content on the content-extraction
 * benchmark in FOLDER, prints what it reaches on pages of sites that it was not trained on (five folds by domain), and
 * with `--write` trains on all pages and writes `packages/platform/src/read/html/content-model.json`.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'parse5'
import {
  type BenchmarkPage,
  benchmarkPages,
  overlap,
  type Share,
  scoreOf,
  tokensOf,
} from '../../bench/content-extraction.ts'
import { seededRandom } from '../../packages/platform/src/cli/economy/seeded-random.ts'
import { decodeText } from '../../packages/platform/src/read/encoding.ts'
import { featuresOf } from '../../packages/platform/src/read/html/features.ts'
import { readMarkup } from '../../packages/platform/src/read/html/metadata.ts'
import { type ContentModel, readTree, shownLines } from '../../packages/platform/src/read/html/page.ts'
import { writtenTrees } from '../../packages/platform/src/read/html/trees.ts'
import { columnsOf, type Growth, grow } from './boosting.ts'
import { labelsOf } from './labels.ts'

const folds = 5
const seed = 7
const lineGrowth: Growth = {
  ...{ trees: 200, depth: 4, rate: 0.08, featureShare: 0.15, rowShare: 0.6 },
  ...{ leastWeight: 0.0005, shrinkage: 0.0005 },
}
const pageGrowth: Growth = {
  ...{ trees: 40, depth: 3, rate: 0.1, featureShare: 0.5, rowShare: 0.8 },
  ...{ leastWeight: 0.005, shrinkage: 0.005 },
}
/** What a page of each set weighs. The expected text of `readability` is a program's; `trafilatura` labels few lines. */
const setWeights: Record<'article' | 'discussion', Record<string, number>> = {
  article: { scrapinghub: 1, 'magic-html/article': 1, 'magic-html/forum': 0, readability: 0.5, trafilatura: 0.5 },
  discussion: { scrapinghub: 1, 'magic-html/article': 1, 'magic-html/forum': 1, readability: 0.2, trafilatura: 0.2 },
}
/** A page's gold counts as at least so many words, and a labelled piece of text as this share of a page. */
const shortestGold = 40
const pieceWeight = 0.1
const shortestPiece = 4

type Example = {
  page: BenchmarkPage
  markup: string
  numbers: Float32Array
  rows: Float32Array[]
  labels: (number | null)[]
  weights: number[]
}

function exampleOf(page: BenchmarkPage): Example {
  const markup = decodeText(page.bytes)?.text ?? ''
  const tree = parse(markup)
  const { shown } = shownLines(tree)
  const { rows, page: numbers, sizes } = featuresOf(shown, readMarkup(tree))
  const texts = shown.map(line => line.text)
  const { gold } = page
  const labels = gold === null ? texts.map(text => pieceLabel(text, page)) : labelsOf(texts, gold)
  const goldSize = gold === null ? 0 : Math.max(shortestGold, tokensOf(gold).length)
  const weights = sizes.map(size => (gold === null ? pieceWeight : Math.min(1, (size + 1) / goldSize)))
  return { page, markup, numbers, rows, labels, weights }
}

function pieceLabel(text: string, { wanted, unwanted }: BenchmarkPage): number | null {
  const holds = (piece: string) => piece.trim().length >= shortestPiece && text.includes(piece.trim())
  return wanted.some(holds) ? 1 : unwanted.some(holds) ? 0 : null
}

/** Trains on the examples outside a fold; on all where `leftOut` is null. */
function train(
  examples: readonly Example[],
  foldOf: (example: Example) => number,
  leftOut: number | null,
): ContentModel {
  const rows = examples.flatMap(example => example.rows)
  const owner = examples.flatMap(example => example.rows.map(() => example))
  const labels = Float32Array.from(examples.flatMap(example => example.labels.map(label => label ?? 0)))
  lineColumns ??= columnsOf(rows)
  const columns = lineColumns
  const lines = (model: 'article' | 'discussion') => {
    const weights = Float32Array.from(
      examples.flatMap(({ labels, weights, page }) =>
        weights.map((weight, index) => (labels[index] === null ? 0 : weight * setWeights[model][page.set]!)),
      ),
    )
    const members = Int32Array.from(owner.keys()).filter(
      index => weights[index]! > 0 && foldOf(owner[index]!) !== leftOut,
    )
    return grow(columns, { labels, weights }, members, lineGrowth, seededRandom(seed))
  }
  const pageLabels = Float32Array.from(examples, ({ page }) => (page.set === 'magic-html/forum' ? 1 : 0))
  const pageMembers = Int32Array.from(examples.keys()).filter(index => foldOf(examples[index]!) !== leftOut)
  const pageExamples = { labels: pageLabels, weights: new Float32Array(examples.length).fill(1) }
  const pages = columnsOf(examples.map(example => example.numbers))
  return {
    page: grow(pages, pageExamples, pageMembers, pageGrowth, seededRandom(seed)),
    article: lines('article'),
    discussion: lines('discussion'),
  }
}
/** Bins of all lines, which every fold shares: they hold no label. */
let lineColumns: ReturnType<typeof columnsOf> | null = null

const folder = process.argv[2]
if (!folder || folder.startsWith('--')) throw new Error('usage: node scripts/content-model/train.ts FOLDER [--write]')
const examples = Object.keys(setWeights.article).flatMap(set => benchmarkPages(folder, set).map(exampleOf))
const random = seededRandom(seed)
const foldByDomain = new Map<string, number>()
const foldOf = ({ page }: Example) => {
  if (!foldByDomain.has(page.domain)) foldByDomain.set(page.domain, Math.floor(random() * folds))
  return foldByDomain.get(page.domain)!
}
for (const example of examples) foldOf(example)

const shares = new Map<string, Share[]>()
for (let fold = 0; fold < folds; fold++) {
  const model = train(examples, foldOf, fold)
  for (const example of examples) {
    const { set, gold, language } = example.page
    if (foldOf(example) !== fold || gold === null) continue
    const share = overlap(readTree(parse(example.markup), model).lines.join('\n'), gold)
    for (const name of language === 'zh' ? [set, `${set}, Chinese`] : [set])
      shares.set(name, [...(shares.get(name) ?? []), share])
  }
}
process.stdout.write('| pages of unseen sites | pages | precision | recall | F1 | 95 % |\n|---|---|---|---|---|---|\n')
for (const [name, list] of shares) {
  const { pages, precision, recall, f1, low, high } = scoreOf(list, seededRandom(seed))
  const figures = [precision, recall, f1].map(figure => figure.toFixed(3)).join(' | ')
  process.stdout.write(`| ${name} | ${pages} | ${figures} | ${low.toFixed(3)}–${high.toFixed(3)} |\n`)
}
if (process.argv.includes('--write')) {
  const { page, article, discussion } = train(examples, foldOf, null)
  const file = path.join(import.meta.dirname, '../../packages/platform/src/read/html/content-model.json')
  const model = { page: writtenTrees(page), article: writtenTrees(article), discussion: writtenTrees(discussion) }
  writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`)
}
