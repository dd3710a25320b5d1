import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Diagnosis,
  diagnose,
  measureFirms,
  nothingRecorded,
  type RegionFacts,
  type Surroundings,
} from '../../diagnose/index.ts'
import { readDocument } from '../../read/index.ts'
import { chromiumPath } from './chromium.ts'
import { writeDocx } from './docx.ts'
import { writeHtml } from './html.ts'
import { outlineReport, type Subject } from './outline.ts'
import { printPdf } from './pdf.ts'

const facts: RegionFacts = {
  ...nothingRecorded({
    code: '340100',
    name: '合肥',
    nameEn: 'Hefei',
    level: 'city',
    longitude: 117.2,
    latitude: 31.8,
  }),
  observations: [
    {
      indicator: 'gdp',
      period: '2024',
      value: '13507.7',
      unit: '亿元',
      qualifier: null,
      source: {
        kind: 'source',
        evidenceId: '1',
        title: '统计公报 <2024>',
        publisher: '统计局',
        published: '2025',
        claimKind: 'official',
        disputed: true,
        copies: 0,
      },
    },
  ],
}
const around: Surroundings = {
  firms: {
    regions: ['340100', '420100'],
    activities: ['Displays', 'Optics', 'Cars'],
    values: Float64Array.from([9, 1, 4, 1, 9, 4]),
  },
  gdpYuan: new Map(),
  cities: new Map(),
  instruments: new Map(),
  activityName: activity => ({ zh: `产业 ${activity}`, en: activity }),
}
const diagnosis: Diagnosis = diagnose(facts, around, measureFirms(around))
const subject: Subject = {
  region: facts.region,
  diagnosis,
  regionName: code => ({ zh: code, en: code }),
  activityName: around.activityName,
}
const imprint = { version: '0', date: '2026-01-01' }
const outline = outlineReport(subject, 'zh', imprint)

test('every figure of the outline leads to a numbered source', () => {
  const rows = outline.blocks.flatMap(block => (block.kind === 'table' ? block.rows : []))
  const gdp = rows.find(row => row.some(({ text }) => text === '13507.7'))
  assert.ok(gdp)
  const [number] = gdp.flatMap(({ citations }) => citations)
  assert.match(outline.sources[number - 1], /统计公报 <2024>, 2025/)
  for (const { citations } of rows.flat()) for (const citation of citations) assert.ok(outline.sources[citation - 1])
})

test('both languages have the same shape', () => {
  const english = outlineReport(subject, 'en', imprint)
  assert.deepEqual(
    english.blocks.map(block => block.kind),
    outline.blocks.map(block => block.kind),
  )
  assert.match(english.title, /^Hefei/)
})

test('the Word file reads back with its headings, tables and sources', async () => {
  const bytes = await writeDocx(outline)
  const read = await readDocument('report.docx', bytes)
  assert.ok(read.ok)
  for (const words of ['合肥：创新诊断报告', '13507.7', '统计公报 <2024>'])
    assert.ok(read.value.text.includes(words), words)
})

test('the page escapes what facts say', async () => {
  const page = await writeHtml(outline)
  assert.ok(page.includes('统计公报 &lt;2024&gt;'))
  assert.ok(!page.includes('<2024>'))
})

test('a PDF is printed, or what is missing is said', async t => {
  const none = await printPdf('<p>x</p>', null)
  assert.ok(!none.ok && none.problem.code === 'tool-missing')
  const chromium = chromiumPath(process.env)
  if (!chromium) return t.skip('no Chromium on this machine')
  const printed = await printPdf(await writeHtml(outline), chromium)
  assert.ok(printed.ok)
  assert.equal(new TextDecoder().decode(printed.value.slice(0, 5)), '%PDF-')
  const read = await readDocument('report.pdf', printed.value)
  assert.ok(read.ok && read.value.text.includes('13507.7'))
})
