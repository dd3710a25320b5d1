import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedFact, ObservationFact } from './recorded.ts'
import { roleOf, talentLadder } from './talent-ladder.ts'
import { around, nothing, source } from './test-materials.ts'

const people = (regionCode: string, indicator: string, value: string): ObservationFact => ({
  ...{ regionCode, indicator, value, unit: '人', period: '2023', qualifier: null, source },
})
const entry = (side: ListedFact['side'], regionCode: string, title: string): ListedFact => ({
  ...{
    side,
    regionCode,
    source,
    link: '/',
    industry: side === 'need' ? '光电' : null,
    innovationKind: null,
    yuan: null,
  },
  ...{ kind: side === 'offer' ? 'talent' : 'scenario', title: { zh: title, en: title } },
  elements: [{ kind: 'talent', title }],
})
const ask = (region: string, materials = {}) =>
  talentLadder.compute({ ...nothing, ...materials }, { region, peers: ['B'] }, around)

test('assistants are told on ten researchers, against the rule of thumb', () => {
  const observations = [people('A', 'researchers', '200'), people('A', 'research_assistants', '50')]
  const finding = ask('A', { observations })
  assert.equal(finding.rows[0].cells.value, 2.5)
  assert.match(finding.answer?.en ?? '', /2\.5 assistants for 10 researchers \(rule of thumb 6\)/)
  assert.equal(finding.missing.length, 3)
})

test('a want of people is met by offers of the same role elsewhere, not by those of another', () => {
  const listed = [
    entry('need', 'a', '技术经理人两名'),
    entry('offer', 'B', '经纪人八名'),
    entry('offer', 'B', '退休技师'),
    entry('offer', 'A', '博士后'),
  ]
  const finding = ask('A', { listed })
  assert.match(finding.answer?.en ?? '', /1 wants of people \(technology managers\), for 1 of which others offer/)
  assert.deepEqual(
    finding.rows.map(({ cells }) => [(cells.kind as { en: string }).en, cells.city]),
    [
      ['wanted here', 'a'],
      ['offered here', 'A'],
      ['offered elsewhere', 'B'],
    ],
  )
  assert.equal(roleOf('x').en, 'other')
})
