import { simplified } from '../words/simplified.ts'
import frequency from './frequent-characters.json' with { type: 'json' }

/** Marks of Chinese punctuation; they stand in running text as often as the most frequent characters do. */
const punctuation = '，。、；：？！（）“”‘’《》〈〉「」『』【】—…·％\u3000'
/** First and last code of the 3,755 characters of everyday use in GB 2312; 94 a row from 0xA1 on. */
const everyday = { firstLead: 0xb0, lastLead: 0xd7, lastTrail: 0xf9 }

let table: Int8Array | undefined

function buildTable(): Int8Array {
  const marks = new Int8Array(0x10000).fill(-1)
  const bytes: number[] = []
  for (let lead = everyday.firstLead; lead <= everyday.lastLead; lead++)
    for (let trail = 0xa1; trail <= (lead === everyday.lastLead ? everyday.lastTrail : 0xfe); trail++)
      bytes.push(lead, trail)
  for (const character of new TextDecoder('gb18030').decode(Uint8Array.from(bytes))) marks[character.charCodeAt(0)] = 1
  for (const character of frequency.simplified) marks[character.charCodeAt(0)] = 2
  let ideographs = ''
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) ideographs += String.fromCharCode(unit)
  // A traditional character is as familiar as its simplified one.
  const folded = simplified(ideographs)
  for (let at = 0; at < ideographs.length; at++) marks[0x4e00 + at] = marks[folded.charCodeAt(at)]!
  for (const mark of punctuation) marks[mark.charCodeAt(0)] = 2
  marks.fill(-2, 0xe000, 0xf900)
  marks.fill(-2, 0x80, 0xa0)
  marks[0xfffd] = -2
  return marks
}

/**
 * How well a character (a UTF-16 unit) fits running Chinese text in either script: 2 for the most frequent characters
 * and for punctuation, 1 for those of everyday use, -1 for all others, -2 for what only a wrong decoding gives. Text
 * has a mean above 1, what a wrong decoding makes of it one below 0.
 */
export function familiarity(unit: number): number {
  table ??= buildTable()
  return table[unit]!
}
