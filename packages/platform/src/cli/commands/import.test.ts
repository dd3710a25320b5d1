import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeStartedPlace } from '../../store/test-stores.ts'
import { recordingEffects } from '../recording-effects.ts'
import { importCommand } from './import.ts'

let folder: string
let remove: () => Promise<void>
before(async () => {
  const made = await makeStartedPlace('embedded')
  folder = made.place.folder
  remove = made.remove
})
after(() => remove())

const run = async (files: Record<string, string | Uint8Array>, ...argv: string[]) => {
  const { effects, out, err, code } = recordingEffects(files)
  await importCommand(effects)
    .exitOverride()
    .configureOutput({ writeErr: text => err.push(text) })
    .parseAsync(argv, { from: 'user' })
    .catch(error => err.push(String(error.message)))
  return { lines: out.map(line => JSON.parse(line)), err: err.join('\n'), code: code() }
}

const events = 'date,theme,what\n2024,chips,one\n2024-13,chips,two\n'
/** `名称,政策工具` and `示例办法,补贴`, as an office's spreadsheet program saves it. */
const gbk = Buffer.from('c3fbb3c62cd5feb2dfb9a4bedf0d0acabec0fdb0ecb7a82cb2b9ccf90d0a', 'hex')

test('a dry run says what would come in and touches no store', async () => {
  const { lines, err, code } = await run({ 'e.csv': events }, '--dry-run', '--data', '/nonexistent/x', 'e.csv')
  assert.deepEqual(lines, [
    { source: 'e.csv', kind: 'event', rows: 2, good: 1, columns: { date: 'date', theme: 'theme', what: 'what' } },
  ])
  assert.match(err, /e\.csv, row 3, date/)
  assert.equal(code, 1)
})

test('good rows come in, bad ones are named, and one bad file does not stop the others', async () => {
  const files = { 'e.csv': events, 'broken.csv': 'a,b\n1,2\n', 'g.csv': gbk }
  const { lines, err, code } = await run(files, '--data', folder, 'none.csv', 'broken.csv', 'e.csv', 'g.csv')
  assert.deepEqual(
    lines.map(line => [line.source, line.error?.code ?? line.imported, line.kind]),
    [
      ['none.csv', 'file-not-found', undefined],
      ['broken.csv', 'unknown-kind', undefined],
      ['e.csv', 1, 'event'],
      ['g.csv', 1, 'policy'],
    ],
  )
  assert.match(err, /e\.csv, row 3, date/)
  assert.equal(code, 1)
})

test('a file that leaves something open is refused until it is decided', async () => {
  const file = { 'u.csv': '城市,指标,年份,数值,单位\n合肥,GDP,2022,12013.1,亿元\n六安,GDP,2022,20040000,万元\n' }
  const refused = await run(file, '--data', folder, 'u.csv')
  assert.equal(refused.lines[0].error.code, 'decision-needed')
  assert.match(refused.lines[0].error.mend, /two-units:gdp.+convert:亿元.+--decide/)
  assert.equal(refused.code, 1)
  assert.match((await run(file, '--dry-run', 'u.csv')).err, /Decide two-units:gdp/)
  const decided = await run(file, '--data', folder, '--decide', 'two-units:gdp=convert:亿元', 'u.csv')
  assert.deepEqual([decided.lines[0].imported, decided.code], [2, 0])
  const apart = await run(file, '--data', folder, '--as-given', 'u.csv')
  assert.equal(apart.lines[0].imported, 2)
  assert.notEqual(apart.lines[0].id, decided.lines[0].id)
  assert.match((await run(file, '--decide', 'nothing', 'u.csv')).err, /decision, =, and one/)
})

test('the same file twice is one import, which can be undone', async () => {
  const file = { 'f.csv': 'date,theme,what\n2025,chips,three\n' }
  const [first] = (await run(file, '--data', folder, 'f.csv')).lines
  const [second] = (await run(file, '--data', folder, 'f.csv')).lines
  assert.equal(first.id, second.id)
  const undone = await run({}, '--data', folder, '--undo', first.id)
  assert.ok(undone.lines[0].undone)
  assert.equal(undone.code, 0)
  const [third] = (await run(file, '--data', folder, 'f.csv')).lines
  assert.notEqual(third.id, first.id)
})

test('nothing to import, and an import that is not there, are said', async () => {
  assert.match((await run({})).err, /give files, or --sample, or --undo/)
  const missing = await run({}, '--data', folder, '--undo', '00000000-0000-4000-8000-00000000dead')
  assert.match(missing.err, /There is no import/)
  assert.equal(missing.code, 1)
})
