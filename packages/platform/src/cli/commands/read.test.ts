import assert from 'node:assert/strict'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { processEffects } from '../effects.ts'
import { recordingEffects } from '../recording-effects.ts'
import { readCommand } from './read.ts'

test('one line a file; a bad one says why and the others are read', async () => {
  const { effects, out, err, code } = recordingEffects({
    'a.txt': '示例港开放了三条试验道路。',
    'empty.txt': '',
    '-': '从标准输入来的文字。',
  })
  await readCommand(effects).parseAsync(['a.txt', 'empty.txt', 'missing.txt', '-'], { from: 'user' })
  const lines = out.map(line => JSON.parse(line))
  assert.deepEqual(lines[0], {
    source: 'a.txt',
    title: null,
    publisher: null,
    published: null,
    language: 'zh',
    encoding: 'utf-8',
    text: '示例港开放了三条试验道路。',
    removed: [],
    damaged: [],
  })
  assert.deepEqual(Object.keys(lines[1]), ['source', 'error'])
  assert.deepEqual(
    lines.slice(1).map(line => line.error?.code ?? line.text),
    ['empty-file', 'file-not-found', '从标准输入来的文字。'],
  )
  assert.deepEqual(err, [])
  assert.equal(code(), 1)
})

test('a file of 200 MB is refused by its size and never enters memory', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'langqiao-read-'))
  const file = path.join(folder, 'huge.txt')
  const handle = await open(file, 'w')
  await handle.truncate(200 * 1024 * 1024)
  await handle.close()
  const { effects, out } = recordingEffects()
  const readFile = () => assert.fail('the file was read')
  await readCommand({ ...effects, fileSize: processEffects.fileSize, readFile }).parseAsync([file], { from: 'user' })
  assert.equal(JSON.parse(out[0]!).error.code, 'file-too-large')
  await rm(folder, { recursive: true })
})
