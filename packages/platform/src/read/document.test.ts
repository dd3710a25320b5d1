import assert from 'node:assert/strict'
import test from 'node:test'
import { readDocument } from './document.ts'
import { limits } from './limits.ts'
import { zipOf } from './zip-fixture.ts'

const codeOf = async (source: string, bytes: Uint8Array) => {
  const outcome = await readDocument(source, bytes)
  return outcome.ok ? 'read' : outcome.problem.code
}
const text = (content: string) => new TextEncoder().encode(content)

/** A PDF of one page with this content stream. */
const pdfOf = (content: string) =>
  text(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n` +
      `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  )

test('each bad file gets its own code', async () => {
  assert.equal(await codeOf('empty.txt', new Uint8Array()), 'empty-file')
  assert.equal(await codeOf('blank.txt', text(' \n\t\n')), 'empty-text')
  assert.equal(await codeOf('large.txt', new Uint8Array(limits.fileBytes + 1).fill(65)), 'file-too-large')
  assert.equal(await codeOf('scan.pdf', pdfOf('0 0 10 10 re f')), 'pdf-without-text')
  assert.equal(await codeOf('broken.pdf', text('%PDF-1.7 and nothing else')), 'broken-file')
  assert.equal(
    await codeOf(
      'photo.jpg',
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
    ),
    'unsupported-format',
  )
  assert.equal(await codeOf('other.zip', zipOf({ 'a.txt': 'a' })), 'unsupported-format')
  assert.equal(await codeOf('old.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])), 'unsupported-format')
  const encrypted = Buffer.concat([
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  assert.equal(await codeOf('secret.docx', encrypted), 'encrypted-file')
})

test('files of older programs are told apart and the mend says what to save them as', async () => {
  const compound = (stream: string) =>
    Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(512), Buffer.from(`${stream}\0`, 'utf16le')])
  const told: [string, Uint8Array, RegExp, RegExp][] = [
    ['report.doc', compound('WordDocument'), /\.doc\)/, /\.docx\./],
    ['table.xls', compound('Workbook'), /\.xls\)/, /\.xlsx\./],
    ['table95.xls', compound('Book'), /\.xls\)/, /\.xlsx\./],
    ['letter.doc', text('{\\rtf1\\ansi A letter.}'), /\.rtf\)/, /\.docx\./],
  ]
  for (const [source, bytes, message, mend] of told) {
    const outcome = await readDocument(source, bytes)
    assert.ok(!outcome.ok)
    assert.equal(outcome.problem.code, 'unsupported-format')
    assert.equal(outcome.problem.where, source)
    assert.match(outcome.problem.message, message)
    assert.match(outcome.problem.mend, mend)
  }
})

test('a Word file that is cut off, not XML, or inflates too far is refused with its reason', async () => {
  const archive = zipOf({ 'word/document.xml': '<w:document/>' })
  assert.equal(await codeOf('cut.docx', archive.subarray(0, archive.length - 30)), 'broken-file')
  assert.equal(await codeOf('junk.docx', zipOf({ 'word/document.xml': 'not XML' })), 'broken-file')
  assert.equal(await codeOf('head.docx', text('PK\u0003\u0004 and nothing else')), 'broken-file')
  const bomb = new Uint8Array(limits.inflatedEntryBytes + 1)
  assert.equal(await codeOf('bomb.docx', zipOf({ 'word/document.xml': bomb })), 'inflates-too-far')
  assert.equal(await codeOf('lying-bomb.docx', zipOf({ 'word/document.xml': bomb }, 1000)), 'inflates-too-far')
  const many = Object.fromEntries(
    Array.from({ length: limits.archiveEntries + 1 }, (_, index) => [`word/document${index}`, '']),
  )
  assert.equal(await codeOf('many.docx', zipOf(many)), 'inflates-too-far')
})

test('the text of a PDF is read and the name of a file does not decide its format', async () => {
  const outcome = await readDocument('notes.txt', pdfOf('BT /F1 12 Tf 20 100 Td (The bridge is open) Tj ET'))
  assert.ok(outcome.ok)
  assert.equal(outcome.value.text, 'The bridge is open')
  assert.equal(outcome.value.encoding, 'pdf')
})

test('a page without html tag, or with nothing but a list, keeps its text', async () => {
  const outcome = await readDocument(
    'list',
    text('<div><p>可以测试的场景</p><ol><li>港口</li><li>果园</li></ol></div>'),
  )
  assert.ok(outcome.ok)
  assert.equal(outcome.value.text, '可以测试的场景\n1. 港口\n2. 果园')
})

test('tags nested thousands deep give a document or a problem, never an exception', async () => {
  const outcome = await readDocument('deep.html', text(`<html><body>${'<div>'.repeat(20_000)}deep`))
  assert.equal(typeof outcome.ok, 'boolean')
})
