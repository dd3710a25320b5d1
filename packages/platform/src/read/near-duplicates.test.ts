import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import {
  bandsOf,
  type Fingerprint,
  fingerprintOf,
  groupNearDuplicates,
  leastLikeness,
  likeness,
} from './near-duplicates.ts'

/** Sentences that share no run of five letters, numbered by three characters each. */
const stems = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥']
const sentence = (number: number) => {
  const [first, second, third] = [number % 22, Math.floor(number / 22) % 22, Math.floor(number / 484) % 22].map(
    at => stems[at]!,
  )
  return `${first}市${second}区${third}港开放${second}号道${first}路并测试${third}型${first}车${second}共${third}辆。`
}
const article = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => sentence(from + index)).join('\n')
const print = (text: string): Fingerprint => fingerprintOf(text)!

test('script, case, width, punctuation and lines do not change a fingerprint', () => {
  const toTraditional = Converter({ from: 'cn', to: 't' })
  const text = `AI 港口\n${article(0, 12)}`
  assert.deepEqual(print(toTraditional(text)), print(text))
  assert.deepEqual(print(text.replaceAll('\n', ' ').replaceAll('。', '；').replace('AI', 'ａi')), print(text))
})

test('a text without a run of letters has no fingerprint and stands alone', () => {
  assert.equal(fingerprintOf(''), null)
  assert.equal(fingerprintOf('——……！'), null)
  assert.deepEqual([...groupNearDuplicates([null, null])], [0, 1])
})

test('likeness is near the share of runs in common', () => {
  const runs = (text: string) => {
    const units = text.replace(/[^\p{L}\p{N}]/gu, '')
    return new Set(Array.from({ length: units.length - 4 }, (_, at) => units.slice(at, at + 5)))
  }
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 30 }), fc.nat(30), (count, shift) => {
      const [a, b] = [article(0, count), article(shift, count)]
      const [ofA, ofB] = [runs(a), runs(b)]
      const shared = [...ofA].filter(run => ofB.has(run)).length
      const exact = shared / (ofA.size + ofB.size - shared)
      // Five standard errors of an estimate from 256 minima, at their widest.
      assert.ok(Math.abs(likeness(print(a), print(b)) - exact) < 5 * 0.0313)
      assert.equal(likeness(print(a), print(b)), likeness(print(b), print(a)))
      assert.equal(likeness(print(a), print(a)), 1)
    }),
    { numRuns: 60 },
  )
})

test('groups are those that comparing all with all gives', () => {
  const clearCut = fc.array(fc.tuple(fc.nat(6), fc.nat(2)), { minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(clearCut, drawn => {
      // Articles lie 40 sentences apart; a copy lacks one or two of its 20 sentences.
      const prints = drawn.map(([which, cut]) => print(article(which * 40 + cut, 20 - cut)))
      const slow = prints.map((_, index) => index)
      for (const [b, ofB] of prints.entries())
        for (let a = 0; a < b; a++)
          if (likeness(prints[a]!, ofB) >= leastLikeness) {
            const [from, to] = [slow[b]!, slow[a]!].sort((x, y) => y - x)
            for (const [index, group] of slow.entries()) if (group === from) slow[index] = to!
          }
      assert.deepEqual([...groupNearDuplicates(prints)], slow)
    }),
    { numRuns: 60 },
  )
})

test('near-duplicates share a band, so that an index of bands finds them', () => {
  const bands = new Set(bandsOf(print(article(0, 20))))
  assert.ok(bandsOf(print(article(2, 18))).some(band => bands.has(band)))
  assert.ok(!bandsOf(print(article(500, 20))).some(band => bands.has(band)))
})
