import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listActivitySeries, packAmounts, readActivityAmounts } from '../activities.ts'
import { asCaller, platform } from '../caller.ts'
import { onBothEngines } from '../test-stores.ts'
import { checkFile } from './check.ts'
import { commitImport } from './commit.ts'
import { undoImport } from './undo.ts'

const table = (...rows: string[][]) => ({ name: 'industries.csv', encoding: 'utf-8', rows })
const long = table(
  ['城市', '行业', '年份', '产值', '单位', '分类标准', '统计量'],
  ['合肥', '集成电路制造', '2023', '410', '亿元', 'GB/T 4754-2017', '产值'],
  ['合肥', '显示器件制造', '2023', '1,020.5', '亿元', 'GB/T 4754-2017', '产值'],
  ['苏州', '集成电路制造', '2023', '1300', '亿元', 'GB/T 4754-2017', '产值'],
  ['合肥', '集成电路制造', '2024', '520', '亿元', 'GB/T 4754-2017', '产值'],
)
const asActivity = { kind: 'activity', mapping: { 产值: 'value' } } as const

test('a long table is packed into one table with a row a region and year', () => {
  const { activities, importable, problems } = checkFile(long, asActivity)
  assert.deepEqual(problems, [])
  assert.equal(importable, 4)
  const [output] = activities
  assert.deepEqual(
    [output.classification, output.quantity, output.unit, output.activities],
    ['GB/T 4754-2017', 'output', '亿元', ['集成电路制造', '显示器件制造']],
  )
  assert.deepEqual(
    output.rows.map(({ regionCode, period, amounts }) => [regionCode, period, ...amounts]),
    [
      ['340100', '2023', 410, 1020.5],
      ['320500', '2023', 1300, Number.NaN],
      ['340100', '2024', 520, Number.NaN],
    ],
  )
})

test('wide tables say the same as long ones: columns of activities, columns of years', () => {
  const cells = (file: ReturnType<typeof table>, given = {}) => {
    const { activities, problems } = checkFile(file, { kind: 'activity', ...given })
    assert.deepEqual(problems, [])
    return activities.flatMap(({ unit, activities: names, rows }) =>
      rows.flatMap(({ regionCode, period, amounts }) =>
        names.flatMap((name, a) => (Number.isNaN(amounts[a]) ? [] : [[regionCode, name, period, unit, amounts[a]]])),
      ),
    )
  }
  const wanted = [
    ['340100', '集成电路制造', '2023', '亿元', 410],
    ['340100', '显示器件制造', '2023', '亿元', 1020.5],
    ['320500', '集成电路制造', '2023', '亿元', 1300],
  ]
  assert.deepEqual(
    cells(
      table(
        ['2023年分行业产值', '', '', ''],
        ['城市', '年份', '集成电路制造（亿元）', '显示器件制造（亿元）'],
        ['合肥', '2023年', '410', '1,020.5'],
        ['苏州', '2023年', '１３００', '—'],
      ),
    ),
    wanted,
  )
  assert.deepEqual(
    cells(
      table(
        ['城市', '行业', '单位', '2022', '2023年'],
        ['合肥', '集成电路制造', '亿元', '', '410'],
        ['合肥', '显示器件制造', '亿元', '...', '1020.5'],
        ['苏州', '集成电路制造', '亿元', '', '1300'],
      ),
    ),
    wanted,
  )
})

test('a bad cell is named with its row and column; the rest of its row stays', () => {
  const { problems, importable, activities } = checkFile(
    table(
      ['城市', '年份', '光电子（亿元）', '软件（亿元）', '医药（亿元）'],
      ['武汉', '2024', '约500', '30', '5'],
      ['无名城', '2024', '1', '2', '3'],
      ['武汉', '2024', '7', '', ''],
      ...Array.from({ length: 9 }, (_, i) => ['武汉', String(2010 + i), '1', '2', '3']),
    ),
    { kind: 'activity' },
  )
  assert.deepEqual(
    problems.map(({ code, where }) => [code, where]),
    [
      ['invalid-field', 'industries.csv, row 2, 光电子（亿元）'],
      ['unknown-region', 'industries.csv, row 3, region_code'],
    ],
  )
  assert.equal(importable, 11)
  assert.deepEqual([...activities[0].rows[0].amounts], [30, 5, 7])
})

test('the same region, activity and year twice: the first stays and the second is named', () => {
  const { problems, activities } = checkFile(
    { ...long, rows: [...long.rows, ['合肥市', '集成电路制造', '2023', '999', '亿元', 'GB/T 4754-2017', '产值']] },
    asActivity,
  )
  assert.deepEqual(
    problems.map(({ code, where }) => [code, where]),
    [['duplicate-row', 'industries.csv, row 6']],
  )
  assert.equal(activities[0].rows[0].amounts[0], 410)
})

