import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  allConcepts,
  concept,
  findConcepts,
  foldScript,
  labelsOf,
  relatedness,
  relatedTo,
  specificity,
} from './index.ts'

const idsIn = (text: string) => findConcepts(text).map(mention => mention.concept)

test('every reference leads to a concept, and functions are what is served and needed', () => {
  for (const { id, broader, related, serves, needs } of allConcepts()) {
    for (const other of [...broader, ...related, ...serves, ...needs]) assert.ok(concept(other), `${id} → ${other}`)
    for (const other of [...serves, ...needs]) assert.equal(concept(other)?.kind, 'function', `${id} → ${other}`)
  }
})

test('no id stands twice and all are kebab-case', () => {
  const ids = allConcepts().map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('nothing is broader than itself, however far one climbs', () => {
  const climb = (id: string, path: string[]): void => {
    assert.ok(!path.includes(id), [...path, id].join(' → '))
    for (const above of concept(id)?.broader ?? []) climb(above, [...path, id])
  }
  for (const { id } of allConcepts()) climb(id, [])
})

test('no label names two concepts, and every concept has both languages', () => {
  const owner = new Map<string, string>()
  for (const each of allConcepts()) {
    assert.ok(each.prefLabel.zh && each.prefLabel.en, each.id)
    for (const label of labelsOf(each)) {
      const folded = foldScript(label)
      assert.equal(owner.get(folded) ?? each.id, each.id, label)
      owner.set(folded, each.id)
    }
  }
})

test('every label is found whole and leads back to its concept', () => {
  for (const each of allConcepts()) {
    for (const label of labelsOf(each)) {
      assert.deepEqual(findConcepts(label), [{ concept: each.id, label, start: 0, end: label.length }])
    }
  }
})

test('finds the longest label, in either script, and keeps the offsets of the text as given', () => {
  const text = '碼頭要無人集卡'
  assert.deepEqual(findConcepts(text), [
    { concept: 'port', label: '碼頭', start: 0, end: 2 },
    { concept: 'unmanned-container-truck', label: '無人集卡', start: 3, end: 7 },
  ])
})

test('Latin labels match whole words of any case, hyphenated or not, singular or plural', () => {
  assert.deepEqual(idsIn('Crop Spraying DRONES and low speed autonomous vehicles'), [
    'crop-drone',
    'low-speed-unmanned-vehicle',
  ])
  assert.deepEqual(idsIn('airport'), ['airport'])
  assert.deepEqual(idsIn('report on maize, 15G and PVC'), ['wheat-maize'])
  assert.deepEqual(idsIn('基于5G的港口'), ['telecom-5g', 'port'])
})

test('mentions are quotes in order that do not overlap, whatever the text', () => {
  const labels = allConcepts().flatMap(labelsOf)
  const piece = fc.oneof(fc.constantFrom(...labels), fc.string({ unit: 'binary', maxLength: 5 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = pieces.join('')
      let last = 0
      for (const { label, start, end } of findConcepts(text)) {
        assert.equal(text.slice(start, end), label)
        assert.ok(start >= last && end > start)
        last = end
      }
    }),
  )
})

test('folding keeps the length and is done after once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const folded = foldScript(text)
      assert.equal(folded.length, text.length)
      assert.equal(foldScript(folded), folded)
    }),
  )
  assert.equal(foldScript('無人機－ＡＩ Low-Altitude'), '无人机 ai low altitude')
})

test('a technology answers the function it serves, a narrower thing better than a broader one', () => {
  assert.equal(relatedness('port', 'port'), 1)
  assert.ok(relatedness('drive-without-driver', 'low-speed-unmanned-vehicle') > 0.7)
  assert.ok(relatedness('port', 'unmanned-container-truck') > 0.4)
  assert.ok(relatedness('drone', 'crop-drone') > relatedness('crop-drone', 'drone'))
  assert.equal(relatedness('port', 'gene-sequencing'), 0)
  assert.equal(relatedTo('no-such-concept').size, 0)
})

test('a general concept says less than a special one', () => {
  assert.ok(specificity('artificial-intelligence') < specificity('crop-drone'))
  assert.equal(specificity('crop-drone'), 1)
  assert.equal(specificity('no-such-concept'), 0)
})
