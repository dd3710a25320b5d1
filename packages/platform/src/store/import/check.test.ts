import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type RecordKind, recordKinds } from '../../words/index.ts'
import { checkFile } from './check.ts'
import { fieldsOf, guessKind, mapColumns, normaliseCell, templateOf } from './columns.ts'

const table = (...rows: string[][]) => ({ name: 'rows.csv', encoding: 'gb18030', rows })

/** Kinds whose required fields a table can give. */
const tabular = recordKinds.filter(kind => kind !== 'collaboration')

test('the template of each kind is guessed as that kind, and its example is good', () => {
  for (const kind of tabular) {
    const { columns, example } = templateOf(kind)
    assert.equal(guessKind(columns), kind)
    const checked = checkFile(table(columns, example))
    assert.deepEqual(checked.problems, [], kind)
    assert.equal(checked.importable, 1, kind)
  }
})

test('columns are found by the words people use, whatever is in brackets, stars or full width', () => {
  const mapping = mapColumns('need', [
    '*需求名称',
    '需 求 单 位',
    '预算（万元）',
    '所在城市',
    'ＤＥＡＤＬＩＮＥ',
    '联系人',
  ])
  assert.deepEqual(mapping, {
    '*需求名称': 'title',
    '需 求 单 位': 'organisation',
    '预算（万元）': 'budget_yuan',
    所在城市: 'region_code',
    ＤＥＡＤＬＩＮＥ: 'expires_on',
    联系人: null,
  })
})

test('a field goes to one column only, its own name before any other word', () => {
  assert.deepEqual(mapColumns('organisation', ['名称', 'name']), { 名称: null, name: 'name' })
})

test('a table of needs as offices write it becomes needs', () => {
  const checked = checkFile(
    table(
      ['2026年场景需求汇总表', '', '', '', ''],
      ['需求单位', '需求名称', '需求描述', '预算（万元）', '所在城市', '有效期'],
      ['示例港务', '夜间运输', '缺司机', '1,200.5', '武汉', '2027年12月'],
      ['', '', '', '', '', ''],
    ),
  )
  assert.equal(checked.kind, 'need')
  assert.equal(checked.rows, 1)
  assert.deepEqual(checked.problems, [])
  const [{ line, record }] = checked.good
  assert.equal(line, 3)
  assert.partialDeepStrictEqual(record, {
    key: '夜间运输',
    organisation: '示例港务',
    budget_yuan: '12005000',
    region_code: '420100',
    expires_on: '2027-12',
  })
})

test('each bad row is named with file, row, field and mend, and the good ones stay', () => {
  const header = ['name', 'kind', 'key', 'region_code']
  const checked = checkFile(
    table(
      header,
      ['示例一', '企业', 'a', '420100'],
      ['', '企业', 'b', ''],
      ['示例三', '怪物', 'c', ''],
      ['示例四', '企业', 'a', ''],
      ['示例五', '企业', 'e', '999999'],
    ),
  )
  assert.deepEqual(
    checked.good.map(row => row.line),
    [2],
  )
  assert.deepEqual(
    checked.problems.map(problem => [problem.code, problem.where]),
    [
      ['invalid-field', 'rows.csv, row 3, name'],
      ['invalid-field', 'rows.csv, row 4, kind'],
      ['duplicate-row', 'rows.csv, row 5, key'],
      ['unknown-region', 'rows.csv, row 6, region_code'],
    ],
  )
  assert.match(checked.problems[1].mend, /Use one of: university, institute, firm/)
  assert.ok(checked.problems.every(problem => problem.message && problem.mend))
})

test('an ambiguous place is asked about for an event, and a mark for an organisation', () => {
  const file = table(['date', 'theme', 'what', 'region_code'], ['2024', 'x', 'y', '西湖区'])
  const event = checkFile(file)
  assert.deepEqual([event.good, event.problems], [[], []])
  const [{ id, choices, chosen }] = event.decisions
  assert.deepEqual([id, chosen], ['ambiguous-region:西湖区', null])
  assert.deepEqual(choices[1], { does: 'as', value: '360103', label: '江西省 南昌市 西湖区' })
  const [decided] = checkFile(file, { choices: { [id]: 'as:360103' } }).good
  assert.partialDeepStrictEqual(decided.record, { region_code: '360103' })
  const [organisation] = checkFile(table(['名称', '类型', '城市'], ['示例', '企业', '西湖区']), {
    kind: 'organisation',
  }).good
  assert.partialDeepStrictEqual(organisation.record, { region_resolution: 'ambiguous', place_as_given: '西湖区' })
  assert.ok(!('region_code' in organisation.record))
})

