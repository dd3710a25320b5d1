import { clean } from '../../packages/platform/src/read/clean/clean.ts'
import {
  fingerprintOf,
  groupNearDuplicates,
  leastLikeness,
  likeness,
} from '../../packages/platform/src/read/near-duplicates.ts'
import { type Figure, f1Figure, type Measurement } from './figure.ts'
import { linesOf, rowsOf } from './files.ts'

/** Likenesses from which two documents count as one, beside the one that is used. */
const otherLeast = [0.4, 0.45, 0.55, 0.6]
const published =
  '5-gram Jaccard .990, 64-bit simhash .977, both after folding and without pinyin (README, these pairs)'

function figures(): Figure[] {
  const documents = rowsOf<{ id: string; text: string }>('near-duplicates', 'docs.jsonl')
  const at = new Map(documents.map(({ id }, index) => [id, index]))
  const fingerprints = documents.map(({ text }) => fingerprintOf(clean(text, 'prose').text))
  const groups = groupNearDuplicates(fingerprints)
  const pairs = linesOf('near-duplicates', 'pairs.tsv')
    .map(line => line.split('\t'))
    .filter(([a]) => at.has(a!))
    .map(([a, b, label]) => ({ a: at.get(a!)!, b: at.get(b!)!, isDuplicate: label === 'duplicate' }))
  const figure = (what: string, isFound: (a: number, b: number) => boolean, by = '') =>
    f1Figure(
      what,
      pairs.map(({ a, b, isDuplicate }) => {
        const found = isFound(a, b)
        return { right: found && isDuplicate ? 1 : 0, found: found ? 1 : 0, real: isDuplicate ? 1 : 0 }
      }),
      by,
    )
  const alike = (least: number) => (a: number, b: number) => likeness(fingerprints[a]!, fingerprints[b]!) >= least
  return [
    figure('pairs in one group', (a, b) => groups[a] === groups[b], published),
    figure(`pairs alike by ${leastLikeness}, as used`, alike(leastLikeness), published),
    ...otherLeast.map(least => figure(`pairs alike by ${least}`, alike(least))),
  ]
}

export const nearDuplicates: Measurement = {
  name: 'near-duplicates',
  source:
    'synthetic: pages of content-extraction in three variants each, `duplicate` against `overlap` and `different`',
  drawn: 'pairs',
  needs: ['near-duplicates'],
  figures,
}
