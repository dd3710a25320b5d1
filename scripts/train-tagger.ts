/**
 * `node scripts/train-tagger.ts [--articles]`: trains the tagger of names and writes its weights. Reads the training
 * files of Universal NER in `../shared/benchmarks` (see docs/decisions/0008-weights-under-cc-by-sa.md); `--articles` adds
 * our own gold, `corpus/articles/development`. Half a minute to two; the same data give the same file.
 */
import { writeFileSync } from 'node:fs'
import { packModel, weightsFile } from '../packages/platform/src/extract/tagger/model.ts'
import { learn } from './tagger/learn.ts'
import { haveFiles, readArticles, readSentences } from './tagger/sentences.ts'

function main(args: readonly string[]): number {
  if (!haveFiles()) {
    process.stderr.write(
      'train-tagger: ../shared/benchmarks/{chinese-ner,english-ner} is absent; nothing was trained\n',
    )
    return 1
  }
  const started = performance.now()
  const sentences = [
    ...readSentences('simplifiedTrain'),
    ...readSentences('traditionalTrain'),
    ...(args.includes('--articles') ? readArticles() : []),
  ]
  const { features, transitionWeights } = learn(sentences)
  const file = packModel(features, transitionWeights)
  writeFileSync(weightsFile, file)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  process.stdout.write(
    `${sentences.length} sentences, ${features.length} features, ${file.length} bytes, ${seconds} s\n`,
  )
  return 0
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2))
