import { parse } from 'parse5'
import type { BenchmarkPage } from '../../bench/quality/pages.ts'
import { seededRandom } from '../../packages/platform/src/cli/economy/seeded-random.ts'
import { clean } from '../../packages/platform/src/read/clean/clean.ts'
import { readTree } from '../../packages/platform/src/read/html/page.ts'
import { type Example, learn, readExamples } from './learn.ts'

const folds = 5
const seed = 7

/** The text that is read from each page, and cleaned, by a model that was trained without the pages of its site (five folds by domain). */
export function textsOfUnseenSites(): { page: BenchmarkPage; text: string }[] {
  const examples = readExamples()
  const random = seededRandom(seed)
  const foldByDomain = new Map<string, number>()
  for (const { page } of examples)
    if (!foldByDomain.has(page.domain)) foldByDomain.set(page.domain, Math.floor(random() * folds))
  const foldOf = ({ page }: Example) => foldByDomain.get(page.domain)
  return Array.from({ length: folds }, (_, fold) => {
    const model = learn(examples, example => foldOf(example) !== fold)
    return examples
      .filter(example => foldOf(example) === fold)
      .map(({ page, markup }) => ({ page, text: clean(readTree(parse(markup), model).lines.join('\n'), 'prose').text }))
  }).flat()
}
