import assert from 'node:assert/strict'
import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises'
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

test('a folder stands for its files, and a page is read from its address, of which the line tells where it was found', async () => {
  const asked = 'http://port.example/notice'
  const { effects, out, code } = recordingEffects({
    'folder/b.txt': '第二份文件。',
    'folder/a.txt': '第一份文件。',
    [asked]: '示例港的通知全文。',
  })
  const found = 'https://port.example/notice.html'
  const fetchPage: typeof effects.fetchPage = async address => {
    const page = await effects.fetchPage(address)
    return page.ok ? { ok: true, value: { ...page.value, address: found } } : page
  }
  const words = ['folder', asked, 'http://port.example/missing']
  await readCommand({ ...effects, fetchPage }).parseAsync(words, { from: 'user' })
  const lines = out.map(line => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ source, address, text, error }) => [source, address, text ?? error.code]),
    [
      ['folder/a.txt', undefined, '第一份文件。'],
      ['folder/b.txt', undefined, '第二份文件。'],
      [asked, found, '示例港的通知全文。'],
      ['http://port.example/missing', undefined, 'page-unreachable'],
    ],
  )
  assert.deepEqual(Object.keys(lines[2]).slice(0, 3), ['source', 'address', 'title'])
  assert.equal(code(), 1)
})

test('of a folder on disk hidden files and links are left out; an empty one says that there is nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'langqiao-read-'))
  await mkdir(path.join(folder, 'deep', '.git'), { recursive: true })
  await mkdir(path.join(folder, 'none'))
  for (const name of ['b.txt', 'deep/a.txt', '.hidden.txt', 'deep/.git/x.txt'])
    await writeFile(path.join(folder, name), '一份文件。')
  await symlink(folder, path.join(folder, 'loop'))
  const { effects, out } = recordingEffects()
  const { filesIn, fileSize, readFile } = processEffects
  const words = [folder, path.join(folder, 'none')]
  await readCommand({ ...effects, filesIn, fileSize, readFile }).parseAsync(words, { from: 'user' })
  assert.deepEqual(
    out.map(line => JSON.parse(line)).map(({ source, error }) => [path.relative(folder, source), error?.code]),
    [
      ['b.txt', undefined],
      [path.join('deep', 'a.txt'), undefined],
      ['none', 'file-not-found'],
    ],
  )
  await rm(folder, { recursive: true })
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

test('files that say the same are told at the end, on standard error', async () => {
  const text =
    '示例港开放了三条试验道路，测试车辆每天早六点到晚八点上路，行驶数据交给平台保存一年，事故由测试单位报告。'
  const { effects, out, err } = recordingEffects({
    'a.txt': text,
    'b.txt': '另一家单位在山里架了索道，用来运送茶叶和竹子。',
    'c.txt': `${text}更多消息请留意下一期。`,
  })
  await readCommand(effects).parseAsync(['a.txt', 'b.txt', 'c.txt'], { from: 'user' })
  assert.equal(out.length, 3)
  assert.deepEqual(err, ['langqiao: 1 of 3 files say the same as an earlier one', 'langqiao:   a.txt = c.txt'])
})
