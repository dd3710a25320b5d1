import { createHash } from 'node:crypto'

/** A line to be shown: parts side by side, each `gap` font sizes behind the one before. */
export type ShownLine = { parts: string[]; gap?: number; x?: number; size?: number }
/** Passwords of an encrypted PDF: it opens for everybody where that of the user is empty. */
export type Passwords = { user: string; owner: string }

const left = 72
const leading = 20
const bodySize = 12

const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

function contentOf(lines: ShownLine[]): string {
  return lines
    .map(({ parts, gap = 0, x = left, size = bodySize }, index) => {
      const shown = parts.map(part => `<${hex(part)}>`).join(` ${-1000 * gap} `)
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${740 - index * leading} Tm [${shown}] TJ ET`
    })
    .join('\n')
}

/**
 * A PDF for tests: a page a list of lines, in a Chinese font that is not embedded (character map UniGB-UCS2-H), an empty
 * list being a page with a drawing alone; encrypted by the standard handler (40 bits) where passwords are given.
 */
export function pdfOf(pages: ShownLine[][], passwords?: Passwords): Uint8Array {
  const contents = pages.map(lines => (lines.length > 0 ? contentOf(lines) : '0 0 100 100 re f'))
  const lock = passwords ? lockOf(passwords) : undefined
  // Strings are encrypted with the number of the object that they stand in.
  const string = (text: string, object: number) =>
    `<${(lock ? lock.encrypt(Buffer.from(text), object) : Buffer.from(text)).toString('hex')}>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry ${string('Adobe', 4)} /Ordering ${string('GB1', 4)} /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  for (const [index, content] of contents.entries()) {
    const number = 7 + 2 * index
    const bytes = lock ? lock.encrypt(Buffer.from(content), number) : Buffer.from(content)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number} 0 R >>`,
      `<< /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${lock?.trailer ?? ''} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const fileId = Buffer.alloc(16, 7)
/** Everything is forbidden but opening: what an owner who locks a document usually chooses. */
const permissions = -3904

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const padded = (password: string) => Buffer.concat([Buffer.from(password), padding]).subarray(0, 32)

/** The standard security handler, revision 2 (PDF 1.7, 7.6.3): its entries for the trailer, and what encrypts an object. */
function lockOf({ user, owner }: Passwords) {
  const ownerEntry = rc4(md5(padded(owner)).subarray(0, 5), padded(user))
  const flags = Buffer.alloc(4)
  flags.writeInt32LE(permissions)
  const key = md5(padded(user), ownerEntry, flags, fileId).subarray(0, 5)
  const entries = `/V 1 /R 2 /P ${permissions} /O <${ownerEntry.toString('hex')}> /U <${rc4(key, padding).toString('hex')}>`
  const id = `<${fileId.toString('hex')}>`
  return {
    trailer: `/Encrypt << /Filter /Standard ${entries} >> /ID [${id} ${id}]`,
    encrypt: (bytes: Uint8Array, object: number) =>
      rc4(md5(key, Uint8Array.of(object & 0xff, object >> 8, 0, 0, 0)).subarray(0, 10), bytes),
  }
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number) => {
    ;[state[a], state[b]] = [state[b]!, state[a]!]
  }
  for (let index = 0, other = 0; index < 256; index++) {
    other = (other + state[index]! + key[index % key.length]!) & 0xff
    swap(index, other)
  }
  let [first, second] = [0, 0]
  return Buffer.from(bytes).map(byte => {
    first = (first + 1) & 0xff
    second = (second + state[first]!) & 0xff
    swap(first, second)
    return byte ^ state[(state[first]! + state[second]!) & 0xff]!
  }) as Buffer
}
