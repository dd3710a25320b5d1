import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findNumbers } from './numbers.ts'
import { numeralValue } from './numerals.ts'
import { readPassage } from './passage.ts'

const numbers = (text: string) =>
  findNumbers(readPassage(text).text).map(({ value, start, end }) => [value, text.slice(start, end)])

const digits = '零一二三四五六七八九'
const capitals = '零壹贰叁肆伍陆柒捌玖'

/** Writes up to four digits as they are said: 1005 → 一千零五. */
function spellSection(value: number, names: string, powers: string[]): string {
  let text = ''
  let isGap = false
  for (const [index, power] of ([1000, 100, 10, 1] as const).entries()) {
    const digit = Math.floor(value / power) % 10
    if (digit === 0) isGap = text !== ''
    else {
      text += `${isGap ? digits[0] : ''}${names[digit]}${powers[index]}`
      isGap = false
    }
  }
  return text
}

/** The slow, obvious way to write a whole number in Chinese: sections of four digits, 零 where a place is left out. */
function spell(value: number, names = digits, powers = ['千', '百', '十', '']): string {
  let text = ''
  for (const [power, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const section = Math.floor(value / power) % 10_000
    if (section === 0) continue
    if (text !== '' && section < 1000) text += digits[0]
    text += spellSection(section, names, powers) + name
  }
  return text
}

const whole = fc.oneof(
  fc.integer({ min: 10, max: 9_999 }),
  fc.integer({ min: 10_000, max: 2 ** 31 - 1 }),
  fc.constantFrom(10, 100, 1000, 10_000, 100_000_000),
)

test('whatever is spelled in Chinese is read back, plain and in the capitals of contracts', () => {
  fc.assert(
    fc.property(whole, value => {
      assert.equal(numeralValue(spell(value)), value)
      const capital = spell(value, capitals, ['仟', '佰', '拾', ''])
      assert.deepEqual(numbers(`共${capital}。`), [[value, capital]])
    }),
  )
})

test('whatever is written in digits is read back: groups, decimals, powers, full width', () => {
  const written = fc.oneof(
    whole.map(value => [value, String(value)] as const),
    whole.map(value => [value, value.toLocaleString('en-US')] as const),
    whole.map(
      value =>
        [value, [...String(value)].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')] as const,
    ),
    fc
      .tuple(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(['万', 1e4], ['亿', 1e8], ['万亿', 1e12], ['千万', 1e7], ['百万', 1e6] as const),
      )
      .map(([tenths, [name, power]]) => [(tenths * Number(power)) / 10, `${tenths / 10}${name}`] as const),
  )
  fc.assert(
    fc.property(written, ([value, text]) => {
      assert.deepEqual(numbers(`约${text}，`), [[value, text]])
    }),
  )
})

test('shorthand, mixtures, estimates, fractions and English words', () => {
  assert.deepEqual(numbers('两千四百五，3万4000，7 万5 千4 百，二十几万，三亿五千万，四十九兆九千五百九十二億元'), [
    [2450, '两千四百五'],
    [34000, '3万4000'],
    [75400, '7 万5 千4 百'],
    [200000, '二十几万'],
    [350000000, '三亿五千万'],
    [49959200000000, '四十九兆九千五百九十二億'],
  ])
  assert.deepEqual(numbers('四分之一，一又二分之一，1/8，百分之三点五'), [
    [0.25, '四分之一'],
    [1.5, '一又二分之一'],
    [0.125, '1/8'],
    [3.5, '百分之三点五'],
  ])
  assert.deepEqual(numbers('two hundred and six firms, three quarters, 1.5 million, minus five'), [
    [206, 'two hundred and six'],
    [0.75, 'three quarters'],
    [1500000, '1.5 million'],
    [-5, 'minus five'],
  ])
})

test('what spells no number is none', () => {
  assert.deepEqual(numbers('十四五，三四百，万万'), [])
})

test('numbers stand in order, apart and where they say, in any text', () => {
  const pieces = fc.constantFrom(
    '十',
    '三',
    '百',
    '万',
    '分之',
    '点',
    '又',
    '余',
    '负',
    '-',
    '/',
    ' ',
    '.',
    ',',
    '，',
    '5',
    '12',
    '2023',
    'two',
    ' hundred',
    'million',
    '兆',
    '元',
    '第',
    '\n',
    '%',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 30 }).map(parts => parts.join('')),
      text => {
        let reached = 0
        for (const { start, digits, end, value } of findNumbers(text)) {
          assert.ok(reached <= start && start <= digits && digits < end && end <= text.length, text)
          assert.ok(Number.isFinite(value), text)
          reached = end
        }
      },
    ),
  )
})

test('a string of digits too long to count anything is no number', () => {
  assert.deepEqual(numbers(`编号${'9'.repeat(400)}，共3台，${'8'.repeat(25)}亿元`), [[3, '3']])
})

test('numerals, spaces and words for about in any order take time in step with their number', () => {
  const piece = fc.constantFrom(
    '一',
    '十',
    '千',
    '万',
    '亿',
    '兆',
    '〇',
    '5',
    ' ',
    '余',
    '多',
    '点',
    '又',
    '分之',
    '月',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), piece, (pieces, last) => {
      const text = pieces.join('').repeat(1_000) + last
      const began = process.cpuUsage().user
      findNumbers(text)
      const milliseconds = (process.cpuUsage().user - began) / 1_000
      assert.ok(milliseconds < 500, `${milliseconds} ms for ${text.slice(0, 9)}`)
    }),
  )
})
