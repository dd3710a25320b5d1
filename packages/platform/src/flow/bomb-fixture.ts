import { deflateSync, gzipSync } from 'node:zlib'
import { pdfOf } from '../read/pdf/pdf-fixture.ts'
import { docxParts, wordParagraphs, xlsxParts, zipOf } from '../read/zip-fixture.ts'

/**
 * A file made to take all time or memory: its name tells its format and what it does; `scale` 1 is full size. One that
 * `hasNoSize` is dangerous however small.
 */
export type Bomb = { name: string; make: (scale: number) => Uint8Array; hasNoSize?: true }

const megabyte = 1_000_000
const times = (piece: string, count: number) => piece.repeat(Math.max(1, Math.ceil(count)))
/** As many repetitions as fill so many bytes. */
const fill = (piece: string, bytes: number) => times(piece, bytes / Buffer.byteLength(piece))
const page = (body: string) => Buffer.from(`<html><head><title>t</title></head><body>${body}</body></html>`)
/** Entities that double each other: a billion laughs. */
const laughs = (levels: number) => {
  const entities = Array.from({ length: levels }, (_, level) =>
    level === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`,
  )
  return { doctype: `<!DOCTYPE x [${entities.join('')}]>`, last: `&l${levels - 1};` }
}
const cells = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => row * column))
const sheet = 'xl/worksheets/sheet1.xml'
const inSheet = (content: string) => ({ ...xlsxParts([]), [sheet]: content })

/** A PDF of these objects, without a table of where they are, which readers then look for themselves. */
const looselyPdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects.map((object, index) =>
      Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
    ),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n'),
  ])
const packed = (content: Buffer, levels = 1): Buffer => {
  let bytes = content
  for (let level = 0; level < levels; level++) bytes = deflateSync(bytes)
  const filters = '/FlateDecode '.repeat(levels)
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} /Filter [${filters}] >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const onePage = (contents: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${contents} >>`

/** One sentence or mark over and over: what patterns and searches that look back or ahead trip over. */
const repeated: Record<string, string> = {
  ...{ letter: 'a', han: '的', digit: '9', space: ' ', newline: '\n', tab: '\t', nothing: '\u200b', mark: '\u0301' },
  ...{
    opening: '（',
    title: '《',
    closing: '》',
    quotes: '“',
    dashes: '—',
    dots: '.',
    commas: '，',
    bars: '|',
    stars: '*',
  },
  ...{
    numerals: '一亿',
    year: '2023年',
    date: '2023年1月1日至',
    percent: '增长5%、',
    money: '3亿元',
    range: '3～',
    share: '百分之',
  },
  ...{
    place: '北京市',
    county: '朝阳区',
    firm: '有限公司',
    bureau: '科技局',
    named: '示例有限公司和',
    about: '关于',
    notice: '通知',
  },
  ...{
    need: '需求：',
    offer: '成果：',
    item: '1.',
    items: '（一）某项\n',
    label: '名称：某\n',
    row: '甲 | 乙 | 丙\n',
    number: '1,',
  },
  ...{
    pinyin: '创(chuàng)',
    slip: '??萍汲桥c',
    swallowed: '□',
    link: 'http://a.cn/ ',
    upper: 'Univ. ',
    of: 'University of ',
  },
  ...{
    word: 'million ',
    english: 'In March 2025 ',
    sentence: '2023年，合肥市与示例公司签约，投资5亿元。',
    same: '同一段话。\n',
  },
}

/** Bombs by hand: each does one thing that has brought a reader down somewhere. */
export const bombs: Bomb[] = [
  ...Object.entries(repeated).map(([what, piece]) => ({
    name: `${what}.txt`,
    make: (scale: number) => Buffer.from(fill(piece, 2 * megabyte * scale)),
  })),
  ...['opening', 'space', 'sentence', 'row', 'same'].map(what => ({
    name: `long-${what}.txt`,
    make: (scale: number) => Buffer.from(fill(repeated[what], 20 * megabyte * scale)),
  })),
  { name: 'zeros.txt', make: scale => Buffer.alloc(20 * megabyte * scale) },
  { name: 'utf-16.txt', make: scale => Buffer.from(`\ufeff${fill('甲乙，', 6 * megabyte * scale)}`, 'utf16le') },
  { name: 'undecodable.txt', make: scale => Buffer.alloc(5 * megabyte * scale, 0x81) },
  { name: 'deep.html', make: scale => page(times('<div>', 140_000 * scale)) },
  { name: 'deep-inline.html', make: scale => page(times('<b><i>', 60_000 * scale)) },
  { name: 'deep-lists.html', make: scale => page(times('<ul><li>', 60_000 * scale)) },
  { name: 'deep-tables.html', make: scale => page(times('<table><tr><td>', 40_000 * scale)) },
  { name: 'misnested.html', make: scale => page(times('<p>a<b>c</b></p><b>', 30_000 * scale)) },
  { name: 'formatting.html', make: scale => page(times('<a href=x><p>', 30_000 * scale)) },
  { name: 'foreign.html', make: scale => page(times('<svg><title><math>', 40_000 * scale)) },
  { name: 'flat.html', make: scale => page(times('<p>甲乙丙丁，戊己庚辛。</p>', 70_000 * scale)) },
  { name: 'links.html', make: scale => page(times('<a href="/a">链接</a>', 70_000 * scale)) },
  {
    name: 'wide-table.html',
    make: scale => page(`<table><tr>${times('<td colspan=1000 rowspan=1000>1', 20_000 * scale)}</table>`),
  },
  { name: 'attribute.html', make: scale => page(`<p class="${fill('a ', 15 * megabyte * scale)}">甲</p>`) },
  {
    name: 'attributes.html',
    make: scale => page(`<p ${Array.from({ length: 300_000 * scale }, (_, at) => `a${at}=1`).join(' ')}>`),
  },
  { name: 'comment.html', make: scale => page(`<!--${fill('-', 15 * megabyte * scale)}`) },
  { name: 'script.html', make: scale => page(`<script>${fill('<!--<script>', 15 * megabyte * scale)}`) },
  { name: 'angles.html', make: scale => page(fill('<', 120_000 * scale)) },
  { name: 'entities.html', make: scale => page(fill('&notit;', 5 * megabyte * scale)) },
  { name: 'line.html', make: scale => page(`<p>${fill('甲乙', 10 * megabyte * scale)}</p>`) },
  { name: 'commas.csv', make: scale => Buffer.from(fill(',', 10 * megabyte * scale)) },
  { name: 'quote.csv', make: scale => Buffer.from(`a,b\n"${fill('c,d\n', 10 * megabyte * scale)}`) },
  { name: 'quotes.csv', make: scale => Buffer.from(fill('"', 10 * megabyte * scale)) },
  { name: 'rows.csv', make: scale => Buffer.from(fill('1,2\n', 10 * megabyte * scale)) },
  { name: 'wide.csv', make: scale => Buffer.from(times(`${times('甲,', 5_000)}\n`, 500 * scale)) },
  { name: 'entry.docx', make: scale => zipOf(docxParts(fill(wordParagraphs(['甲']), 60 * megabyte * scale))) },
  {
    name: 'total.docx',
    make: scale => {
      const media = Object.fromEntries(
        Array.from({ length: 6 }, (_, at) => [`word/media/${at}.png`, Buffer.alloc(45 * megabyte * scale)]),
      )
      return zipOf({ ...docxParts(wordParagraphs(['甲'])), ...media })
    },
  },
  {
    name: 'entries.docx',
    make: scale => {
      const many = Object.fromEntries(Array.from({ length: 3_000 * scale }, (_, at) => [`word/${at}.xml`, 'a']))
      return zipOf({ ...docxParts(wordParagraphs(['甲'])), ...many })
    },
  },
  { name: 'lying.docx', make: scale => zipOf(docxParts(fill(wordParagraphs(['甲']), 60 * megabyte * scale)), 10) },
  {
    name: 'laughs.docx',
    make: scale => {
      const { doctype, last } = laughs(Math.ceil(10 * scale) + 2)
      return zipOf(docxParts(wordParagraphs([last]), doctype))
    },
  },
  { name: 'deep.docx', make: scale => zipOf(docxParts(times('<w:tbl><w:tr><w:tc>', 20_000 * scale))) },
  {
    name: 'paragraphs.docx',
    make: scale => zipOf(docxParts(wordParagraphs(Array.from({ length: 300_000 * scale }, () => '甲')))),
  },
  { name: 'run.docx', make: scale => zipOf(docxParts(wordParagraphs([fill('甲', 40 * megabyte * scale)]))) },
  {
    name: 'nested-archive.docx',
    make: scale => zipOf({ ...docxParts(''), 'word/a.docx': gzipSync(Buffer.alloc(100 * megabyte * scale)) }),
  },
  {
    name: 'loop.docx',
    make: scale => {
      const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${times('<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>', 1000 * scale)}</w:styles>`
      return zipOf({ ...docxParts(wordParagraphs(['甲'])), 'word/styles.xml': styles })
    },
  },
  { name: 'cells.xlsx', make: scale => zipOf(xlsxParts(cells(20_000 * scale, 20))) },
  {
    name: 'far.xlsx',
    hasNoSize: true,
    make: () =>
      zipOf(
        inSheet('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'),
      ),
  },
  {
    name: 'farther.xlsx',
    hasNoSize: true,
    make: () =>
      zipOf(
        inSheet(
          '<worksheet><sheetData><row r="999999999"><c r="ZZZZZZ999999999"><v>1</v></c></row></sheetData></worksheet>',
        ),
      ),
  },
  {
    name: 'dimension.xlsx',
    make: () => zipOf(inSheet('<worksheet><dimension ref="A1:XFD1048576"/><sheetData/></worksheet>')),
  },
  {
    name: 'entry.xlsx',
    make: scale => zipOf(inSheet(`<worksheet>${fill('<a/>', 60 * megabyte * scale)}</worksheet>`)),
  },
  {
    name: 'laughs.xlsx',
    make: scale => {
      const { doctype, last } = laughs(Math.ceil(10 * scale) + 2)
      return zipOf(
        inSheet(
          `${doctype}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${last}</t></is></c></row></sheetData></worksheet>`,
        ),
      )
    },
  },
  { name: 'deep.xlsx', make: scale => zipOf(inSheet(`<worksheet>${times('<a>', 200_000 * scale)}`)) },
  {
    name: 'strings.xlsx',
    make: scale =>
      zipOf({
        ...xlsxParts([['甲']]),
        'xl/sharedStrings.xml': `<sst>${fill('<si><t>甲</t></si>', 45 * megabyte * scale)}</sst>`,
      }),
  },
  { name: 'pages.pdf', make: scale => pdfOf(Array.from({ length: 3_000 * scale }, () => [{ parts: ['甲'] }])) },
  {
    name: 'parts.pdf',
    make: scale => pdfOf([Array.from({ length: 20_000 * scale }, () => ({ parts: ['甲', '乙'] }))]),
  },
  { name: 'loop.pdf', make: () => looselyPdf(catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>') },
  { name: 'count.pdf', make: () => looselyPdf(catalog, '<< /Type /Pages /Kids [3 0 R] /Count 900 >>', onePage('')) },
  {
    name: 'deflated.pdf',
    make: scale =>
      looselyPdf(
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        onePage('/Contents 4 0 R'),
        packed(Buffer.alloc(400 * megabyte * scale, ' ')),
      ),
  },
  {
    name: 'deflated-twice.pdf',
    make: scale =>
      looselyPdf(
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        onePage('/Contents 4 0 R'),
        packed(Buffer.alloc(600 * megabyte * scale, ' '), 2),
      ),
  },
  {
    name: 'operators.pdf',
    make: scale =>
      looselyPdf(
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        onePage('/Contents 4 0 R'),
        packed(Buffer.from(fill('q 1 0 0 1 0 0 cm Q ', 60 * megabyte * scale))),
      ),
  },
  {
    name: 'forms.pdf',
    make: () =>
      looselyPdf(
        catalog,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        onePage('/Contents 5 0 R /Resources << /XObject << /F 4 0 R >> >>'),
        '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 10 >>\nstream\n/F Do /F Do\nendstream',
        '<< /Length 5 >>\nstream\n/F Do\nendstream',
      ),
  },
  { name: 'arrays.pdf', make: scale => looselyPdf(catalog, fill('[', 5 * megabyte * scale)) },
  {
    name: 'names.pdf',
    make: scale => looselyPdf(catalog, `<< /Type /Pages /Kids [${fill('2 0 R ', 5 * megabyte * scale)}] /Count 5 >>`),
  },
  {
    name: 'headers.pdf',
    make: scale => Buffer.from(fill('%PDF-1.4\n1 0 obj\nendobj\nxref\ntrailer\nstartxref\n', 10 * megabyte * scale)),
  },
]
