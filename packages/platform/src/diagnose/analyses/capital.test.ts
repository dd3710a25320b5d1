import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capitalByStage, stagesOf } from './capital.ts'
import type { FundFact, ListedFact } from './recorded.ts'
import { around, nothing, source } from './test-materials.ts'

const fund = (name: string, stage: string | null, lossRules: string | null = null): FundFact => ({
  ...{ regionCode: 'a', source, name, stage, lossRules, sizeYuan: 5e9, field: null, term: null, what: null },
})
const need: ListedFact = {
  ...{ side: 'need', regionCode: 'A', source, link: '/', kind: 'scenario', industry: null, innovationKind: null },
  ...{ title: { zh: '扩线', en: 'A line' }, yuan: 2e7, elements: [{ kind: 'capital', title: '种子轮' }] },
}

test('a fund serves every stage that it names; where it names none its name may', () => {
  assert.deepEqual(stagesOf('种子、天使、创业投资'), ['seed', 'growth'])
  assert.deepEqual(stagesOf(null), [])
  const rows = capitalByStage.compute(
    { ...nothing, funds: [fund('概念验证基金', null), fund('母基金', null)] },
    { region: 'A', peers: [] },
    around,
  ).rows
  assert.deepEqual(
    rows.map(({ cells }) => [(cells.stage as { en: string }).en, cells.size]),
    [
      ['proof of concept and transfer', 50],
      ['stage not said', 50],
    ],
  )
})

test('stages without a source of capital are named; what needs ask for is none', () => {
  const funds = [fund('甲', '产业化', '单项目可亏损100%')]
  const finding = capitalByStage.compute({ ...nothing, funds, listed: [need] }, { region: 'A', peers: ['B'] }, around)
  assert.match(
    finding.answer?.en ?? '',
    /1 sources of capital on record, for industrial use; none for basic research, .*seed and angel.*; 1 say how much they may lose; 1 needs ask/,
  )
  assert.match(capitalByStage.compute(nothing, { region: 'B', peers: [] }, around).missing[0].text.en, /No fund of B/)
})
