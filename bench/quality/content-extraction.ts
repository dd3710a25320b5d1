import { readDocument } from '../../packages/platform/src/read/index.ts'
import { textsOfUnseenSites } from '../../scripts/content-model/folds.ts'
import { type Figure, f1Figure, type Measurement, meanFigure } from './figure.ts'
import { type BenchmarkPage, benchmarkPages, overlap, pageSets } from './pages.ts'

type Read = { page: BenchmarkPage; text: string }

const these = '(README, these pages)'
/**
 * What others reach: by their own tables over all their pages, of which half are here, and as the benchmark's README measured
 * Readability 0.6.0 and defuddle 0.19.4 on these very pages by the F1 used here. magic-html's own table counts otherwise.
 */
const published: Record<string, string> = {
  scrapinghub: `Readability .953, defuddle .933 ${these}; trafilatura 2.0 .958, AutoExtract and rs_trafilatura .970 (scrapinghub, all 181 pages)`,
  'magic-html/article': `Readability .869, defuddle .837 ${these}; magic_html .929 by ROUGE-L (magic-html, all 158 pages)`,
  'magic-html/article, Chinese': `Readability .874, defuddle .874 ${these}`,
  'magic-html/forum': `Readability .651, defuddle .741 ${these}; magic_html .811 by ROUGE-L (magic-html, all 103 pages)`,
  'magic-html/forum, Chinese': `Readability .607, defuddle .722 ${these}`,
  readability: 'Readability 1 by definition; its made-up pages repeat paragraphs, which reading takes out',
  trafilatura: 'trafilatura 2.2 .924, magic-html .889, Readability (lxml) .826 (trafilatura, all 990 pages)',
}

/** Figures by set: 4-token F1 where a page has gold; pieces of text found and not found where it has these. */
function figuresOf(reads: readonly Read[], where: string): Figure[] {
  const names = [...new Set(reads.map(({ page }) => page.set))].flatMap(set => [set, `${set}, Chinese`])
  return names.flatMap(name => {
    const chosen = reads.filter(
      ({ page: { set, language } }) => name === set || (name === `${set}, Chinese` && language === 'zh'),
    )
    if (chosen.length === 0) return []
    const what = `${name}${where}`
    if (chosen.every(({ page }) => page.gold !== null))
      return [
        meanFigure(
          what,
          chosen.map(({ page, text }) => overlap(text, page.gold!)),
          published[name],
        ),
      ]
    const counts = chosen.map(({ page: { wanted, unwanted }, text }) => {
      const right = wanted.filter(piece => text.includes(piece)).length
      return { right, found: right + unwanted.filter(piece => text.includes(piece)).length, real: wanted.length }
    })
    return [f1Figure(what, counts, published[name])]
  })
}

async function readAll(): Promise<Read[]> {
  const reads: Read[] = []
  for (const page of pageSets.flatMap(benchmarkPages)) {
    const outcome = await readDocument(`${page.id}.html`, page.bytes)
    reads.push({ page, text: outcome.ok ? outcome.value.text : '' })
  }
  return reads
}

export const contentExtraction: Measurement = {
  name: 'content-extraction',
  source:
    'scrapinghub/article-extraction-benchmark (MIT), opendatalab/magic-html, mozilla/readability and adbar/trafilatura (Apache-2.0). The model was trained on these very pages, so that the first rows flatter; "unseen sites" (with --folds) do not',
  drawn: 'pages',
  needs: ['content-extraction'],
  figures: async () => figuresOf(await readAll(), ''),
  crossValidated: () => figuresOf(textsOfUnseenSites(), ', unseen sites'),
}