test('lists of names are given their codes; a name of no place stays on an official list', () => {
  const listed = checkFile(
    table(
      ['名单', '地区', '年份'],
      ['示例名单', '西安', '2024'],
      ['示例名单', '示例开发区', '2024'],
      ['示例名单', '西湖区', '2024'],
    ),
  )
  assert.deepEqual([listed.kind, listed.problems, listed.decisions], ['designation', [], []])
  assert.deepEqual(
    listed.good.map(({ record }) => 'region_code' in record && record.region_code),
    ['610100', false, false],
  )
  const group = ['示例圈', '示例都市圈', '都市圈']
  const members = checkFile(table(['组编号', '都市圈', '类型', '成员城市'], [...group, '西安'], [...group, '无名城']))
  assert.equal(members.kind, 'membership')
  assert.partialDeepStrictEqual(members.good, [{ line: 2, record: { member_code: '610100' } }])
  assert.deepEqual(
    members.problems.map(({ code, where }) => [code, where]),
    [['unknown-region', 'rows.csv, row 3, member_code']],
  )
})

test('wrong columns, an empty file and a line that is no JSON are said', () => {
  const codes = (file: Parameters<typeof checkFile>[0], kind?: RecordKind) =>
    checkFile(file, { kind }).problems.map(problem => problem.code)
  assert.deepEqual(codes(table(['foo', 'bar'], ['1', '2'])), ['unknown-kind'])
  assert.deepEqual(codes(table(['foo', 'bar'], ['1', '2']), 'fund'), ['missing-column'])
  assert.deepEqual(codes(table()), ['empty-file'])
  assert.deepEqual(codes(table(['name', 'instrument'])), ['empty-file'])
  assert.deepEqual(codes({ name: 'x.jsonl', encoding: null, jsonLines: '{"a":1\n[1]\nnull\n' }), [
    'invalid-json',
    'invalid-json',
    'invalid-json',
  ])
})

test('a mapping given by the user goes before the guess', () => {
  const file = table(['名称', '另一列', 'instrument'], ['a', 'b', 'c'])
  const checked = checkFile(file, { kind: 'policy', mapping: { 名称: null, 另一列: 'name' } })
  assert.partialDeepStrictEqual(checked.good[0].record, { name: 'b', instrument: 'c' })
})

test('money is moved by its unit exactly', () => {
  const yuan = (cell: string, header: string | null = null) => normaliseCell('need', 'budget_yuan', cell, header)
  assert.equal(yuan('1.5', '万元'), '15000')
  assert.equal(yuan('０．１亿元'), '10000000')
  assert.equal(yuan('0.123456', '万元'), '1234.56')
  assert.equal(yuan('300', null), '300')
  assert.equal(yuan('about 5'), 'about 5')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), wan => {
      assert.equal(yuan(`${wan}万元`), `${wan * 10000n}`)
    }),
  )
})

test('whatever a table holds, each row is good, named or waits for a decision', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '2024', '420100', '企业', '-1', '1e5', '\u0000'))
  fc.assert(
    fc.property(
      fc.constantFrom(...tabular.filter(kind => kind !== 'activity')),
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
      (kind, rows) => {
        const required = fieldsOf(kind).filter(field => field.required)
        const header = [...required.map(field => field.name), 'key', 'region_code']
        const checked = checkFile(table(header, ...rows.map(row => header.map((_, at) => row[at % 3]))), { kind })
        const named = new Set(checked.problems.map(problem => problem.where?.match(/row (\d+)/)?.[1]))
        const good = new Set(checked.good.map(row => String(row.line)))
        assert.equal(checked.good.length, good.size)
        const told = good.size + [...named].filter(Boolean).length
        const waiting = checked.decisions.reduce((sum, { rows }) => sum + rows, 0)
        if (checked.rows > 0) assert.ok(told <= checked.rows && told + waiting >= checked.rows)
        for (const line of good) assert.ok(!named.has(line))
      },
    ),
  )
})
