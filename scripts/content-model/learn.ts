import { parse } from 'parse5'
import { type BenchmarkPage, benchmarkPages, pageSets, tokensOf } from '../../bench/quality/pages.ts'
import { seededRandom } from '../../packages/platform/src/cli/economy/seeded-random.ts'
import { decodeText } from '../../packages/platform/src/read/encoding.ts'
import { featuresOf } from '../../packages/platform/src/read/html/features.ts'
import { readMarkup } from '../../packages/platform/src/read/html/metadata.ts'
import { type ContentModel, shownLines } from '../../packages/platform/src/read/html/page.ts'
import { columnsOf, type Growth, grow } from './boosting.ts'
import { labelsOf } from './labels.ts'

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

export type Example = {
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

/** Pages of all sets as examples. Takes half a minute. */
export const readExamples = (): Example[] => pageSets.flatMap(set => benchmarkPages(set).map(exampleOf))

/** Trains on those of the examples that `isMember` takes. All of them go in, because they share the thresholds. */
export function learn(examples: readonly Example[], isMember: (example: Example) => boolean): ContentModel {
  const rows = examples.flatMap(example => example.rows)
  const owner = examples.flatMap(example => example.rows.map(() => example))
  const labels = Float32Array.from(examples.flatMap(example => example.labels.map(label => label ?? 0)))
  const columns = columnsOf(rows)
  const lines = (model: 'article' | 'discussion') => {
    const weights = Float32Array.from(
      examples.flatMap(({ labels, weights, page }) =>
        weights.map((weight, index) => (labels[index] === null ? 0 : weight * setWeights[model][page.set]!)),
      ),
    )
    const members = Int32Array.from(owner.keys()).filter(index => weights[index]! > 0 && isMember(owner[index]!))
    return grow(columns, { labels, weights }, members, lineGrowth, seededRandom(seed))
  }
  const pageLabels = Float32Array.from(examples, ({ page }) => (page.set === 'magic-html/forum' ? 1 : 0))
  const pageMembers = Int32Array.from(examples.keys()).filter(index => isMember(examples[index]!))
  const pageExamples = { labels: pageLabels, weights: new Float32Array(examples.length).fill(1) }
  const pages = columnsOf(examples.map(example => example.numbers))
  return {
    page: grow(pages, pageExamples, pageMembers, pageGrowth, seededRandom(seed)),
    article: lines('article'),
    discussion: lines('discussion'),
  }
}
