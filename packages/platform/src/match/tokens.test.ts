import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldScript } from '@langqiao/vocabulary'
import fc from 'fast-check'
import { stem, tokenise } from './tokens.ts'

const terms = (text: string) => tokenise(text).map(({ term }) => term)

test('Chinese becomes characters and neighbours, in simplified script, without stop phrases', () => {
  assert.deepEqual(terms('我們需要無人機'), ['无', '人', '无人', '机', '人机'])
  assert.deepEqual(terms('港口，码头'), ['港', '口', '港口', '码', '头', '码头'])
})

test('English becomes lightly stemmed words; stop words, numbers and single letters go', () => {
  assert.deepEqual(terms('We need 60 t trucks, moving Containers in 5G ports'), [
    'truck',
    'mov',
    'container',
    '5g',
    'port',
  ])
})

test('a third script has terms too', () => {
  assert.deepEqual(terms('беспилотные грузовики'), ['беспилотные', 'грузовики'])
  assert.deepEqual(terms('ドローン').slice(0, 3), ['ド', 'ロ', 'ドロ'])
})

test('forms of a word share a stem', () => {
  for (const [a, b] of [
    ['detects', 'detecting'],
    ['batteries', 'battery'],
    ['planned', 'planning'],
    ['organisation', 'organization'],
    ['boxes', 'box'],
  ])
    assert.equal(stem(a), stem(b))
  assert.equal(stem('glass'), 'glass')
})

test('every token covers the stretch of the text that it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const { term, start, end } of tokenise(text)) {
        assert.ok(start >= 0 && end <= text.length && end > start)
        assert.equal(stem(foldScript(text.slice(start, end))), term)
      }
    }),
  )
})
