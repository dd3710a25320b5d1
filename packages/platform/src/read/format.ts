import { utf16Of } from './encoding.ts'

/** `doc`, `xls` and `rtf` are told, not read. */
export type Format =
  | 'html'
  | 'text'
  | 'csv'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'doc'
  | 'xls'
  | 'rtf'
  | 'encrypted-office'
  | 'zip'
  | 'unknown'

const htmlTag = /<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table|section|span|h[1-6]|ul|ol)\b[^>]*>/i
const officeName = /\.(docx|xlsx)$/i
const csvName = /\.(?:csv|tsv)$/i
const htmlName = /\.x?html?$/i
const plainName = /\.(?:txt|md|markdown|text|log)$/i

/**
 * Streams that tell what a compound file holds: Office wraps an encrypted file in the format that older Office files
 * also have. Workbooks before Excel 97 call theirs `Book`.
 */
const compoundStreams: [stream: string, format: Format][] = [
  ['EncryptedPackage', 'encrypted-office'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book\0', 'xls'],
]

/** Whether `bytes` hold `ascii` at `at`. */
const holds = (bytes: Uint8Array, ascii: string, at = 0) =>
  [...ascii].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

const includes = (bytes: Uint8Array, text: string, encoding: BufferEncoding) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, encoding))

/** Whether there are bytes that no encoding of text uses; UTF-16 has them and is none the less text. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_192)
  let control = 0
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at]!
    if (byte === 0) return utf16Of(bytes) === null
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) control++
  }
  return control > sample.length / 50 && utf16Of(bytes) === null
}

/**
 * Tells a file's format from its bytes. The name decides only between kinds that look alike (CSV, Markdown that holds a
 * tag, a damaged archive), never against the bytes.
 */
export function sniffFormat(source: string, bytes: Uint8Array): Format {
  // A PDF may have up to 1,024 bytes before its header (ISO 32000-1, annex H).
  if (includes(bytes.subarray(0, 1024), '%PDF-', 'latin1')) return 'pdf'
  if (holds(bytes, 'PK\u0003\u0004') || holds(bytes, 'PK\u0005\u0006')) {
    if (includes(bytes, 'word/document', 'latin1')) return 'docx'
    if (includes(bytes, 'xl/workbook', 'latin1')) return 'xlsx'
    // An archive that calls itself an Office file and is none lost its parts: damaged rather than of another format.
    const office = officeName.exec(source)?.[1].toLowerCase()
    return office === 'docx' || office === 'xlsx' ? office : 'zip'
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    return compoundStreams.find(([stream]) => includes(bytes, stream, 'utf16le'))?.[1] ?? 'unknown'
  if (holds(bytes, '{\\rtf')) return 'rtf'
  if (looksBinary(bytes)) return 'unknown'
  if (htmlName.test(source)) return 'html'
  if (csvName.test(source)) return 'csv'
  if (plainName.test(source)) return 'text'
  const head = bytes.subarray(0, 4096)
  const start = new TextDecoder((head.includes(0) && utf16Of(head)) || 'latin1').decode(head)
  return htmlTag.test(start) ? 'html' : 'text'
}
