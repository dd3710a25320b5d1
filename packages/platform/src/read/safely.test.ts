import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import test from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { readDocumentSafely, readTableSafely } from './safely.ts'
import { docxParts, wordParagraphs, zipOf } from './zip-fixture.ts'

const text = (content: string) => new TextEncoder().encode(content)
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
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

test('a parse that fills its heap within one step ends itself alone, and the next file is read', async () => {
  const bytes = zipOf(docxParts(wordParagraphs(['甲'.repeat(15_000_000)])))
  const full = await readDocumentSafely('full.docx', bytes, { memoryMb: 96 })
  assert.equal(!full.ok && full.problem.code, 'parse-timeout')
  assert.ok((await readDocumentSafely('next.txt', text('下一份文件照常读取。'))).ok)
})

test('a worker knows no address and no key, and goes with what started it', { timeout: 30_000 }, async () => {
  const script = `
    process.env.DATABASE_URL = 'postgres://secret'
    const { runSafely } = await import(${JSON.stringify(new URL('./safely.ts', import.meta.url).href)})
    const probe = new URL(${JSON.stringify(new URL('./probe-fixture.ts', import.meta.url).href)})
    const told = await runSafely({ what: 'probe', source: 'x', bytes: new Uint8Array() }, {}, probe)
    process.stdout.write(JSON.stringify(told.value))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  const said: string[] = []
  child.stdout.on('data', chunk => said.push(String(chunk)))
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  const { pid, variables } = JSON.parse(said.join(''))
  assert.ok(!variables.includes('DATABASE_URL'))
  while (isAlive(pid)) await setImmediate()
})
