import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { simplified } from './simplified.ts'

test('traditional characters become simplified ones in place', () => {
  assert.equal(simplified('臺灣的創新發展,面積3.89平方公里'), '台湾的创新发展,面积3.89平方公里')
  assert.equal(simplified('牠帶著妳的姪子'), '它带著你的侄子')
})

test('simplified text stays as it is, also where a character is a traditional form elsewhere', () => {
  const text = '著名企业在乾县瞭望,于是“里程”与“后来”都不变'
  assert.equal(simplified(text), text)
})

test('full-width letters and digits become narrow, Chinese punctuation stays', () => {
  assert.equal(simplified('ＡＢ１２％，（。'), 'AB12%，（。')
})

test('the length never changes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => simplified(text).length === text.length))
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20000 }),
      units => simplified(units.map(unit => String.fromCharCode(unit)).join('')).length === units.length,
    ),
    { numRuns: 20 },
  )
})
