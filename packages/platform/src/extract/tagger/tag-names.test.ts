import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { findMarks } from '../marks.ts'
import { readPassage } from '../passage.ts'
import { meanShare, tagNames } from './tag-names.ts'
import { mostTokens, readTokens } from './tokens.ts'

function tagged(text: string) {
  const passage = readPassage(text)
  return tagNames(passage, findMarks(passage.text), [])
}
const told = (text: string) => tagged(text).names.map(({ start, end, type }) => [text.slice(start, end), type])

test('names of persons, places and organisations are told apart, in either script', () => {
  assert.deepEqual(told('约翰·史密斯出生于巴黎。'), [
    ['约翰·史密斯', 'person'],
    ['巴黎', 'place'],
  ])
  assert.deepEqual(told('日本海軍於1941年進攻珍珠港。'), [
    ['日本海軍', 'organisation'],
    ['珍珠港', 'place'],
  ])
  assert.deepEqual(told('他们每天早上都吃面包。'), [])
})

test('a sentence without Chinese is left to the rules', () => {
  assert.deepEqual(told('The United Nations has an office in Geneva.'), [])
})

test('a sentence longer than a piece is tagged to its end', () => {
  const text = `${'我们昨天去看了很多书，'.repeat(mostTokens / 8)}然后回到法国。`
  assert.deepEqual(told(text).at(-1), ['法国', 'place'])
})

test('the share of a span is high in a name and low outside', () => {
  const { shares } = tagged('约翰·史密斯出生于巴黎。')
  assert.ok(meanShare(shares.place, { start: 9, end: 11 }) > 0.9)
  assert.ok(meanShare(shares.place, { start: 6, end: 9 }) < 0.1)
})

const pieces = fc.constantFrom(
  '北京',
  '大学',
  '李',
  '·',
  '“',
  '”',
  '《',
  'ABC',
  '12',
  '，',
  '。',
  '\n',
  ' ',
  '特斯拉',
  '廠',
  '的',
  '\ud83d',
)
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary' }),
)

test('tokens cover a text without gap or overlap', () => {
  fc.assert(
    fc.property(texts, text => {
      const { size, starts, ends } = readTokens(text, 0, text.length)
      for (let i = 0; i < size; i++) assert.equal(starts[i], i === 0 ? 0 : ends[i - 1])
      assert.ok(size === 0 || ends[size - 1] === text.length || size === mostTokens)
    }),
  )
})

test('any text gives names in order, apart and not empty, with probabilities', () => {
  fc.assert(
    fc.property(texts, text => {
      const { names, shares } = tagged(text)
      let reached = 0
      for (const { start, end, confidence } of names) {
        assert.ok(start >= reached && end > start && end <= text.length)
        assert.ok(confidence > 0 && confidence <= 1 + 1e-9)
        reached = end
      }
      for (const share of Object.values(shares)) for (const value of share) assert.ok(value >= 0 && value <= 1 + 1e-6)
    }),
  )
})
