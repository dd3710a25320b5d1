/**
 * `node scripts/content-model/train.ts`: trains the model of main content on the content-extraction benchmark in
 * `../shared/benchmarks` and writes `packages/platform/src/read/html/content-model.json`. Without the benchmark it says so
 * and exits 1. What is reached on pages of sites that it was not trained on: `node bench/quality.ts content-extraction --folds`.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { missing } from '../../bench/quality/files.ts'
import { writtenTrees } from '../../packages/platform/src/read/html/trees.ts'
import { learn, readExamples } from './learn.ts'

const file = path.join(import.meta.dirname, '../../packages/platform/src/read/html/content-model.json')

function main(): number {
  if (missing(['content-extraction']).length > 0) {
    process.stderr.write('train: ../shared/benchmarks/content-extraction is absent; nothing was trained\n')
    return 1
  }
  const { page, article, discussion } = learn(readExamples(), () => true)
  const model = { page: writtenTrees(page), article: writtenTrees(article), discussion: writtenTrees(discussion) }
  writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`)
  return 0
}

process.exitCode = main()
