import assert from 'node:assert/strict'
import test from 'node:test'
import { readTable } from './table.ts'
import { xlsxOf } from './zip-fixture.ts'

const rowsOf = async (source: string, bytes: Uint8Array) => {
  const outcome = await readTable(source, bytes)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message)
  return outcome.value
}

test('a CSV in GBK is decoded', async () => {
  const bytes = Buffer.from(
    'c3fbb3c62cb5d8c7f82cd4a4cbe30acabec0fdb8dbcedec8cbd4cbcae42cd1f9c0fdcad02c353030cdf2d4aa0a',
    'hex',
  )
  assert.deepEqual(await rowsOf('needs.csv', bytes), {
    encoding: 'gb18030',
    rows: [
      ['名称', '地区', '预算'],
      ['示例港无人运输', '样例市', '500万元'],
    ],
  })
})

test('comma, tab, semicolon and bar are told apart, quoted ones aside', async () => {
  for (const separator of [',', '\t', ';', '|']) {
    const text = `${['name', 'place', 'note'].join(separator)}\n${['a', 'b', '"c,d;e|f\tg\nh"'].join(separator)}\n`
    assert.deepEqual((await rowsOf('x.csv', Buffer.from(text))).rows[1], ['a', 'b', 'c,d;e|f\tg\nh'])
  }
})

test('the first sheet of an XLSX file is read, numbers with all their digits', async () => {
  const bytes = xlsxOf([
    ['名称', '金额'],
    ['示例', 12345678901234],
  ])
  assert.deepEqual(await rowsOf('x.xlsx', bytes), {
    encoding: 'xlsx',
    rows: [
      ['名称', '金额'],
      ['示例', '12345678901234'],
    ],
  })
})

test('a page is no table', async () => {
  const outcome = await readTable('x.html', Buffer.from('<html><body>no table</body></html>'))
  assert.equal(!outcome.ok && outcome.problem.code, 'unsupported-format')
})
