import assert from 'node:assert/strict'
import test from 'node:test'
import { readDocument } from '../index.ts'
import { pdfOf, type ShownLine } from './pdf-fixture.ts'

const line = (text: string, x?: number): ShownLine => ({ parts: [text], x })
/** Each character apart, as programs that justify lines put them. */
const spread = (text: string, gap: number): ShownLine => ({ parts: [...text], gap })

const read = async (bytes: Uint8Array) => {
  const outcome = await readDocument('file.pdf', bytes)
  return outcome.ok ? outcome.value.text : outcome.problem.code
}

const indented = 72 + 24
const paragraph = [
  line('渡口原来只有一条旧船，过江要等半个钟头。改建的第一步是换船，', indented),
  line('第二步是修引道，第三步才是装信号灯。三步一共用了两年，花费由'),
  line('两地各出一半。'),
]
const joined =
  '渡口原来只有一条旧船，过江要等半个钟头。改建的第一步是换船，第二步是修引道，第三步才是装信号灯。三步一共用了两年，花费由两地各出一半。'

test('lines broken in a sentence are one paragraph, over a page break too', async () => {
  assert.equal(await read(pdfOf([paragraph])), joined)
  assert.equal(await read(pdfOf([paragraph.slice(0, 2), paragraph.slice(2)])), joined)
})

test('an indented line begins a paragraph, a heading stays apart', async () => {
  const heading: ShownLine = { parts: ['改建的经过'], size: 18 }
  assert.equal(await read(pdfOf([[heading, ...paragraph]])), `改建的经过\n${joined}`)
  const other = line('信号灯由下游养护。', indented)
  assert.equal(await read(pdfOf([[...paragraph, other]])), `${joined}\n信号灯由下游养护。`)
})

test('characters set apart and spaces inside words are no spaces of the text', async () => {
  const sentence = '船厂在上游，工期由两地的航道部门共同核定，每月公开。'
  for (const gap of [0.05, 0.15, 0.3, 0.5]) assert.equal(await read(pdfOf([[spread(sentence, gap)]])), sentence)
  assert.equal(await read(pdfOf([[line('船厂在上游，工期由两地的航道 部门共同核 定，每月公开。')]])), sentence)
})

test('cells of a row stay apart', async () => {
  const row: ShownLine = { parts: ['换船', '2021年', '120万元'], gap: 4 }
  assert.match(await read(pdfOf([[row]])), /^换船\s+2021年\s+120万元$/)
})

test('a password is asked for where the document needs one, and not where only its owner has one', async () => {
  assert.equal(await read(pdfOf([paragraph], { user: 'secret', owner: 'other' })), 'encrypted-file')
  assert.equal(await read(pdfOf([paragraph], { user: '', owner: 'other' })), joined)
})

test('pages without text are told', async () => {
  assert.equal(await read(pdfOf([[], []])), 'pdf-without-text')
  assert.equal(await read(pdfOf([[line('  ')]])), 'pdf-without-text')
})
