import { pinyin } from 'pinyin-pro'
import { simplified } from '../../words/simplified.ts'
import type { Edit } from './draft.ts'

/** A bracket with nothing but letters of pinyin; the letters before tone marks were common (ɡ, ɑ, v) included. */
const candidate = /[(（]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɑɡ'’· ]{1,40})[)）]/g
const han = /\p{Script=Han}$/u
/** Characters read by one bracket; longer readings do not occur in such pages. */
const mostSyllables = 8

const spelled = (reading: string) =>
  reading
    .normalize('NFC')
    .replaceAll('ɑ', 'a')
    .replaceAll('ɡ', 'g')
    .replaceAll('v', 'ü')
    .replace(/['’· ]/g, '')

const withoutTone = (reading: string) =>
  reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')

const readings = new Map<string, ReadonlySet<string>>()

/**
 * All readings of a character, with and without tone marks; kept, because a page repeats its characters. Those of its
 * simplified form are among them: the dictionary gives many a traditional character one reading alone.
 */
function readingsOf(character: string): ReadonlySet<string> {
  let known = readings.get(character)
  if (!known) {
    const toned = [character, simplified(character)].flatMap(form =>
      pinyin(form, { multiple: true, type: 'array' }).map(reading => reading.normalize('NFC')),
    )
    known = new Set([...toned, ...toned.map(withoutTone)])
    readings.set(character, known)
  }
  return known
}

/** Whether `reading` spells the last characters of `before`, all of it and from their end. */
function reads(before: string[], reading: string): boolean {
  if (reading === '') return true
  const character = before.at(-1)
  if (character === undefined || !han.test(character)) return false
  for (const syllable of readingsOf(character))
    if (reading.endsWith(syllable) && reads(before.slice(0, -1), reading.slice(0, -syllable.length))) return true
  return false
}

/**
 * Bracketed pinyin that reads the characters before it, as pages put it between characters whose forms differ by
 * script. Any other bracket stays: a name, an abbreviation, a reading of something else.
 */
export function pinyinBrackets(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: bracket, 1: inner, index } of text.matchAll(candidate)) {
    const before = [...text.slice(Math.max(0, index - 2 * mostSyllables), index)]
    if (reads(before, spelled(inner!)))
      edits.push({ start: index, end: index + bracket.length, instead: '', kind: 'pinyin' })
  }
  return edits
}
