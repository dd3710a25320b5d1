import assert from 'node:assert/strict'
import test from 'node:test'
import { readDocumentSafely, readTableSafely } from './safely.ts'

const text = (content: string) => new TextEncoder().encode(content)
/** A page that takes seconds to parse. */
const slowPage = () => text(`<html><body>${'<p>a<b>c</b></p>'.repeat(30_000)}</body></html>`)

test('files come back from the worker, several at a time and after one another', async () => {
  const outcomes = await Promise.all(
    ['一', '二', '三', '四', '五'].map(name => readDocumentSafely(name, text(`${name}座城市交换了场景清单。`))),
  )
  assert.deepEqual(
    outcomes.map(outcome => outcome.ok && outcome.value.text[0]),
    ['一', '二', '三', '四', '五'],
  )
  const table = await readTableSafely('a.csv', text('a,b\n1,2\n'))
  assert.deepEqual(table.ok && table.value.rows, [
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('a parse that takes too long is stopped, and the next file is read', async () => {
  const slow = await readDocumentSafely('slow.html', slowPage(), { timeoutMs: 50 })
  assert.equal(!slow.ok && slow.problem.code, 'parse-timeout')
  assert.ok((await readDocumentSafely('next.txt', text('下一份文件照常读取。'))).ok)
})

test('a parse that takes too much memory is stopped', async () => {
  const big = await readDocumentSafely('big.html', slowPage(), { memoryMb: 48 })
  assert.equal(!big.ok && big.problem.code, 'parse-timeout')
})
