import { type CleanDocument, failure, type Outcome, success } from '../words/index.ts'
import { admit } from './admit.ts'
import { clean, cleanPhrase, type Layout } from './clean/clean.ts'
import { readDelimited } from './delimited.ts'
import { statedByLines } from './describe/bylines.ts'
import { languageOf } from './describe/language.ts'
import { isSite, statedTitle } from './describe/title.ts'
import { decodeText } from './encoding.ts'
import type { Format } from './format.ts'
import { readPage } from './html/page.ts'
import { limits } from './limits.ts'
import { problems } from './problems.ts'
import { Removals } from './removals.ts'
import { cellBorder } from './rows.ts'

/** A document before cleaning. `bylines` are searched for date and publisher where they are not the text's own lines. */
type RawDocument = {
  encoding: string
  text: string
  title: string | null
  publisher: string | null
  published: string | null
  site: string | null
  titleEnd: string | null
  bylines: string[] | null
  removals: Removals
  layout: Layout
}

const markdownName = /\.(?:md|markdown)$/i

/**
 * Turns the bytes of a file into a clean document. `source` is the file's name, for messages and to tell Markdown and
 * CSV from other text; the format comes from the bytes. `encoding` is that of the text, or the format's name where
 * the format fixes it (`pdf`, `docx`, `xlsx`). Problems: `empty-file`, `file-too-large`, `unsupported-format`,
 * `undecodable-text`, `broken-file`, `encrypted-file`, `inflates-too-far`, `pdf-without-text`, `empty-text`.
 */
export async function readDocument(source: string, bytes: Uint8Array): Promise<Outcome<CleanDocument>> {
  const format = await admit(source, bytes)
  if (!format.ok) return format
  try {
    const raw = await rawDocument(source, bytes, format.value)
    return raw.ok ? cleanDocument(source, raw.value) : raw
  } catch {
    return failure(problems.broken(source))
  }
}

const nothingStated = { title: null, publisher: null, published: null, site: null, titleEnd: null, bylines: null }

/** Reads a file in its format. The parsers of Word, Excel and PDF files are loaded with the first such file: they are large. */
async function rawDocument(source: string, bytes: Uint8Array, format: Format): Promise<Outcome<RawDocument>> {
  const removals = new Removals()
  if (format === 'docx') {
    const { readDocx } = await import('./docx.ts')
    const { lines, title } = await readDocx(bytes)
    return success({ ...nothingStated, encoding: format, text: lines.join('\n'), title, removals, layout: 'prose' })
  }
  if (format === 'xlsx') {
    const { readSheets } = await import('./spreadsheet.ts')
    const sheets = await readSheets(bytes)
    const text = sheets.map(({ name, rows }) => [...(sheets.length > 1 ? [name] : []), ...rowLines(rows)].join('\n'))
    return success({ ...nothingStated, encoding: format, text: text.join('\n'), removals, layout: 'table' })
  }
  if (format === 'pdf') {
    const { readPdf } = await import('./pdf/pdf.ts')
    const pdf = await readPdf(bytes)
    if (pdf === 'encrypted') return failure(problems.encrypted(source))
    if (pdf === 'broken') return failure(problems.broken(source))
    if (pdf === 'without-text') return failure(problems.pdfWithoutText(source))
    if (pdf === 'too-complex') return failure(problems.tooComplex(source))
    for (const line of pdf.running) removals.add('boilerplate', line)
    return success({
      ...nothingStated,
      encoding: format,
      text: pdf.lines.join('\n'),
      title: pdf.title,
      removals,
      layout: 'prose',
    })
  }
  const decoded = decodeText(bytes)
  if (!decoded) return failure(problems.undecodable(source))
  const { encoding } = decoded
  if (format === 'csv') {
    const text = rowLines(readDelimited(decoded.text)).join('\n')
    return success({ ...nothingStated, encoding, text, removals, layout: 'table' })
  }
  if (format === 'text') {
    const layout = markdownName.test(source) ? 'markdown' : 'prose'
    return success({ ...nothingStated, encoding, text: decoded.text, removals, layout })
  }
  const tags = decoded.text.split('<').length
  if (tags > limits.htmlTags) return failure(problems.tooComplex(source))
  const page = readPage(decoded.text)
  removals.addAll(page.removed)
  return success({
    ...page.markup,
    encoding,
    text: page.lines.join('\n'),
    bylines: cleanPhrase(page.bylines.join('\n')),
    removals,
    layout: 'prose',
  })
}

const rowLines = (rows: string[][]) =>
  rows
    .filter(row => row.some(cell => cell !== ''))
    .map(row => row.map(cell => cell.replace(/\s+/g, ' ')).join(cellBorder))

function cleanDocument(source: string, raw: RawDocument): Outcome<CleanDocument> {
  const { encoding, layout, removals } = raw
  const cleaned = clean(raw.text, layout)
  const { text, damaged } = cleaned
  if (text === '') return failure(problems.withoutText(source))
  removals.addSpans(cleaned.original, cleaned.removed)
  for (const { kind, quote } of damaged) removals.add(kind, quote)
  const phrase = (words: string | null) => (words && cleanPhrase(words).join(' ')) || null
  const lines = text.split('\n')
  const title = phrase(raw.title) ?? (layout === 'table' ? null : statedTitle(cleaned.lines, lines))
  const near = raw.bylines ?? cleaned.lines
  const stated = statedByLines(near, layout === 'table' ? [] : lines, title)
  const titleEnd = phrase(raw.titleEnd)
  const site = phrase(raw.site) ?? (titleEnd && isSite(titleEnd, near, title) ? titleEnd : null)
  return success({
    source,
    title,
    publisher: phrase(raw.publisher) ?? stated.publisher ?? site,
    published: raw.published ?? stated.published,
    language: languageOf(text),
    encoding,
    text,
    removed: removals.list(),
    damaged,
  })
}
