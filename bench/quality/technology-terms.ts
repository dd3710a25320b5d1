import { extract } from '../../packages/platform/src/extract/index.ts'
import { type Figure, f1Figure, type Measurement } from './figure.ts'
import { linesOf } from './files.ts'

/** Keywords that are taken of each abstract. */
const most = 5

/** Terms of the vocabulary in a text, folded: those named most often first, then the longer ones, then by place. */
function keywordsOf(text: string): string[] {
  const counts = new Map<string, number>()
  for (const { label } of extract({ source: '', text }).activities) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts]
    .sort(([a, times], [b, otherTimes]) => otherTimes - times || b.length - a.length)
    .slice(0, most)
    .map(([label]) => label.toLowerCase())
}

function figures(): Figure[] {
  const rows = linesOf('technology-terms', 'csl_kg_dev.tsv').map(line => {
    const [, text = '', gold = ''] = line.split('\t')
    return { found: keywordsOf(text), real: gold.toLowerCase().split('_').filter(Boolean) }
  })
  const counts = rows.map(({ found, real }) => ({
    right: found.filter(keyword => real.includes(keyword)).length,
    found: found.length,
    real: real.length,
  }))
  return [
    f1Figure(
      `keywords of the authors, first ${most}`,
      counts,
      'jieba TF-IDF P .142, R .136, F1 .139 (README, these rows)',
    ),
    f1Figure(
      `the same, abstracts in which a term of the vocabulary stands`,
      counts.filter(({ found }) => found > 0),
    ),
  ]
}

export const technologyTerms: Measurement = {
  name: 'technology-terms',
  source:
    'CSL (Apache-2.0), keywords of 1,000 Chinese abstracts of all disciplines; what is found are terms of our vocabulary, which covers technology, industry and policy. The discipline of an abstract (cls_dcp) is not told by anything here',
  drawn: 'abstracts',
  needs: ['technology-terms'],
  figures,
}
