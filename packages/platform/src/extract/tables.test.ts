import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aligned, cellsOf, isTotal, shapesOf } from './tables.ts'

const rowsOf = (lines: readonly string[]) => {
  const text = lines.join('\n')
  let at = 0
  return {
    text,
    rows: lines.map(line => {
      const span = { start: at, end: at + line.length }
      at += line.length + 1
      return { line: span, cells: cellsOf(text, span) }
    }),
  }
}

test('tabs, bars, drawn lines and wide gaps part cells; sentences have none', () => {
  const words = (line: string) =>
    cellsOf(line, { start: 0, end: line.length }).map(cell => line.slice(cell.start, cell.end))
  assert.deepEqual(words('甲\t乙丙\t'), ['甲', '乙丙', ''])
  assert.deepEqual(words('| 甲 | 乙 |'), ['甲', '乙'])
  assert.deepEqual(words('│甲│乙│'), ['甲', '乙'])
  assert.deepEqual(words('1　钛合金　示例厂　300'), ['1', '钛合金', '示例厂', '300'])
  assert.deepEqual(words('单位：甲　地点：乙　时间：丙'), ['单位：甲　地点：乙　时间：丙'])
})

test('cells of a row under a merged one go to the columns that they are like', () => {
  const { text, rows } = rowsOf([
    '示例钛业股份有限公司\t宝鸡\t残料回收\t650\t联合',
    '棒材探伤\t320\t委托',
    '示例厂\t西安\t胶\t480\t联合',
  ])
  const cells = aligned(text, rows[1], shapesOf(text, rows, 5))
  assert.deepEqual(
    cells.map(cell => cell && text.slice(cell.start, cell.end)),
    [null, null, '棒材探伤', '320', '委托'],
  )
})

test('a sum is no row of its own', () => {
  const { text, rows } = rowsOf(['合计\t\t320', '探伤\t厂\t320'])
  assert.deepEqual(
    rows.map(row => isTotal(text, row)),
    [true, false],
  )
})

test('alignment keeps every cell, once and in order', () => {
  const cell = fc.stringMatching(/^[0-9a-z]{1,8}$/)
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 6, maxLength: 6 }),
      fc.array(cell, { minLength: 2, maxLength: 6 }),
      (full, short) => {
        const { text, rows } = rowsOf([full.join('\t'), short.join('\t')])
        const columns = aligned(text, rows[1], shapesOf(text, rows, full.length))
        assert.equal(columns.length, full.length)
        assert.deepEqual(
          columns.filter(each => each !== null),
          rows[1].cells,
        )
      },
    ),
  )
})
