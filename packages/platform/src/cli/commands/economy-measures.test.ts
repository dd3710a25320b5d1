import assert from 'node:assert/strict'
import test from 'node:test'
import type { Measure } from '../economy/measure.ts'
import { recordingEffects } from '../recording-effects.ts'
import { economyCommand, measureGroups } from './economy.ts'

const csv = (columns: string, rows: readonly (readonly (string | number)[])[]) =>
  [columns, ...rows.map(row => row.join(','))].join('\n')

const regions = ['Hefei', 'Wuhan', 'Suzhou', 'Ningbo', 'Yulin', 'Baotou', 'Foshan', 'Changchun']
const activities = ['displays', 'chips', 'optics', 'ships', 'cars', 'steel', 'toys']
/** Whole numbers that look random and are the same in every run. */
const number = (i: number, j: number) => ((i + 1) * 37 + (j + 1) * 101 + i * j * 53) % 23
const pairs = regions.flatMap((one, i) => regions.map((other, j) => ({ one, other, i, j })))

/** Tables in which every measure finds the columns that it reads. */
const tables = {
  regions: csv(
    'region,population,reference,income,gini,value,weight,group,latitude,longitude,low,high,before,after',
    regions.map((region, i) => [
      region,
      ...[500 + 90 * i, 10 + number(i, 1), 30 + number(i, 2), 0.3 + number(i, 3) / 100, 5 + number(i, 4), 3 + i],
      ...[i % 2 ? 'coast' : 'inland', 30 + i, 110 + number(i, 5) / 3, 0.1, 0.1 + i / 20, 40 + number(i, 6)],
      80 + number(i, 7) * 2,
    ]),
  ),
  activities: csv(
    'activity,pci,side,stage',
    activities.map((activity, a) => [
      activity,
      number(a, 8) / 10 - 1,
      a % 2 ? 'from' : 'to',
      a < 3 ? 'parts' : 'products',
    ]),
  ),
  plants: csv(
    'activity,region,employment',
    pairs.map(({ other, i, j }) => [activities[i % activities.length], other, 1 + number(i, j)]),
  ),
  links: csv(
    'from,to,weight,from_group,to_group',
    pairs
      .filter(({ i, j }) => i < j && number(i, j) > 9)
      .map(({ one, other, i, j }) => [
        one,
        other,
        1 + number(i, j),
        i % 2 ? 'coast' : 'inland',
        j % 2 ? 'coast' : 'inland',
      ]),
  ),
  partners: csv(
    'region,partner,weight',
    pairs.filter(({ i, j }) => i < j).map(({ one, other, i, j }) => [one, other, 1 + number(i, j)]),
  ),
  indicators: csv(
    'region,indicator,value,weight,better',
    regions.flatMap((region, i) =>
      ['R&D', 'patents', 'rent'].map((name, k) => [region, name, 2 + number(i, k), k + 1, k === 2 ? 'less' : 'more']),
    ),
  ),
  classes: csv('class,kind,low,high', [
    ['leading', 'gate', 1, 1],
    ['leading', 'ramp', 0.9, 1],
    ['cluster', 'gate', 1, 1],
    ['cluster', 'ramp', 0.2, 0.3],
  ]),
  flows: csv(
    'origin,destination,value,distance_km,origin_size,destination_size',
    pairs.map(({ one, other, i, j }) => [
      one,
      other,
      number(i, j),
      100 + 50 * Math.abs(i - j) + number(j, i),
      20 + 9 * i,
      20 + 9 * j,
    ]),
  ),
  places: csv(
    'origin,destination,origin_latitude,origin_longitude,destination_latitude,destination_longitude',
    pairs.map(({ one, other, i, j }) => [one, other, 30 + i, 110, 30 + j, 110]),
  ),
  firms: csv(
    'market,size,entrants,firms,value',
    pairs.map(({ i, j }) => [activities[i % 3], 5 + number(i, j), 1 + (j % 3), 10 + j, 5 + number(j, i)]),
  ),
  markets: csv(
    'market,entrants,firms',
    activities.map((activity, a) => [activity, 1 + a, 20 + number(a, 1)]),
  ),
  competition: csv(
    'competition,innovation,industry,year,y,x',
    pairs.map(({ i, j }) => {
      const level = (i * regions.length + j) / 64
      return [
        level,
        5 + Math.round(40 * level * (1 - level)) + (number(i, j) % 3),
        `i${i % 4}`,
        2000 + (j % 4),
        number(i, j) % 2,
        level,
      ]
    }),
  ),
}
const matrix = csv(
  'region,activity,value,period',
  ['2014', '2024'].flatMap((period, p) =>
    regions.flatMap((region, r) =>
      activities.map((activity, a) => [
        region,
        activity,
        number(r + 3 * p, a) > 8 ? number(r, a + p) : p * (a === r ? 9 : 0),
        period,
      ]),
    ),
  ),
)

const tableFor = ({ reads }: Measure): keyof typeof tables => {
  const needed = Object.keys(reads.table?.columns ?? {}).filter(name => !name.endsWith('?'))
  const wanted = needed.length ? needed : ['x', 'y']
  const found = (Object.keys(tables) as (keyof typeof tables)[]).find(name => {
    const columns = tables[name].split('\n')[0].split(',')
    return wanted.every(column => columns.includes(column))
  })
  assert.ok(found, `no table here has the columns ${wanted.join(', ')}`)
  return found
}

/** What a measure needs beside its tables. */
const options: Readonly<Record<string, readonly string[]>> = {
  ramp: ['--from', '0', '--to', '1'],
}

/** Measures whose answer is a word. */
const inWords = new Set(['opportunity-quadrants', 'assigned-class'])

const files = {
  'matrix.csv': matrix,
  ...Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text])),
}

for (const [group, measures] of Object.entries(measureGroups))
  for (const measure of measures)
    test(`${group}: ${measure.id} prints a table with its answer in it`, async () => {
      const { id, reads } = measure
      const recording = recordingEffects(files)
      const args = [
        ...(reads.matrix ? ['--matrix', 'matrix.csv', '--period', '2014'] : []),
        ...(reads.later ? ['--later', '2024'] : []),
        ...(reads.table ? ['--table', `${tableFor(measure)}.csv`] : []),
        ...(options[id] ?? []),
      ]
      await economyCommand(recording.effects).parseAsync([id, ...args], { from: 'user' })
      assert.equal(recording.code(), 0, recording.err.join('\n'))
      const [header, ...rows] = recording.out.join('\n').split('\n')
      const width = header.split(',').length
      assert.ok(rows.length > 0, 'no row')
      for (const row of rows) assert.equal(row.split(',').length, width, row)
      const last = rows.flatMap(row => row.split(',').slice(1))
      assert.ok(
        last.some(cell => cell !== '' && (inWords.has(id) || Number.isFinite(Number(cell)))),
        rows.slice(0, 3).join('\n'),
      )
    })

test('no two measures share a name', () => {
  const ids = Object.values(measureGroups).flatMap(measures => measures.map(({ id }) => id))
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
})