test('amounts that have no unit anywhere are a missing column', () => {
  const { problems } = checkFile(table(['城市', '年份', '软件'], ['武汉', '2024', '30']), { kind: 'activity' })
  assert.deepEqual(
    problems.map(({ code, message }) => [code, message]),
    [['missing-column', 'No column gives unit, which every activity needs.']],
  )
})

onBothEngines(store => {
  test('what is imported is read as it was given, by period, and undone as a whole', async () => {
    const amount = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1e12, noNaN: true }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        async years => {
          if (!years.flat().some(value => value !== null)) return
          const [one, two] = ['340100', '420100']
          const rows = years.flatMap((values, index) =>
            [one, two].map((code, r) => [
              code,
              String(2015 + index),
              ...values.map(v => (v === null ? '' : String(r ? v * 2 : v))),
            ]),
          )
          const file = {
            name: 'a.csv',
            encoding: null,
            rows: [['region_code', 'period', 'A(家)', 'B(家)', 'C(家)'], ...rows],
          }
          const mapping = { 'A(家)': 'activity', 'B(家)': 'activity', 'C(家)': 'activity' }
          const checked = checkFile(file, { kind: 'activity', mapping })
          assert.deepEqual(checked.problems, [])
          const done = await commitImport(store(), platform, checked, crypto.randomUUID())
          assert.ok(done.ok)
          assert.equal(done.value.imported, checked.importable)
          await asCaller(store(), platform, async tx => {
            const tables = await listActivitySeries(tx)
            const mine = tables.find(({ grounds }) => grounds.some(({ title }) => title === 'a.csv'))
            assert.ok(mine)
            const read = await readActivityAmounts(tx, mine)
            const given = years.flatMap((values, index) =>
              values.some(v => v !== null) ? [{ values, period: String(2015 + index) }] : [],
            )
            assert.deepEqual(
              read.periods.map(({ period }) => period),
              given.map(({ period }) => period),
            )
            assert.deepEqual([mine.regions, mine.periods], [2, given.map(({ period }) => period)])
            for (const [index, { values }] of given.entries())
              for (const [r, times] of [1, 2].entries())
                for (const [a, name] of read.activities.entries())
                  assert.ok(
                    Object.is(
                      read.periods[index].values[r * read.activities.length + a],
                      orNaN(values['ABC'.indexOf(name)], times),
                    ),
                  )
          })
          const undone = await undoImport(store(), platform, done.value.id)
          assert.ok(undone.ok)
          assert.deepEqual(
            await asCaller(store(), platform, async tx =>
              (await listActivitySeries(tx)).filter(({ grounds }) => grounds.some(({ title }) => title === 'a.csv')),
            ),
            [],
          )
        },
      ),
      { numRuns: 10 },
    )
  })
})

onBothEngines(store => {
  test('a file a year is one series; a region given again stands as in the newest file', async () => {
    const year = async (name: string, period: string, ...rows: string[][]) => {
      const file = {
        name,
        encoding: null,
        rows: [
          ['region_code', 'period', 'A(人)', 'B(人)'],
          ...rows.map(([code, ...cells]) => [code, period, ...cells]),
        ],
      }
      const done = await commitImport(store(), platform, checkFile(file, { kind: 'activity' }), name)
      assert.ok(done.ok)
    }
    await year('2022.csv', '2022', ['340100', '1', '2'], ['420100', '3', '4'])
    await year('2023.csv', '2023', ['340100', '5', '6'])
    await year('2022-again.csv', '2022', ['420100', '30', ''])
    await asCaller(store(), platform, async tx => {
      const [series] = (await listActivitySeries(tx)).filter(({ unit }) => unit === '人')
      assert.deepEqual([series.periods, series.regions, series.grounds.length], [['2022', '2023'], 2, 3])
      const all = await readActivityAmounts(tx, series)
      assert.deepEqual(
        all.periods.map(({ period, values }) => [period, ...values]),
        [
          ['2022', 1, 2, 30, Number.NaN],
          ['2023', 5, 6, Number.NaN, Number.NaN],
        ],
      )
      assert.equal(all.replaced, 1)
      assert.deepEqual((await readActivityAmounts(tx, series, ['2023'])).regions, ['340100'])
    })
  })
})

const orNaN = (value: number | null, times: number) => (value === null ? Number.NaN : Number(String(value * times)))

test('packed amounts are little-endian floats of eight bytes', () => {
  assert.deepEqual([...packAmounts(Float64Array.of(1, -0))], [0, 0, 0, 0, 0, 0, 240, 63, 0, 0, 0, 0, 0, 0, 0, 128])
})
