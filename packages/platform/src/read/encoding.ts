import jschardet from 'jschardet'
import { familiarity } from './familiarity.ts'

/** Text with the name of the encoding it came in, as in the WHATWG Encoding Standard. */
export type Decoded = { text: string; encoding: string }

/** How much of a text decides between encodings; enough for statistics, and quick. */
const sampleBytes = 65_536
/** Damaged sequences per character beyond ASCII up to which a text counts as UTF-8 with accidents, whatever else it may be. */
const toleratedDamage = 0.01
/** Mean familiarity beyond ASCII from which a decoding is taken for real Chinese text; right ones have 1 and more. */
const plausibleMean = 0.3
/** What a page's own word for its encoding is worth, in mean familiarity: it decides between decodings that are near. */
const declaredBonus = 0.2
/** Encodings of Chinese text; UTF-8 is among them for texts with many damaged bytes. */
const likelyEncodings = ['utf-8', 'gb18030', 'big5']

const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes)

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const countDamage = (text: string) => text.split('\ufffd').length - 1

/** Mean familiarity of the units of a text; those of ASCII count as `ascii`, or not at all where that is null. */
function meanFamiliarity(text: string, ascii: number | null): number {
  let sum = 0
  let units = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80 && ascii === null) continue
    const isControl = unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d
    sum += isControl ? -2 : unit < 0x80 ? ascii! : familiarity(unit)
    units++
  }
  return units === 0 ? 0 : sum / units
}

/** Mean familiarity, ASCII as everyday characters, from which bytes without a mark are taken for UTF-16. */
const plausibleUtf16 = 0.7

function markedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/**
 * The byte order of UTF-16 text: by its mark, or because the bytes are Chinese or English text in that order, which
 * those of pictures and programs are in neither; else null. Bytes that can be UTF-8 are to be asked for that first.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const marked = markedUtf16(bytes)
  if (marked || bytes.length % 2 !== 0) return marked
  const sample = bytes.subarray(0, sampleBytes)
  const [little, big] = (['utf-16le', 'utf-16be'] as const).map(order => meanFamiliarity(decode(sample, order), 1))
  if (Math.max(little!, big!) < plausibleUtf16) return null
  return little! > big! ? 'utf-16le' : 'utf-16be'
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = decode(bytes.subarray(0, 2048), 'latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)
  if (!label) return null
  try {
    const { encoding } = new TextDecoder((label[1] ?? label[2])!)
    // GB 18030 has all of GBK and more, and pages of either say GB 2312.
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

/** The likely encoding that makes the most familiar text of the sample, or null where none makes any. */
function mostFamiliar(sample: Uint8Array, declared: string | null): string | null {
  const scored = likelyEncodings
    .map(encoding => ({
      encoding,
      mean: meanFamiliarity(decode(sample, encoding), null) + (encoding === declared ? declaredBonus : 0),
    }))
    .sort((a, b) => b.mean - a.mean)
  return scored[0]!.mean >= plausibleMean ? scored[0]!.encoding : null
}

/** What jschardet takes text of other languages for, where all of it decodes; null otherwise. */
function guessEncoding(bytes: Uint8Array): string | null {
  const guess = jschardet.detect(Buffer.from(bytes.subarray(0, sampleBytes))).encoding
  try {
    const { encoding } = new TextDecoder(guess ?? '')
    return encoding !== 'utf-8' && decodeStrictly(bytes, encoding) !== null ? encoding : null
  } catch {
    // jschardet knows encodings that TextDecoder does not.
    return null
  }
}

/**
 * Decodes text whose encoding is not known. In this order: UTF-16 by its mark, UTF-8, UTF-16 by its text, UTF-8
 * with a few damaged bytes, what makes familiar text of it (UTF-8, GB18030, Big5, with a word for the one that a page declares), the
 * charset that a page declares, what jschardet proposes. Null when nothing fits.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = markedUtf16(bytes)
  const utf8 = marked ? null : decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null && !bytes.includes(0)) return { text: utf8, encoding: 'utf-8' }
  const utf16 = marked ?? utf16Of(bytes)
  if (utf16) return { text: decode(bytes, utf16), encoding: utf16 }
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  const damaged = decode(bytes, 'utf-8')
  const beyondAscii = damaged.match(/[\u0080-\uffff]/g)?.length ?? 0
  if (countDamage(damaged) <= beyondAscii * toleratedDamage) return { text: damaged, encoding: 'utf-8' }
  const declared = declaredEncoding(bytes)
  const familiar = mostFamiliar(bytes.subarray(0, sampleBytes), declared)
  if (familiar) return { text: decode(bytes, familiar), encoding: familiar }
  const believed = declared && declared !== 'utf-8' && decodeStrictly(bytes, declared) !== null ? declared : null
  const encoding = believed ?? guessEncoding(bytes)
  return encoding ? { text: decode(bytes, encoding), encoding } : null
}
