import jschardet from 'jschardet'
import frequency from './frequent-characters.json' with { type: 'json' }

/** Text with the name of the encoding it came in, as in the WHATWG Encoding Standard. */
export type Decoded = { text: string; encoding: string }

/** How much of a text decides between encodings; enough for statistics, and quick. */
const sampleBytes = 65_536
/** Damaged sequences per decoded character up to which a text still counts as UTF-8 with accidents. */
const toleratedDamage = 0.01
/** Share of frequent characters among all Han from which a decoding is taken for real text; right ones have 0.4 and more. */
const plausibleShare = 0.12

const frequent = new Set([...frequency.simplified, ...frequency.traditional])
/** UTF-8 is among them for texts that hold many damaged bytes. */
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

/** Share of frequent characters among those beyond ASCII; damaged and private ones count double against it. */
function plausibility(text: string): number {
  let beyond = 0
  let known = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) continue
    // CJK punctuation and full-width forms stand in real text as often as frequent characters do.
    if (frequent.has(character) || (code >= 0x3000 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff1f)) known++
    beyond += code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) ? 2 : 1
  }
  return beyond === 0 ? 1 : known / beyond
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = decode(bytes.subarray(0, 2048), 'latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)
  if (!label) return null
  try {
    return new TextDecoder((label[1] ?? label[2])!).encoding
  } catch {
    return null
  }
}

/** Encoding by statistics, or null when none is plausible. */
function guessEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, sampleBytes)
  const scored = likelyEncodings
    .map(encoding => ({ encoding, score: plausibility(decode(sample, encoding)) }))
    .sort((a, b) => b.score - a.score)
  if (scored[0]!.score >= plausibleShare) return scored[0]!.encoding
  const guess = jschardet.detect(Buffer.from(sample)).encoding
  if (guess) {
    try {
      const { encoding } = new TextDecoder(guess)
      if (encoding !== 'utf-8' && decodeStrictly(bytes, encoding) !== null) return encoding
    } catch {
      // jschardet knows encodings that TextDecoder does not.
    }
  }
  return null
}

/**
 * Decodes text whose encoding is not known: byte order mark, strict UTF-8, the charset a page declares (if its
 * decoding is plausible), then statistics over GB18030, Big5 and what jschardet proposes. Null when nothing fits.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le'), encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode(bytes, 'utf-16be'), encoding: 'utf-16be' }
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  const declared = declaredEncoding(bytes)
  if (declared && declared !== 'utf-8') {
    const text = decode(bytes, declared === 'gbk' ? 'gb18030' : declared)
    if (
      countDamage(text) <= text.length * toleratedDamage &&
      plausibility(text.slice(0, sampleBytes)) >= plausibleShare
    )
      return { text, encoding: declared === 'gbk' ? 'gb18030' : declared }
  }
  const damaged = decode(bytes, 'utf-8')
  const beyondAscii = damaged.match(/[\u0080-\uffff]/g)?.length ?? 0
  if (countDamage(damaged) <= beyondAscii * toleratedDamage) return { text: damaged, encoding: 'utf-8' }
  const encoding = guessEncoding(bytes)
  return encoding ? { text: decode(bytes, encoding), encoding } : null
}
