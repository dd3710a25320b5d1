import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { encoders, withStrayByte } from './encoded-text.ts'
import { decodeText } from './encoding.ts'
import { sniffFormat } from './format.ts'

const clauses = [
  '样例市开放了三条试验道路',
  '无人运输车在夜里把集装箱送到堆场',
  '桥梁巡检的难题先由两家企业试做',
  '技术经理人负责对接需求与成果',
  '保险公司约定了赔付办法',
  '财政补贴不超过设备投资的百分之二十',
  '果园里的机器人每小时能摘四百个苹果',
  '医院愿意拿出脱敏数据用于测试验证',
]
const toTraditional = Converter({ from: 'cn', to: 'tw' })
/** Running text of at least so many characters in either script, with ASCII among it. */
const prose = (least: number) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('，', '。', '\n', ' 2024年', ' AI '),
      fc.nat(7),
      fc.boolean(),
    )
    .map(([parts, between, skipped, isTraditional]) => {
      const text = parts.join(between).slice(skipped)
      return isTraditional ? toTraditional(text) : text
    })
    .filter(text => (text.match(/\p{Script=Han}/gu) ?? []).length >= least)

test('Chinese text of eight characters or more comes back from each of its encodings, in either script', () => {
  for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8'] as const)
    fc.assert(
      fc.property(prose(8), text => {
        const bytes = encoders[encoding](text)
        fc.pre(bytes !== null)
        assert.deepEqual(decodeText(bytes!), { text, encoding })
      }),
    )
})

test('UTF-8 with a stray byte or its last character cut stays UTF-8', () => {
  fc.assert(
    fc.property(prose(8), text => {
      const bytes = encoders['utf-8'](text)!
      const stray = decodeText(withStrayByte(bytes))
      assert.equal(stray?.encoding, 'utf-8')
      assert.equal(stray.text.replace('\ufffd', ''), text)
      const cut = decodeText(bytes.subarray(0, -1))
      assert.equal(cut?.encoding, 'utf-8')
    }),
  )
})

test('a page that states the wrong charset is read in the right one, wherever it states it', () => {
  const heads = [
    (charset: string) => `<meta charset="${charset}">`,
    (charset: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
    (charset: string) => `<?xml version="1.0" encoding="${charset}"?>`,
  ]
  const wrong = fc.constantFrom('utf-8', 'big5', 'gb2312', 'iso-8859-1', 'shift_jis', 'no-such-charset')
  fc.assert(
    fc.property(
      prose(8),
      fc.constantFrom('gb18030', 'big5', 'utf-8'),
      fc.constantFrom(...heads),
      wrong,
      (text, encoding, head, charset) => {
        const page = `${head(charset)}<p>${text}</p>`
        const bytes = encoders[encoding as 'utf-8'](page)
        fc.pre(bytes !== null)
        assert.deepEqual(decodeText(bytes), { text: page, encoding })
      },
    ),
  )
})

test('other languages are read in the charset that they state, or that statistics give', () => {
  const french = 'Le port a été ouvert à tous les véhicules; les camions roulent la nuit, à côté du musée. '.repeat(4)
  const bytes = Buffer.from(french, 'latin1')
  assert.equal(decodeText(bytes)?.text, french)
  const page = Buffer.concat([Buffer.from('<meta charset="windows-1252">'), bytes])
  assert.equal(decodeText(page)?.encoding, 'windows-1252')
})

test('any text in UTF-8 and UTF-16 with its mark comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), text => {
      fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'))
      assert.deepEqual(decodeText(Buffer.from(text)), { text, encoding: 'utf-8' })
      assert.deepEqual(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le')), { text, encoding: 'utf-16le' })
      assert.deepEqual(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), { text, encoding: 'utf-16be' })
    }),
  )
})

test('text in UTF-16 is text and a page in it a page, mark or not; chance bytes are neither', () => {
  const page = '<html><body><p>港口开放了三条试验道路。</p></body></html>'
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    assert.equal(sniffFormat('page', encoders[encoding](page)), 'html')
    assert.equal(sniffFormat('page', encoders[encoding](`\ufeff${page}`)), 'html')
    assert.equal(sniffFormat('notes', encoders[encoding]('The port has opened three roads.\n')), 'text')
  }
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 600 }), bytes => {
      fc.pre(bytes.subarray(16).includes(0))
      assert.equal(sniffFormat('photo', Uint8Array.from([0x89, 0x50, ...bytes])), 'unknown')
    }),
  )
})
