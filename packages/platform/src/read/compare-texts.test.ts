import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compareTexts } from './compare-texts.ts'

const first = '港区开放三条测试路。今年测试车辆共有40辆！\n明年再开放两条。记者从港口了解到上述情况。'

test('a changed figure, a cut and an added sentence are told apart', () => {
  const second = '港區開放三條測試路；今年测试车辆共有48辆。\n明年再开放两条。更多内容请关注本号。'
  const { changed, onlyHere, onlyThere, same } = compareTexts(first, second)
  assert.deepEqual(
    changed.map(({ here, there }) => [here.text, there.text]),
    [['今年测试车辆共有40辆！', '今年测试车辆共有48辆。']],
  )
  assert.deepEqual(
    onlyHere.map(({ text }) => text),
    ['记者从港口了解到上述情况。'],
  )
  assert.deepEqual(
    onlyThere.map(({ text }) => text),
    ['更多内容请关注本号。'],
  )
  assert.equal(same, 2)
})

test('script, punctuation, spaces and order make no difference', () => {
  const turned = first.split('\n').reverse().join('\n').replaceAll('。', '；').replaceAll('三', ' 三 ')
  const { changed, onlyHere, onlyThere } = compareTexts(first, turned)
  assert.deepEqual([changed, onlyHere, onlyThere], [[], [], []])
})

const sentence = fc.string({ unit: fc.constantFrom(...'港区开放测试路一二三'), minLength: 1, maxLength: 12 })
const text = fc.array(sentence, { maxLength: 12 }).map(sentences => sentences.map(each => `${each}。`).join(''))

test('what is told stands where it says, and each sentence that differs is told once', () => {
  fc.assert(
    fc.property(text, text, (here, there) => {
      const { changed, onlyHere, onlyThere } = compareTexts(here, there)
      const ofHere = [...changed.map(pair => pair.here), ...onlyHere]
      const ofThere = [...changed.map(pair => pair.there), ...onlyThere]
      for (const each of ofHere) assert.equal(here.slice(each.start, each.end), each.text)
      for (const each of ofThere) assert.equal(there.slice(each.start, each.end), each.text)
      assert.equal(new Set(ofHere.map(({ start }) => start)).size, ofHere.length)
      assert.equal(new Set(ofThere.map(({ start }) => start)).size, ofThere.length)
      const turned = compareTexts(there, here)
      assert.equal(turned.changed.length + turned.onlyHere.length, ofThere.length)
      assert.equal(turned.changed.length + turned.onlyThere.length, ofHere.length)
    }),
  )
})
