import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { findDamage } from './damage.ts'

const gaps = (text: string) => findDamage(text).map(({ quote, suggestion }) => [quote, suggestion])

test('a frequent word without an inner character is marked with the whole word, in both scripts', () => {
  assert.deepEqual(gaps('这座城市做集电路的有三万人。'), [['集电路', '集成电路']])
  assert.deepEqual(gaps('新園區的多媒體術成熟了，面積十二平公里。'), [
    ['多媒體術', '多媒体技术'],
    ['平公里', '平方公里'],
  ])
})

test('what is left of a word is not marked where the next word takes its end', () => {
  for (const text of [
    '景区门票半价优惠。',
    '这是抗战期间的照片。',
    '公司从事高能理论研究。',
    '新能源车的出口增长很快。',
  ])
    assert.deepEqual(gaps(text), [], text)
})

test('what tells little counts only in a text that is damaged elsewhere', () => {
  assert.deepEqual(gaps('路口的停场只开放了一半。'), [])
  assert.deepEqual(gaps('路口的停场只开放了一半。集电路企业在旁边。'), [
    ['停场', '停车场'],
    ['集电路', '集成电路'],
  ])
})

test('a text made of nothing but damage is looked at only so far', () => {
  const found = findDamage('多媒体术。'.repeat(50_000))
  assert.ok(found.length > 1000 && found.length <= 10_000)
})

test('damage is in order, apart, and quoted as it stands', () => {
  const piece = fc.constantFrom(
    '集电路',
    '高质量展',
    '停场',
    '?',
    '的',
    '。',
    '平公里',
    '發展',
    '?',
    '\ufffd',
    '多媒体术',
    '新',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      let last = 0
      for (const { start, end, quote } of findDamage(text)) {
        assert.ok(start >= last && end > start)
        assert.equal(text.slice(start, end), quote)
        last = end
      }
    }),
  )
})
