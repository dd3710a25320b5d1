import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from 'parse5'
import yauzl from 'yauzl'
import type { Analysis, Finding } from '../../diagnose/analyses/index.ts'
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
import { type KeptFigures, keepFigures, readFigures } from './figures.ts'
import { writeHtml } from './html.ts'
import { printPdf } from './pdf.ts'
import { outlineRegion, type Subject } from './region-report.ts'

const source = {
  ...{ kind: 'source' as const, evidenceId: '1', title: '统计公报 <2024>', publisher: '统计局', published: '2025' },
  ...{ claimKind: 'official' as const, disputed: true, copies: 0 },
}
const facts: RegionFacts = {
  ...nothingRecorded({
    ...{ code: '340100', name: '合肥', nameEn: 'Hefei', level: 'city', longitude: 117.2, latitude: 31.8 },
  }),
  observations: [
    { indicator: 'gdp', period: '2024', value: '13507.7', unit: '亿元', qualifier: null, source },
    {
      ...{ indicator: 'rd_intensity', period: '2024', value: '4', unit: '%', qualifier: null },
      source: { ...source, evidenceId: '2' },
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

const same = (text: string) => ({ zh: text, en: text })
const analysisOf = (id: string, compute: () => Finding): Analysis => ({
  ...{ id, systems: ['E10'], title: same(`Title ${id}`), question: same(`Question ${id}?`), method: 'x' },
  ...{ needs: [], parameters: [], compute },
})
const formula = { kind: 'formula' as const, method: 'specialization/rca', text: 'RCA = a / b', inputs: [] }
const strengths = (values: readonly (number | null)[]): Finding => ({
  answer: { zh: '强在显示', en: 'Strong in displays' },
  columns: [
    { key: 'activity', kind: 'activity', label: { zh: '产业', en: 'Activity' } },
    { key: 'rca', kind: 'number', label: { zh: '区位商', en: 'Location quotient' } },
  ],
  rows: values.map((rca, index) => ({ cells: { activity: `a${index}`, rca }, ground: formula })),
  chart: { kind: 'bars', label: 'activity', value: 'rca', reference: 1 },
  cautions: [{ zh: '大于 1 不说明规模大', en: 'Above 1 says nothing of size' }],
  missing: [],
  sources: [{ ...source, evidenceId: '3' }],
})
const silent: Finding = {
  ...{ answer: null, columns: [], rows: [], chart: null, cautions: [], sources: [] },
  missing: [
    { text: { zh: '没有资金流', en: 'No flows of capital' }, where: { zh: '基金业协会', en: 'the association' } },
  ],
}
const subjectOf = (values: readonly (number | null)[]): Subject => ({
  ...{ region: facts.region, diagnosis },
  answers: [
    { analysis: analysisOf('strengths', () => strengths(values)), finding: strengths(values) },
    { analysis: analysisOf('capital', () => silent), finding: silent },
  ],
  // The second piece of evidence stands in the same document as the first, the third in another one.
  citations: new Map(
    [
      { documentId: 'd1', section: '一、综合' },
      { documentId: 'd1', section: '十、科学技术' },
      { documentId: 'd2', section: null },
    ].map((cited, index) => [
      String(index + 1),
      {
        ...cited,
        ...{ title: index === 2 ? '名录' : '统计公报 <2024>', publisher: '统计局', published: '2025' },
        url: index === 2 ? 'https://example.org/list?a=1&b=2' : null,
      },
    ]),
  ),
  around: {
    regionName: code => same(code),
    activityName: activity => same(`产业 ${activity}`),
    placeOf: () => null,
  },
})
const many = Array.from({ length: 30 }, (_, index) => 3 - index / 10)
const imprint = { version: '0', date: '2026-01-01' }
const outline = outlineRegion(subjectOf(many), 'zh', imprint, null)
const rowsOf = (of: typeof outline) => of.blocks.flatMap(block => (block.kind === 'table' ? block.rows : []))

test('every figure leads to a numbered source, and each document is one source with its sections and its link', () => {
  const citedBy = (text: string) => {
    const cell = rowsOf(outline)
      .flat()
      .find(candidate => candidate.text.startsWith(text))
    assert.ok(cell, text)
    return cell.citations
  }
  const [number] = citedBy('13507.7')
  assert.deepEqual(citedBy('4 %'), [number])
  assert.equal(outline.sources[number - 1].text, '统计局。《统计公报 <2024>》，2025。十、科学技术；一、综合')
  assert.equal(new Set(outline.sources.map(({ text }) => text)).size, outline.sources.length)
  assert.ok(
    outline.sources.some(({ text, link }) => text.includes('名录') && link === 'https://example.org/list?a=1&b=2'),
  )
  assert.match(outline.sources[citedBy('产业 a0')[0] - 1].text, /specialization\/rca\.md：RCA = a \/ b/)
  for (const { citations } of rowsOf(outline).flat())
    for (const citation of citations) assert.ok(outline.sources[citation - 1])
})

test('a claim that is disputed says so where it stands', () => {
  assert.ok(rowsOf(outline).some(row => row.some(({ text }) => text === '13507.7 亿元（有争议）')))
})

test('an analysis is a section: question, answer, picture, first rows and how many there are, what to beware of', () => {
  const start = outline.blocks.findIndex(block => block.kind === 'heading' && block.text === 'Title strengths')
  const section = outline.blocks.slice(start, start + 7)
  assert.deepEqual(
    section.map(({ kind }) => kind),
    ['heading', 'note', 'paragraph', 'picture', 'table', 'note', 'note'],
  )
  const [, , answer, picture, table, more, caution] = section
  assert.ok(answer.kind === 'paragraph' && answer.text === '强在显示。' && answer.citations?.length === 1)
  assert.ok(picture.kind === 'picture' && picture.drawing.marks.length > 0)
  assert.equal(picture.alt, 'Title strengths：强在显示')
  assert.ok(table.kind === 'table' && table.rows.length === 12)
  assert.ok(more.kind === 'note' && /前 12 行，共 30 行/.test(more.text))
  assert.ok(caution.kind === 'note' && /不说明规模大/.test(caution.text))
})

test('a question without an answer says what is missing and where it is published', () => {
  assert.ok(
    outline.blocks.some(
      block => block.kind === 'paragraph' && block.text === 'Question capital? 缺少：没有资金流（公布于基金业协会）',
    ),
  )
})

test('both languages have the same shape', () => {
  const english = outlineRegion(subjectOf(many), 'en', imprint, null)
  assert.deepEqual(
    english.blocks.map(block => block.kind),
    outline.blocks.map(block => block.kind),
  )
  assert.match(english.title, /^Hefei/)
})

const keptOf = (values: readonly (number | null)[]): KeptFigures => {
  const { figures } = outlineRegion(subjectOf(values), 'zh', imprint, null)
  const kept = readFigures(JSON.stringify(keepFigures('340100', '2025-10-01', figures)), '340100')
  assert.ok(kept.ok)
  return kept.value
}

test('a report made again says what changed, what is new and what is gone since the earlier one', () => {
  const { blocks } = outlineRegion(subjectOf([2, 1.5, null, 1]), 'zh', imprint, keptOf([2, 1.25, 1]))
  const said = blocks.find(block => block.kind === 'paragraph' && block.text.includes('2025-10-01'))
  assert.ok(said?.kind === 'paragraph')
  assert.match(said.text, /数值有变的 1 项，新出现的 1 项，不再出现的 1 项/)
  const rows = rowsOf({ ...outline, blocks }).map(row => row.map(({ text }) => text))
  assert.ok(rows.some(row => row.join('|') === 'Title strengths|产业 a1，区位商|1.25|1.5'))
  assert.ok(rows.some(row => row.join('|') === 'Title strengths|产业 a3，区位商|—|1'))
  assert.ok(rows.some(row => row.join('|') === 'Title strengths|产业 a2，区位商|1|—'))
})

test('a report made again from the same facts has no changes', () => {
  const { blocks } = outlineRegion(subjectOf(many), 'zh', imprint, keptOf(many))
  assert.ok(
    blocks.some(block => block.kind === 'paragraph' && /有变的 0 项，新出现的 0 项，不再出现的 0 项/.test(block.text)),
  )
})

test('figures of another subject, and files that are none, are refused', () => {
  const codeOf = (json: string) => {
    const read = readFigures(json, '340100')
    assert.ok(!read.ok)
    return read.problem.code
  }
  assert.equal(codeOf('{'), 'invalid-json')
  assert.equal(codeOf('[]'), 'invalid-field')
  assert.equal(codeOf(JSON.stringify(keepFigures('420100', '2025-10-01', []))), 'invalid-field')
})

/** The entries of a Word file by name. */
const unpack = async (bytes: Uint8Array): Promise<Map<string, Buffer>> => {
  const archive = await yauzl.fromBufferPromise(Buffer.from(bytes), { validateEntrySizes: true })
  const entries = new Map<string, Buffer>()
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    entries.set(entry.fileName, Buffer.concat(chunks))
  }
  return entries
}
const textOf = (entries: Map<string, Buffer>, name: string): string => {
  const entry = entries.get(name)
  assert.ok(entry, `the file has ${name}`)
  return entry.toString('utf8')
}

test('the Word file reads back with its headings, tables and sources', async () => {
  const read = await readDocument('report.docx', await writeDocx(outline, 'plain'))
  assert.ok(read.ok)
  for (const words of ['合肥创新诊断报告', '13507.7', '统计公报 <2024>', 'Title strengths'])
    assert.ok(read.value.text.includes(words), words)
})

test('the Word file has real headings, citations that lead to their sources, and pictures with words for them', async () => {
  const entries = await unpack(await writeDocx(outline, 'plain'))
  const document = textOf(entries, 'word/document.xml')
  assert.match(document, /<w:pStyle w:val="Title"\/>/)
  assert.equal(
    [...document.matchAll(/<w:pStyle w:val="Heading[12]"\/>/g)].length,
    outline.blocks.filter(({ kind }) => kind === 'heading').length,
  )
  const bookmarks = new Set([...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name))
  const anchors = [...document.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name)
  assert.equal(bookmarks.size, outline.sources.length)
  assert.ok(anchors.length > 0)
  for (const anchor of anchors) assert.ok(bookmarks.has(anchor), anchor)
  assert.match(textOf(entries, 'word/_rels/document.xml.rels'), /https:\/\/example\.org\/list\?a=1&amp;b=2/)

  assert.match(document, /<wp:docPr [^>]*descr="Title strengths：强在显示"/)
  assert.match(document, /asvg:svgBlip/)
  const media = [...entries.keys()].filter(name => name.startsWith('word/media/'))
  const svg = media.find(name => name.endsWith('.svg'))
  const png = media.find(name => name.endsWith('.png'))
  assert.ok(svg && png)
  assert.match(textOf(entries, svg), /^<svg xmlns[\s\S]*产业 a0[\s\S]*<\/svg>$/)
  assert.equal(entries.get(png)?.subarray(1, 4).toString(), 'PNG')
})

test('an official document has the page, the type and the headings of GB/T 9704-2012', async () => {
  const entries = await unpack(await writeDocx(outline, 'gb9704'))
  const document = textOf(entries, 'word/document.xml')
  const attribute = (element: string, name: string) =>
    Number(new RegExp(`<w:${element} [^>]*w:${name}="(-?\\d+)"`).exec(document)?.[1])
  const millimetres = (element: string, name: string) => Math.round((attribute(element, name) / 1440) * 25.4)
  assert.deepEqual(
    ['top', 'bottom', 'left', 'right'].map(side => millimetres('pgMar', side)),
    [37, 35, 28, 26],
  )
  assert.deepEqual([millimetres('pgSz', 'w'), millimetres('pgSz', 'h')], [210, 297])
  // 22 lines fill 225 mm and 28 characters of 16 points 156 mm, with less than one more.
  assert.equal(Math.floor(((225 / 25.4) * 1440) / attribute('docGrid', 'linePitch')), 22)
  assert.equal(Math.floor(((156 / 25.4) * 72) / (16 + attribute('docGrid', 'charSpace') / 4096) + 1e-3), 28)
  assert.match(document, /<w:docGrid [^>]*w:type="linesAndChars"/)
  for (const heading of ['一、城市类型', '二、现状：已有记录', '（一）']) assert.ok(document.includes(heading), heading)

  const styles = textOf(entries, 'word/styles.xml')
  const styleOf = (id: string) =>
    new RegExp(`<w:style [^>]*w:styleId="${id}"[\\s\\S]*?</w:style>`).exec(styles)?.[0] ?? ''
  assert.match(styles, /<w:docDefaults>[\s\S]*w:eastAsia="仿宋"[\s\S]*<w:sz w:val="32"\/>[\s\S]*<\/w:docDefaults>/)
  assert.match(styleOf('Title'), /方正小标宋简体[\s\S]*<w:sz w:val="44"\/>|<w:sz w:val="44"\/>[\s\S]*方正小标宋简体/)
  assert.match(styleOf('Heading1'), /w:eastAsia="黑体"/)
  assert.match(styleOf('Heading2'), /w:eastAsia="楷体"/)
  const footers = [...entries.keys()].filter(name => /^word\/footer\d+\.xml$/.test(name))
  assert.equal(footers.length, 2)
  for (const footer of footers) assert.match(textOf(entries, footer), /— [\s\S]*PAGE[\s\S]* —/)
  assert.match(textOf(entries, 'word/settings.xml'), /<w:evenAndOddHeaders\/>/)
})

test('the page escapes what facts say, is valid, and has words for every picture', async () => {
  for (const style of ['plain', 'gb9704'] as const) {
    const page = await writeHtml(outline, style)
    assert.ok(page.includes('统计公报 &lt;2024&gt;'))
    const errors: string[] = []
    parse(page, { onParseError: ({ code }) => errors.push(code) })
    assert.deepEqual(errors, [])
    const pictures = page.match(/<img [^>]*>/g) ?? []
    assert.ok(pictures.length > 0)
    for (const picture of pictures) assert.match(picture, / alt="[^"]+"/)
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(id), id)
  }
})

test('a PDF is printed, or what is missing is said', async t => {
  const none = await printPdf('<p>x</p>', null)
  assert.ok(!none.ok && none.problem.code === 'tool-missing')
  const chromium = chromiumPath(process.env)
  if (!chromium) return t.skip('no Chromium on this machine')
  const printed = await printPdf(await writeHtml(outline, 'gb9704'), chromium)
  assert.ok(printed.ok)
  assert.equal(new TextDecoder().decode(printed.value.slice(0, 5)), '%PDF-')
  const read = await readDocument('report.pdf', printed.value)
  assert.ok(read.ok && read.value.text.includes('13507.7'))
})
