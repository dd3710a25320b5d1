import { familiarity } from '../familiarity.ts'
import type { Span } from './draft.ts'

/**
 * What a stretch of GBK text becomes when one byte of it is lost (`?` stands for it): the decoder takes the second byte
 * of each character with the first of the next, until a byte that cannot begin a character puts it into step again.
 * Giving the lost byte back and decoding again gives the text, but for the characters at the two ends of which a byte
 * is gone.
 */
export type Slip = Span & { suggestion: string }

/** Characters of a slip that are looked at; between low bytes a slip may go on, but a few tell as much. */
const longestSlip = 40
/** Stands in a suggestion for a character of which a byte is lost; printers put it where they lacked a letter. */
const unknownCharacter = '\u3013'
/**
 * By how much decoding again must better a stretch, summed up in marks of `familiarity`: at 4, 3 of 9,094 question marks
 * put between clean sentences passed for slips, and every slip of the `text-cleaning` benchmark was found.
 */
const leastGain = 4
/** From an ASCII mark to its full-width form. */
const wideOffset = 0xfee0
/** How well a lone Latin letter fits between Han characters, where a slip leaves one. */
const latinAmongHan = -1

/** Bytes that begin a character of punctuation in GBK; what was lost is one of them more often than not. */
const punctuationLeads = [0xa3, 0xa1]
const punctuation = new Set('，。、；：？！（）“”‘’《》〈〉「」『』【】—…·')

let table: { codes: Uint16Array; characters: string[] } | undefined

/** Both directions of GBK's two-byte characters: code by UTF-16 unit, and character by code. */
function gbkTable(): NonNullable<typeof table> {
  if (table) return table
  const decoder = new TextDecoder('gb18030')
  const codes = new Uint16Array(0x10000)
  const characters: string[] = new Array(0x10000).fill('')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length !== 1) continue
      codes[character.charCodeAt(0)] = (lead << 8) | trail
      characters[(lead << 8) | trail] = character
    }
  table = { codes, characters }
  return table
}

/**
 * The slip that begins with the question mark at `at`, or null where what follows is better as it stands. Each character
 * of the slip gives one of the text; the slip ends where going on would no longer make the text more familiar.
 */
export function slipAt(text: string, at: number): Slip | null {
  const { codes, characters } = gbkTable()
  let best: (Slip & { gain: number }) | null = null
  let repaired = ''
  let gain = 0
  let heldByte = 0
  for (let end = at + 1; end < text.length && end - at <= longestSlip; end++) {
    const unit = text[end]!
    // A low byte is the second one of a character, and the stream is in step behind it.
    if (repaired !== '' && /[@-~]/.test(unit)) {
      const character = characters[(heldByte << 8) | unit.charCodeAt(0)]!
      const better = gain + familiarity(character.charCodeAt(0)) - latinAmongHan
      if (character !== '' && better > (best?.gain ?? 0))
        best = { start: at, end: end + 1, suggestion: repaired + character, gain: better }
      break
    }
    // Pages that narrowed full-width marks narrowed the one that a slip often begins with as well.
    const isNarrowed = end === at + 1 && /[!-/:;?]/.test(unit)
    const code = codes[unit.charCodeAt(0) + (isNarrowed ? wideOffset : 0)]!
    if (code === 0) break
    const character = heldByte === 0 ? firstCharacter(code >> 8) : characters[(heldByte << 8) | (code >> 8)]!
    if (character === '') break
    repaired += character
    gain +=
      (character === unknownCharacter ? 0 : familiarity(character.charCodeAt(0))) - familiarity(unit.charCodeAt(0))
    heldByte = code & 0xff
    if (gain > (best?.gain ?? 0)) best = { start: at, end: end + 1, suggestion: repaired, gain }
  }
  if (!best || best.gain < leastGain) return null
  const { start, end, suggestion } = best
  // Another question mark stands for the byte that was left over at the slip's end.
  return text[end] === '?'
    ? { start, end: end + 1, suggestion: suggestion + unknownCharacter }
    : { start, end, suggestion }
}

/** The character whose second byte is known, where that byte makes it a mark of punctuation. */
function firstCharacter(trail: number): string {
  const { characters } = gbkTable()
  const marks = punctuationLeads.map(lead => characters[(lead << 8) | trail]!)
  return marks.find(mark => punctuation.has(mark)) ?? unknownCharacter
}
