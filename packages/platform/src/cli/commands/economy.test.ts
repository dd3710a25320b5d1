import assert from 'node:assert/strict'
import test from 'node:test'
import { recordingEffects } from '../recording-effects.ts'
import { economyCommand } from './economy.ts'

const firms = [
  'region,activity,value,period',
  'Hefei,displays,8,2024',
  'Hefei,chips,4,2024',
  'Wuhan,optics,6,2024',
  '"Wuhan, Hubei",chips,2,2024',
  'Hefei,displays,1,2014',
].join('\n')

const run = async (args: string[], files: Record<string, string> = { 'firms.csv': firms }) => {
  const recording = recordingEffects(files)
  await economyCommand(recording.effects).exitOverride().parseAsync(args, { from: 'user' })
  return { ...recording, lines: recording.out.join('\n').split('\n') }
}

test('a matrix in, the measure out, labels quoted where they must be', async () => {
  const { lines, code } = await run(['rca', '--matrix', 'firms.csv', '--period', '2024'])
  assert.equal(lines[0], 'region,activity,value')
  assert.equal(lines.length, 1 + 3 * 3)
  // Hefei has 8 of its 12 in displays; all have 8 of 20.
  assert.ok(lines.includes(`Hefei,displays,${8 / 12 / (8 / 20)}`))
  assert.ok(lines.some(line => line.startsWith('"Wuhan, Hubei",chips,')))
  assert.equal(code(), 0)
})

test('proximity lists every ordered pair of different activities', async () => {
  const { lines } = await run(['proximity', '--matrix', 'firms.csv', '--period', '2024'])
  assert.equal(lines[0], 'activity,other,value')
  assert.equal(lines.length, 1 + 3 * 2)
})

test('--list names every measure with its group', async () => {
  const { out } = await run(['--list'])
  for (const name of ['rca', 'density', 'proximity', 'eci', 'coi', 'diversity', 'fitness', 'pci', 'ubiquity'])
    assert.ok(
      out.some(line => line.startsWith(`${name}\t`)),
      name,
    )
})

test('options of one measure are checked before anything is read', async () => {
  const { lines } = await run(['diversity', '--matrix', 'firms.csv', '--period', '2024', '--threshold', '1.7'])
  assert.deepEqual(lines, ['region,value', 'Hefei,0', 'Wuhan,1', '"Wuhan, Hubei",1'])
  const wrong = await run(['diversity', '--matrix', 'firms.csv', '--period', '2024', '--threshold', 'high'])
  assert.equal(wrong.code(), 2)
  assert.match(wrong.err.join('\n'), /high is not a number/)
})

test('what the numbers forbid is told in the measure’s own words', async () => {
  const places = 'region,latitude,longitude,value\nHefei,31.8,117.2,1\nWuhan,30.6,114.3,2'
  const { err, out, code } = await run(['moran', '--table', 'places.csv', '--count', '9'], { 'places.csv': places })
  assert.equal(code(), 1)
  assert.match(err.join('\n'), /places\.csv: Cannot link each place to 9 others of 1/)
  assert.deepEqual(out, [])
})

for (const [what, args, files, code, says] of [
  ['an unknown measure', ['wealth', '--matrix', 'firms.csv'], undefined, 2, /no measure wealth/],
  ['no matrix', ['rca'], undefined, 2, /--matrix/],
  ['a file that is not there', ['rca', '--matrix', 'no.csv'], undefined, 1, /no such file/],
  ['several periods and none chosen', ['rca', '--matrix', 'firms.csv'], undefined, 1, /2024, 2014.*\n.*--period/],
  ['a period without rows', ['rca', '--matrix', 'firms.csv', '--period', '1999'], undefined, 1, /1999/],
  [
    'a wrong column',
    ['rca', '--matrix', 'a.csv'],
    { 'a.csv': 'city,industry,n\na,b,1' },
    1,
    /region, activity, value is missing/,
  ],
  [
    'a negative amount',
    ['rca', '--matrix', 'a.csv'],
    { 'a.csv': 'region,activity,value\na,b,-1' },
    1,
    /row 1 .*column value/,
  ],
  [
    'a missing amount',
    ['rca', '--matrix', 'a.csv'],
    { 'a.csv': 'region,activity,value\na,b,' },
    1,
    /row 1 .*column value/,
  ],
  ['no rows', ['rca', '--matrix', 'a.csv'], { 'a.csv': 'region,activity,value\n' }, 1, /no row/],
  ['rows of uneven length', ['rca', '--matrix', 'a.csv'], { 'a.csv': 'region,activity,value\na,b\n' }, 1, /a\.csv/],
] as const)
  test(`${what} is told, and nothing is printed as a result`, async () => {
    const result = await run([...args], files as Record<string, string> | undefined)
    assert.equal(result.code(), code)
    assert.match(result.err.join('\n'), says)
    assert.deepEqual(result.out, [])
  })
