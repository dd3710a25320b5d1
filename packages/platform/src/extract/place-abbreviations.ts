import { type Place, regionByCode } from '../words/gazetteer.ts'
import placeWords from './lists/place-words.json' with { type: 'json' }
import type { CombinationMark } from './marks.ts'
import { anyOf } from './patterns.ts'

const codes: Record<string, string> = placeWords.abbreviations.provinces
const row = new RegExp(`[${Object.keys(codes).join('')}]{2,}`, 'g')
const relation = new RegExp(`^(?:${anyOf(placeWords.abbreviations.relations)})`)
/** So many abbreviations in a row are no chance. */
const enough = 3

/** Provinces named by one character each in a row: 津冀鲁; two only before a word of relation (苏皖交界). */
export function findAbbreviations(text: string): CombinationMark[] {
  return [...text.matchAll(row)].flatMap(({ index: start, 0: written }) => {
    const end = start + written.length
    const isRepeated = new Set(written).size < written.length
    if (isRepeated || (written.length < enough && !relation.test(text.slice(end)))) return []
    const places: Place[] = [...written].flatMap(character => regionByCode(codes[character]) ?? [])
    return [{ start, end, places }]
  })
}
