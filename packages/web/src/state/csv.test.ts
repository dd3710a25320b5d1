import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCsv } from './csv.ts'

test('cells that a spreadsheet would compute are neutralised, negative numbers survive', () => {
  const dangerous = ['=1+1', '+1-1', '-cmd', '@SUM(A1)', '\tx', '＝1', '＋1', '－x', '＠x']
  for (const text of dangerous) {
    const cell = toCsv([], [[text]])
      .split('\r\n')[1]
      .replace(/^"|"$/g, '')
    assert.equal(cell[0], "'", text)
  }
  assert.equal(toCsv(['a'], [[-1.5], ['-2']]), 'a\r\n-1.5\r\n-2')
})

test('commas, quotes and line ends are quoted, nothing is an empty cell', () => {
  assert.equal(toCsv(['a', 'b'], [['x,"y"', null]]), 'a,b\r\n"x,""y""",')
  assert.equal(toCsv(['a'], [['x\ny']]), 'a\r\n"x\ny"')
})
