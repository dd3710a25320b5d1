/**
 * `node scripts/measure-tagger.ts [--folds]`: precision, recall and F1 (exact span and type, with intervals of 95 % over
 * resampled sentences) of the tagger's own weights on the development files of Universal NER, beside published figures; and
 * how fast it loads and tags.
 * With `--folds` also rules, tagger and extraction against each other, by cross-validation over the training documents;
 * this trains five times. The files stand in `../shared/benchmarks`; without them the command says so and exits 1.
 */

import { readFileSync } from 'node:fs'
import { findMarks } from '../packages/platform/src/extract/marks.ts'
import { readPassage } from '../packages/platform/src/extract/passage.ts'
import { nameTypes } from '../packages/platform/src/extract/tagger/labels.ts'
import { ownModel, unpackModel, weightsFile } from '../packages/platform/src/extract/tagger/model.ts'
import { tagNames } from '../packages/platform/src/extract/tagger/tag-names.ts'
import { findConcepts } from '../packages/vocabulary/src/index.ts'
import { crossValidate, folds, namesByWay, ways } from './tagger/folds.ts'
import { type Name, score, tally, told } from './tagger/score.ts'
import { haveFiles, readSentences, type Sentence } from './tagger/sentences.ts'

/** Where they come from: ../shared/benchmarks/chinese-ner/README.md. Both are of the test files, ours of the development files. */
const published = [
  'XLM-R large, trained on GSD, GSD test: F1 89.5 traditional, 89.4 simplified (arXiv 2311.09122)',
  'averaged perceptron in plain JavaScript with jieba, GSD test: P 67.4 R 59.3 F1 63.1 (PER 57.7, ORG 47.3, LOC 69.5)',
]

const say = (line: string) => process.stdout.write(`${line}\n`)

function sayScores(title: string, sentences: readonly Sentence[], found: readonly Name[][]): void {
  for (const type of [undefined, ...nameTypes])
    say(
      `${title}  ${(type ?? 'all').padEnd(12)}  ` +
        told(score(sentences.map(({ names }, index) => tally(found[index], names, type)))),
    )
}

/** Loads the weights anew and tags all texts in one document, a few times; the best counts, the machine may be shared. */
function saySpeed(sentences: readonly Sentence[]): void {
  const started = performance.now()
  const file = readFileSync(weightsFile)
  const model = unpackModel(file)
  const loaded = performance.now() - started
  const text = sentences.map(sentence => sentence.text).join('\n')
  const passage = readPassage(text)
  const marks = findMarks(passage.text)
  const concepts = findConcepts(text)
  const seconds = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    tagNames(passage, marks, concepts, model)
    return (performance.now() - begun) / 1000
  })
  const speed = Math.round(text.length / Math.min(...seconds) / 1000)
  say(
    `weights: ${file.length} bytes, loaded in ${loaded.toFixed(0)} ms; ${speed},000 characters/s, best of ${rounds} rounds`,
  )
}

const rounds = 9

function main(args: readonly string[]): number {
  if (!haveFiles()) {
    process.stderr.write(
      'measure-tagger: ../shared/benchmarks/{chinese-ner,english-ner} is absent; nothing was measured\n',
    )
    return 1
  }
  const dev = { simplified: readSentences('simplifiedDev'), traditional: readSentences('traditionalDev') }
  for (const [script, sentences] of Object.entries(dev))
    sayScores(
      `GSD dev ${script}`.padEnd(19),
      sentences,
      sentences.map(({ text }) => namesByWay(text, ownModel()).tagger),
    )
  for (const line of published) say(`published            ${line}`)
  say('The two scripts were labelled apart; taken as an answer to the traditional labels, the simplified ones give')
  sayScores(
    'labels of each other',
    dev.traditional,
    dev.simplified.map(({ names }) => names),
  )

  saySpeed(dev.simplified)

  const english = readSentences('englishDev')
  sayScores(
    'EWT dev, rules',
    english,
    english.map(({ text }) => namesByWay(text, ownModel()).rules),
  )

  if (!args.includes('--folds')) return 0
  const tallies = crossValidate(readSentences('simplifiedTrain'), readSentences('traditionalTrain'))
  for (const type of nameTypes)
    for (const way of ways)
      say(`GSD train, ${folds} folds  ${type.padEnd(12)}  ${way.padEnd(10)}  ${told(score(tallies[way][type]))}`)
  return 0
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2))
