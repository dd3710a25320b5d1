import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type RecordKind, recordKinds, recordSchemas } from '../packages/platform/src/words/record.ts'
import { simplified } from '../packages/platform/src/words/simplified.ts'

type Row = Record<string, unknown>

const folder = import.meta.dirname
const seeds = join(folder, '../../shared/seeds')
const systems = join(folder, '../../shared/systems.md')

/** `organisations-listed.csv` holds organisations, `policies.csv` policies: the word before the dash or dot is the kind. */
function kindOf(file: string): RecordKind | undefined {
  const plural = file.split(/[-.]/)[0]!
  return recordKinds.find(kind => [`${kind}s`, kind.replace(/y$/, 'ies')].includes(plural))
}

function rowsOf(file: string): Row[] {
  const text = readFileSync(join(folder, file), 'utf8')
  if (file.endsWith('.jsonl'))
    return text
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Row)
  const rows: Record<string, string>[] = parse(text, { columns: true })
  return rows.map(row => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')))
}

const files = readdirSync(folder).filter(file => /\.(csv|jsonl)$/.test(file))
const tables = new Map(files.map(file => [file, rowsOf(file)]))
const rows = (file: string): Row[] => tables.get(file) ?? []

test('every row of every file is one that the import takes', () => {
  for (const [file, table] of tables) {
    const kind = kindOf(file)
    assert.ok(kind, `${file} names no kind of record`)
    assert.ok(!readFileSync(join(folder, file), 'utf8').startsWith('\uFEFF'), `${file} begins with a byte order mark`)
    for (const [index, row] of table.entries()) {
      const parsed = recordSchemas[kind].safeParse(row)
      assert.ok(parsed.success, `${file} row ${index + 1}: ${parsed.error?.message}`)
      const unknownColumns: string[] = Object.keys(row).filter(key => !(key in recordSchemas[kind].shape))
      assert.deepEqual(unknownColumns, [], `${file} row ${index + 1}`)
    }
  }
})

test('every code is a place of the gazetteer or a group of the memberships', () => {
  const regions: Row[] = parse(readFileSync(join(folder, '../packages/platform/data/regions.csv'), 'utf8'), {
    columns: true,
  })
  const known = new Set(regions.map(region => region.code))
  for (const member of rows('memberships.csv')) known.add(`group:${member.group_id}`)
  for (const [file, table] of tables)
    for (const row of table) {
      const codes = Object.entries(row).filter(([key]) => key.endsWith('_code'))
      if (typeof row.parties === 'string')
        codes.push(
          ...row.parties
            .split(';')
            .flatMap(party => (/^(\d{6}|group:.*)$/.test(party) ? [['parties', party] as [string, string]] : [])),
        )
      for (const [key, code] of codes) assert.ok(known.has(code), `${file}: ${key} ${code}`)
    }
})

test('no row is there twice', () => {
  for (const [file, table] of tables)
    assert.equal(new Set(table.map(row => JSON.stringify(row))).size, table.length, file)
})

test('a listed firm has a code exactly where its place is certain, and keeps the place as given', () => {
  const firms = rows('organisations-listed.csv')
  assert.equal(firms.length, 3320)
  for (const firm of firms) {
    const certain = firm.region_resolution === 'exact' || firm.region_resolution === 'province'
    assert.equal(firm.region_code !== undefined, certain, String(firm.key))
    assert.ok(firm.place_as_given, String(firm.key))
  }
  const placed = (key: string) => {
    const firm = firms.find(row => row.key === key)
    return [firm?.place_as_given, firm?.region_resolution, firm?.region_code]
  }
  assert.deepEqual(placed('600099.SS'), ['Taizhou', 'ambiguous', undefined])
  assert.deepEqual(placed('600854.SS'), ['Taizhou', 'exact', '321200'])
  assert.deepEqual(placed('002488.SZ'), ['Fuyang', 'exact', '330111'])
  assert.deepEqual(placed('600199.SS'), ['Fuyang', 'exact', '341200'])
  assert.deepEqual(placed('002578.SZ'), ['Nanan City', 'exact', '350583'])
  assert.deepEqual(placed('603161.SS'), ['Jiangsu', 'province', '320000'])
  assert.equal(firms.filter(firm => firm.roles === 'delisted').length, 3)
})

test('claims known to be wrong carry what contradicts them', () => {
  const disputed = (file: string, field: string, name: string) => rows(file).find(row => row[field] === name)?.dispute
  assert.match(String(disputed('funds.csv', 'name', '新基石研究员项目')), /腾讯/)
  assert.match(String(disputed('cases.csv', 'title', '过度规格的日本存储芯片')), /2012/)
})

test('facts of the articles name their article, their section and who claims them', () => {
  const ofArticles = files.filter(file =>
    /^(events|policies|funds|facilities|flows|agreements|cases)\.|-articles\./.test(file),
  )
  assert.equal(ofArticles.length, 10)
  for (const file of ofArticles)
    for (const row of rows(file))
      assert.ok(row.source_title && row.source_section && row.claimed_by, `${file}: ${JSON.stringify(row)}`)
})

test('every row of the page of systems has a case', t => {
  if (!existsSync(systems)) return t.skip('the page of systems is not on this machine')
  const ids = [...readFileSync(systems, 'utf8').matchAll(/^\| ([EMCO]\d+) \|/gm)].map(match => match[1]!)
  assert.equal(ids.length, 37)
  const shown = rows('cases.csv').flatMap(row => String(row.systems).split(';'))
  assert.deepEqual(
    ids.filter(id => !shown.includes(id)),
    [],
  )
  assert.deepEqual(
    shown.filter(id => !ids.includes(id)),
    [],
  )
})

/** Longest run of characters that a sample text may share with an article. */
const longestRun = 19
/** Script, spacing, punctuation and the pinyin that one copy has between its characters do not hide a quote. */
const plain = (text: string) =>
  simplified(text.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g, '')).replace(/[^\p{L}\p{N}]/gu, '')

test('no sentence of an article is in the sample', t => {
  if (!existsSync(seeds)) return t.skip('the articles are not on this machine')
  const runs = new Set<string>()
  const length = longestRun + 1
  for (const file of readdirSync(seeds)) {
    const text = plain(readFileSync(join(seeds, file), 'utf8'))
    for (let at = 0; at + length <= text.length; at++) runs.add(text.slice(at, at + length))
  }
  assert.ok(runs.size > 10_000)
  /** Names of documents are cited as they are. */
  const names = new Set(['source_title', 'name', 'title'])
  const shared: string[] = []
  for (const [file, table] of tables)
    for (const row of table)
      for (const [key, cell] of Object.entries(row)) {
        if (
          typeof cell !== 'string' ||
          (names.has(key) && /^(policies|agreements)/.test(file)) ||
          key === 'source_title'
        )
          continue
        const text = plain(cell)
        for (let at = 0; at + length <= text.length; at++)
          if (runs.has(text.slice(at, at + length))) shared.push(`${file} ${key}: ${text.slice(at, at + length)}`)
      }
  assert.deepEqual(shared, [])
})

test('the page about the sample counts what is there', () => {
  const page = readFileSync(join(folder, 'README.md'), 'utf8')
  const counted = new Map(
    [...page.matchAll(/^\| `([\w-]+\.(?:csv|jsonl))` \| ([\d,]+) \|/gm)].map(match => [
      match[1]!,
      Number(match[2]!.replace(',', '')),
    ]),
  )
  assert.deepEqual(
    Object.fromEntries([...counted].sort()),
    Object.fromEntries([...tables].map(([file, table]) => [file, table.length] as const).sort()),
  )
})
