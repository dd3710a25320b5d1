import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { measureOf, quantityOf, readAmounts, readBounds } from './quantities.ts'

const read = (text: string) => readAmounts(text).map(({ quantity, low, high }) => [quantity, low, high])
const bounds = (text: string) =>
  readBounds(text).map(({ amount, op, value, hard }) => [amount.quantity, op, value, hard])

test('reads amounts with their quantity and unit in both languages', () => {
  assert.deepEqual(read('载重60吨，续航40分钟，价格4.8万元'), [
    ['payload', 60_000, 60_000],
    ['endurance', 2_400, 2_400],
    ['price', 48_000, 48_000],
  ])
  assert.deepEqual(read('60 t payload, range of 80 km; priced at 1,500 yuan'), [
    ['payload', 60_000, 60_000],
    ['range', 80_000, 80_000],
    ['price', 1_500, 1_500],
  ])
  assert.deepEqual(read('At TRL 7; 技术成熟度达到8级'), [
    ['readiness', 8, 8],
    ['readiness', 7, 7],
  ])
})

test('reads ranges, minus signs and Chinese numerals', () => {
  assert.deepEqual(read('可在-30℃到45℃工作'), [['temperature', -30, 45]])
  assert.deepEqual(read('零下二十摄氏度'), [['temperature', -20, -20]])
  assert.deepEqual(read('二十五分钟出结果'), [['response-time', 1_500, 1_500]])
})

test('leaves alone what only looks like an amount', () => {
  assert.deepEqual(read('5G网络，L4级，3D打印，20 T magnet, 6级风，2024年'), [])
})

test('quotes the amount with its name', () => {
  const text = '我们要求载重不低于50吨。'
  const [{ start, end }] = readAmounts(text)
  assert.equal(text.slice(start, end), '载重不低于50吨')
})

test('reads limits, hard unless the clause only wishes, and budgets as ceilings', () => {
  assert.deepEqual(bounds('载重不低于50吨'), [['payload', '≥', 50_000, true]])
  assert.deepEqual(bounds('载重最好50吨以上'), [['payload', '≥', 50_000, false]])
  assert.deepEqual(bounds('预算不超过800万元'), [['price', '≤', 8_000_000, true]])
  assert.deepEqual(bounds('改造预算800万元'), [['price', '≤', 8_000_000, false]])
  assert.deepEqual(bounds('十分钟内出结果'), [['response-time', '≤', 600, true]])
  assert.deepEqual(bounds('must carry a payload of at least 2 tonnes'), [['payload', '≥', 2_000, true]])
  assert.deepEqual(bounds('payload 2 t, endurance under 3 h'), [['endurance', '≤', 10_800, true]])
})

test('knows quantities by any of their names and converts units', () => {
  assert.equal(quantityOf('最大载重'), 'payload')
  assert.equal(quantityOf('Operating temperature'), 'temperature')
  assert.equal(quantityOf('colour'), null)
  assert.equal(measureOf('万元', 'price')?.factor, 10_000)
  assert.equal(measureOf(undefined, 'price')?.unit, '元')
  assert.deepEqual(measureOf('USD', 'price'), { dimension: 'unit:usd', factor: 1, unit: 'USD' })
  assert.equal(measureOf(undefined, 'payload'), null)
})

test('reads any text without failing, and quotes lie within it', () => {
  const piece = fc.oneof(
    fc.constantFrom('载重', '60', '吨', '-', '到', '1,000', ' kg', '万', '元', '十', 'TRL 7', '.'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('')
      for (const { low, high, start, end } of readAmounts(text)) {
        assert.ok(low <= high && Number.isFinite(low) && Number.isFinite(high))
        assert.ok(start >= 0 && start < end && end <= text.length)
      }
    }),
  )
})
