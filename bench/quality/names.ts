import { nameTypes } from '../../packages/platform/src/extract/tagger/labels.ts'
import { ownModel } from '../../packages/platform/src/extract/tagger/model.ts'
import { crossValidate, namesByWay, type Way, ways } from '../../scripts/tagger/folds.ts'
import { type files, readSentences } from '../../scripts/tagger/sentences.ts'
import { type Tally, tally } from '../../scripts/tagger/tally.ts'
import { type Figure, f1Figure, type Measurement } from './figure.ts'

const source = (what: string) => `Universal NER v1 (CC BY-SA 4.0), ${what}; exact span and type`
/** All published figures are of the test files; ours are of the development files. */
const published = {
  traditional: 'XLM-R large 89.5 % (arXiv 2311.09122, test)',
  simplified:
    'XLM-R large 89.4 % (arXiv 2311.09122, test); perceptron with jieba 63.1 %: PER 57.7, LOC 69.5, ORG 47.3 (README, test)',
  english: 'XLM-R large 86.0 % (Universal NER, test)',
}

const countsOf = (tallies: readonly Tally[]) =>
  tallies.map(({ right, found, wanted }) => ({ right, found, real: wanted }))

/** Names of a development file found one way: of all types together, and by type. */
function figuresOf(file: keyof typeof files, what: string, way: Way, publishedAll: string): Figure[] {
  const sentences = readSentences(file)
  const found = sentences.map(({ text }) => namesByWay(text, ownModel())[way])
  return [undefined, ...nameTypes].map(type =>
    f1Figure(
      `${what}, ${type ?? 'all'}`,
      countsOf(sentences.map(({ names }, index) => tally(found[index]!, names, type))),
      type ? '' : publishedAll,
    ),
  )
}

/** The same sentences were labelled in each script apart: the one's labels as an answer to the other's. */
function agreement(): Figure {
  const [simplified, traditional] = [readSentences('simplifiedDev'), readSentences('traditionalDev')]
  const tallies = traditional.map(({ names }, index) => tally(simplified[index]!.names, names))
  return f1Figure('simplified labels as an answer to the traditional ones', countsOf(tallies))
}

export const chineseNames: Measurement = {
  name: 'chinese-ner',
  source: source('Chinese GSD, development files'),
  drawn: 'sentences',
  needs: ['chinese-ner'],
  figures: () => [
    ...figuresOf('simplifiedDev', 'tagger, simplified', 'tagger', published.simplified),
    ...figuresOf('traditionalDev', 'tagger, traditional', 'tagger', published.traditional),
    agreement(),
  ],
  crossValidated: () => {
    const tallies = crossValidate(readSentences('simplifiedTrain'), readSentences('traditionalTrain'))
    return ways.flatMap(way =>
      nameTypes.map(type =>
        f1Figure(`${way}, unseen documents of the training files, ${type}`, countsOf(tallies[way][type])),
      ),
    )
  },
}

export const englishNames: Measurement = {
  name: 'english-ner',
  source: source('English EWT, development file; the rules alone, since no English was trained on'),
  drawn: 'sentences',
  needs: ['english-ner'],
  figures: () => figuresOf('englishDev', 'rules', 'rules', published.english),
}
