import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asc, eq, like } from 'drizzle-orm'
import { asCaller, platform } from '../caller.ts'
import type { Database } from '../database.ts'
import { readTypeFacts } from '../facts.ts'
import { affiliations, flows, organisations, qualifications } from '../schema/index.ts'
import { onBothEngines } from '../test-stores.ts'
import { checkFile } from './check.ts'
import { commitImport } from './commit.ts'
import { undoImport } from './undo.ts'

const table = (name: string, ...rows: string[][]) => ({ name, encoding: 'utf-8', rows })

const contracts = table(
  '技术合同.csv',
  ['输出地', '吸纳地', '年份', '合同类别', '成交额（万元）', '技术交易额（万元）', '合同数'],
  ['北京', '天津', '2023', '技术开发', '1200', '900.5', '3'],
  ['北京', '天津', '2023', '技术许可合同', '80', '80', '1'],
)
const qualified = table(
  '专精特新企业.csv',
  ['企业名称', '资质', '地区', '批次', '认定时间', '有效期至'],
  ['示例精工', '专精特新“小巨人”企业', '合肥', '第六批', '2024年9月', '2027-06-30'],
  ['示例精工', '高新技术企业', '合肥', '', '2023', '2026'],
  ['示例材料', '怪物企业', '合肥', '', '', ''],
)
const pool = table(
  '专利池.csv',
  ['专利池', '成员', '关系', '地区', '加入时间', '入池专利数'],
  ['示例固态电池专利池', '示例精工', '专利池成员', '合肥', '2024', '12'],
  ['示例固态电池专利池', '示例固态电池专利池', '专利池成员', '合肥', '2024', '1'],
)

test('contracts by kind, qualifications and memberships are known by their headers', () => {
  assert.deepEqual(
    [contracts, qualified, pool].map(file => checkFile(file).kind),
    ['flow', 'qualification', 'affiliation'],
  )
})

onBothEngines(store => {
  const within = <T>(work: (tx: Database) => Promise<T>) => asCaller(store(), platform, work)
  const bring = async (file: Parameters<typeof checkFile>[0], given = {}) => {
    const done = await commitImport(store(), platform, checkFile(file, given), crypto.randomUUID())
    assert.ok(done.ok)
    return done.value
  }

  test('contracts keep their kind and both amounts', async () => {
    const { id, imported, problems } = await bring(contracts)
    assert.deepEqual([imported, problems], [2, []])
    const rows = await within(tx => tx.select().from(flows).where(eq(flows.importId, id)).orderBy(asc(flows.contracts)))
    assert.deepEqual(
      rows.map(row => [
        row.kind,
        row.fromCode,
        row.toCode,
        row.contractKind,
        row.value,
        row.technologyValue,
        row.contracts,
      ]),
      [
        ['technology-contracts', '110000', '120000', 'licence', '80', '80', 1],
        ['technology-contracts', '110000', '120000', 'development', '1200', '900.5', 3],
      ],
    )
    assert.ok((await undoImport(store(), platform, id)).ok)
    assert.equal(await within(tx => tx.$count(flows, eq(flows.importId, id))), 0)
  })

  test('a firm that nobody knows comes in once with what it qualifies for; undo waits for what builds on it', async () => {
    const firms = await bring(qualified)
    assert.equal(firms.imported, 2)
    assert.match(firms.problems[0].where ?? '', /row 4, kind/)
    const named = () => within(tx => tx.select().from(organisations).where(like(organisations.name, '示例精工')))
    const [firm] = await named()
    assert.deepEqual([firm.kind, firm.regionCode], ['firm', '340100'])
    const rows = await within(tx =>
      tx
        .select()
        .from(qualifications)
        .where(eq(qualifications.organisationId, firm.id))
        .orderBy(asc(qualifications.kind)),
    )
    assert.deepEqual(
      rows.map(row => [row.kind, row.grantedOn, row.expiresOn]),
      [
        ['high-tech', '2023', '2026'],
        ['little-giant', '2024-09', '2027-06-30'],
      ],
    )

    const members = await bring(pool)
    assert.deepEqual([members.imported, members.problems.map(({ where }) => where)], [1, ['专利池.csv, row 3, member']])
    assert.equal((await named()).length, 1)
    const [membership] = await within(tx => tx.select().from(affiliations).where(eq(affiliations.memberId, firm.id)))
    assert.deepEqual([membership.kind, membership.patents, membership.since], ['patent-pool', 12, '2024'])

    const early = await undoImport(store(), platform, firms.id)
    assert.ok(!early.ok && early.problem.code === 'conflict')
    assert.ok((await undoImport(store(), platform, members.id)).ok)
    assert.ok((await undoImport(store(), platform, firms.id)).ok)
    assert.deepEqual(await named(), [])
  })

  test('a target, and a figure of a place that is no more, decide no type of city', async () => {
    const file = table(
      'gdp.csv',
      ['城市', '指标', '年份', '数值', '单位', '口径'],
      ['合肥', 'GDP', '2090', '99999', '亿元', 'rounded'],
      ['合肥', 'GDP', '2023', '12673.8', '亿元', ''],
      ['莱芜市', 'GDP', '2017', '894.97', '亿元', ''],
    )
    const choices = { 'future-period:2090': 'as-given', 'former-region:莱芜市': 'as:370100' }
    const { id, imported } = await bring(file, { choices })
    assert.equal(imported, 3)
    const { observations } = await within(readTypeFacts)
    const mine = observations.filter(({ fact }) => fact.importId === id)
    assert.deepEqual(
      mine.map(({ fact }) => fact.period),
      ['2023'],
    )
    await undoImport(store(), platform, id)
  })
})
