import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { decodeText } from './encoding.ts'

const gbk = Buffer.from('d6d0b9fab4b4d0c2d2aacbd8d4dab8f7b8f6b3c7cad0d6aebce4c1f7b6af', 'hex')
const big5 = Buffer.from('a4a4b0eaaabaabb0a5abb5bfa6b5b16fae69b773aabab2a3b77e', 'hex')

test('Chinese encodings are told apart', () => {
  assert.deepEqual(decodeText(gbk), { text: '中国创新要素在各个城市之间流动', encoding: 'gb18030' })
  assert.equal(decodeText(big5)?.encoding, 'big5')
})

test('the declared charset is believed when its decoding is plausible, and not otherwise', () => {
  const page = (charset: string) => Buffer.concat([Buffer.from(`<meta charset="${charset}">`), gbk])
  assert.equal(decodeText(page('gb2312'))?.encoding, 'gb18030')
  assert.equal(decodeText(page('big5'))?.encoding, 'gb18030')
})

test('UTF-8 with one broken byte stays UTF-8', () => {
  const bytes = Buffer.from('城市之间的协同创新需要开放的场景。'.repeat(20))
  bytes[100] = 0xff
  const decoded = decodeText(bytes)
  assert.equal(decoded?.encoding, 'utf-8')
  assert.match(decoded!.text, /\ufffd/)
})

test('any text in UTF-8 and UTF-16 with its mark comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), text => {
      fc.pre(!text.startsWith('\ufeff'))
      assert.deepEqual(decodeText(Buffer.from(text)), { text, encoding: 'utf-8' })
      assert.deepEqual(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le')), { text, encoding: 'utf-16le' })
      assert.deepEqual(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), { text, encoding: 'utf-16be' })
    }),
  )
})
