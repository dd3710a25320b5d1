import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Extraction, extractionKinds, extractionSchema } from '../words/index.ts'
import { extract } from './index.ts'

const read = (text: string, outside: { title?: string; published?: string } = {}) =>
  extract({ source: 'test', text, ...outside })

/** Each finding quotes the text at its offsets, and the whole keeps the contract. */
function assertSound(extraction: Extraction) {
  extractionSchema.parse(extraction)
  for (const kind of extractionKinds) {
    for (const { quote, start, end } of extraction[kind]) {
      assert.equal(extraction.text.slice(start, end), quote, kind)
      assert.ok(start < end, kind)
    }
  }
}

/** Pieces that rules look for, so that random texts reach them; traditional, full-width, astral and control characters too. */
const pieces = [
  '深圳',
  '瀋陽市',
  '朝陽區',
  '京津冀',
  '清華',
  '示例大學',
  '有限公司',
  '《管理辦法》',
  '《',
  '》',
  '2023年',
  '６月',
  '18日',
  '近4000家',
  '3.6万亿元',
  '60%-70%',
  '零下40度',
  '1.',
  '（以下简称“甲”）',
  '需求清单',
  '|',
  '\t',
  '\n',
  '。',
  '；',
  '需要',
  '我公司',
  '揭牌',
  'Sample University',
  'US$5 million',
  ' ',
  '第',
  '十',
  '百',
  '万',
  '成',
  '\u{20bb7}',
  '\ud842',
  '\u200b',
  '\u0000',
  '在',
  '与',
  '：',
  'x',
  '附件2：',
  '需求名称：',
]

test('quotes stand at their offsets in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 60 }), parts =>
      assertSound(read(parts.join(''))),
    ),
    { numRuns: 300 },
  )
})

test('a text in traditional script gives the names and units of the same text in simplified script', () => {
  const simplified = read('2023年3月，上海与苏州签署协议，投资1.2亿元建设示例实验室，惠及3000家企业。')
  const traditional = read('2023年3月，上海與蘇州簽署協議，投資1.2億元建設示例實驗室，惠及3000家企業。')
  const plain = ({ places, organisations, events, figures }: Extraction) => ({
    places: places.map(({ code, start }) => [code, start]),
    organisations: organisations.map(({ name, start }) => [name, start]),
    events: events.map(({ date, place, what }) => [date, place, what]),
    figures: figures.map(({ value, unit }) => [value, unit]),
  })
  assert.deepEqual(plain(traditional), plain(simplified))
  assert.equal(traditional.places[1].quote, '蘇州')
})

test('an empty text gives nothing', () => {
  const { source, text, ...found } = read('')
  assert.deepEqual([source, text], ['test', ''])
  for (const kind of extractionKinds) assert.deepEqual(found[kind], [], kind)
})

test('the articles that developers have are read soundly', t => {
  const folder = new URL('../../../../../shared/seeds/', import.meta.url)
  if (!existsSync(folder)) return t.skip('the articles for developers are not on this machine')
  for (const file of readdirSync(folder)) assertSound(read(readFileSync(new URL(file, folder), 'utf8')))
})

test('time grows with the text, not with its square', () => {
  const paragraph = '2023年5月，合肥市政府与示例大学签署协议，投入3.5亿元；我公司急需检测设备，需要12台。\n'
  const seconds = (copies: number) => {
    const text = paragraph.repeat(copies)
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round++) {
      const started = performance.now()
      read(text)
      best = Math.min(best, performance.now() - started)
    }
    return best
  }
  seconds(200)
  const [short, long] = [seconds(200), seconds(3200)]
  assert.ok(long < short * 16 * 6, `16 times the text took ${(long / short).toFixed(1)} times as long`)
})
