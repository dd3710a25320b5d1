import assert from 'node:assert/strict'
import test from 'node:test'
import { matchResultSchema } from '../../words/index.ts'
import { recordingEffects } from '../recording-effects.ts'
import { matchCommand } from './match.ts'

const lines = (...rows: unknown[]) =>
  rows.map(row => (typeof row === 'string' ? row : JSON.stringify(row))).join('\r\n')

const offers = lines(
  { id: 'truck', text: 'Autonomous container trucks, payload 60 t', readiness: 8, region: 440300, budget: 3 },
  { id: 'drone', text: '植保无人机，药箱40升', title: null },
)

async function run(files: Record<string, string | Uint8Array>, ...more: string[]) {
  const { effects, out, err, code } = recordingEffects(files)
  await matchCommand(effects).parseAsync(['--needs', 'needs.jsonl', '--offers', 'offers.jsonl', ...more], {
    from: 'user',
  })
  return { results: out.map(line => JSON.parse(line)), err, code: code() }
}

test('one line a need by the contract, the best K offers, and nothing else on standard output', async () => {
  const needs = lines({ id: 'port', text: '码头的集装箱要无人转运，载重不低于50吨' }, '', {
    id: 'farm',
    text: 'Spraying of rice fields by drone',
  })
  const { results, err, code } = await run({ 'needs.jsonl': needs, 'offers.jsonl': offers }, '--top', '1')
  const [port, farm] = results.map(result => matchResultSchema.parse(result))
  assert.deepEqual(Object.keys(results[0]), ['need', 'verdict', 'results'])
  assert.deepEqual(Object.keys(results[0].results[0]), [
    'offer',
    'score',
    'verdict',
    'prior',
    'reasons',
    'unknown',
    'would_change',
  ])
  assert.deepEqual([port.need, port.results.map(({ offer }) => offer)], ['port', ['truck']])
  assert.deepEqual([farm.need, farm.results.map(({ offer }) => offer)], ['farm', ['drone']])
  assert.deepEqual([err, code], [[], 0])
})

test('a bad row says which row and field, the others are done, and the command fails', async () => {
  const needs = lines(
    { id: 'a', text: '无人集卡' },
    'no json',
    { id: 'b' },
    { id: 'c', text: ' ' },
    { id: 'a', text: 'twice' },
    { id: 'd', text: 'x', criteria: [{ what: 'price', op: '<', value: 3 }] },
    [1],
  )
  const { results, code } = await run({ 'needs.jsonl': needs, 'offers.jsonl': offers })
  const errors = results.filter(({ error }) => error).map(({ source, error }) => [source, error.code])
  assert.deepEqual(errors, [
    ['needs.jsonl:2', 'invalid-json'],
    ['needs.jsonl:3', 'invalid-field'],
    ['needs.jsonl:4', 'empty-text'],
    ['needs.jsonl:5', 'duplicate-row'],
    ['needs.jsonl:6', 'invalid-field'],
    ['needs.jsonl:7', 'invalid-field'],
  ])
  assert.match(results.find(({ source }) => source === 'needs.jsonl:6').error.message, /criteria\.0\.op/)
  assert.deepEqual(
    results.filter(({ need }) => need).map(({ need }) => need),
    ['a'],
  )
  assert.equal(code, 1)
})

test('a missing file and one that is not UTF-8 are named', async () => {
  const missing = await run({ 'needs.jsonl': '' })
  assert.deepEqual([missing.results[0].source, missing.results[0].error.code], ['offers.jsonl', 'file-not-found'])
  const gbk = await run({ 'needs.jsonl': new Uint8Array([0xc4, 0xe3]), 'offers.jsonl': offers })
  assert.deepEqual([gbk.results[0].source, gbk.results[0].error.code, gbk.code], ['needs.jsonl', 'undecodable-text', 1])
})

test('a count that is no whole number is wrong usage', async () => {
  const command = matchCommand(recordingEffects({}).effects)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  await assert.rejects(
    command.parseAsync(['--needs', 'a', '--offers', 'b', '--top', '0'], { from: 'user' }),
    /whole number/,
  )
})
