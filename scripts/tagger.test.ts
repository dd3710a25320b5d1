import assert from 'node:assert/strict'
import test from 'node:test'
import { packModel, unpackModel } from '../packages/platform/src/extract/tagger/model.ts'
import { namesByWay } from './tagger/folds.ts'
import { learn } from './tagger/learn.ts'
import type { Sentence } from './tagger/sentences.ts'
import { tally } from './tagger/tally.ts'

const verbs = ['到了', '离开', '喜欢', '研究']
const places = ['甲州', '乙州', '丙州', '丁州', '戊州', '己州']

/** Sentences in which whoever is named goes to a place whose name ends in 州. */
const sentences: Sentence[] = places.flatMap(place =>
  verbs.map(verb => ({
    doc: place,
    text: `昨天他们${verb}${place}。`,
    names: [{ start: 6, end: 8, type: 'place' as const }],
    complete: true,
  })),
)

test('what was learnt finds a name that was not in the sentences, and the same sentences give the same weights', () => {
  const first = learn(sentences)
  const file = packModel(first.features, first.transitionWeights)
  assert.deepEqual(
    namesByWay('昨天他们到了庚州。', unpackModel(file)).tagger.map(({ start, end, type }) => [start, end, type]),
    [[6, 8, 'place']],
  )
  const again = learn(sentences)
  assert.deepEqual(packModel(again.features, again.transitionWeights), file)
})

test('where only organisations are marked, a place or person elsewhere is not unlearnt', () => {
  const unmarked = sentences.map(sentence => ({ ...sentence, names: [], complete: false }))
  const { features, transitionWeights } = learn([...sentences, ...unmarked])
  const model = unpackModel(packModel(features, transitionWeights))
  assert.equal(namesByWay('昨天他们到了庚州。', model).tagger.length, 1)
})

test('a name is right where its span and type are exact', () => {
  const name = { start: 0, end: 2, type: 'place' as const }
  assert.deepEqual(tally([name], [name]), { found: 1, wanted: 1, right: 1 })
  assert.deepEqual(
    tally(
      [
        { ...name, type: 'person' },
        { ...name, end: 3 },
      ],
      [name],
    ),
    { found: 2, wanted: 1, right: 0 },
  )
  assert.deepEqual(tally([{ ...name, type: 'person' }], [name], 'person'), { found: 1, wanted: 0, right: 0 })
})
