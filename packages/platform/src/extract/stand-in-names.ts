import genericWords from './lists/generic-words.json' with { type: 'json' }
import suffixes from './lists/organisation-suffixes.json' with { type: 'json' }
import { leftmostLongest, type Marks } from './marks.ts'
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

const { words, not, notAtStart } = suffixes.standInNames
const standIn = new RegExp(`(?:${anyOf(words)})(?=(?![${notAtStart}])[\\u4e00-\\u9fff]{2})`, 'g')
const longest = 3
/** 经 ends no name in 经济. */
const word = new RegExp(`^(?:${anyOf(suffixes.standInNames.notEnds)})`)
const isWithinWord = (text: string, at: number): boolean =>
  word.test(text.slice(at, at + longest)) || word.test(text.slice(at - 1, at - 1 + longest))
const namesOther = new RegExp(`(?:${not})$|^(?:${anyOf(genericWords.words)})*$`)
const ideograph = /[\u4e00-\u9fff]/

/**
 * Short names of firms that a stand-in begins and that end in nothing known: `示例翼航的飞机`. They begin and end where a
 * word does that belongs to no name, at a mark, or behind a place.
 */
export function shortStandIns(text: string, { boundaries, places }: Marks): Span[] {
  const ends = new Set(boundaries.flatMap(({ start }) => (isWithinWord(text, start) ? [] : [start])))
  const beginnings = new Set([...boundaries, ...leftmostLongest(places)].map(({ end }) => end))
  const isWord = (at: number) => ideograph.test(text[at] ?? ' ')
  return [...text.matchAll(standIn)].flatMap(({ index: start, 0: word }) => {
    if (isWord(start - 1) && !beginnings.has(start)) return []
    const from = start + word.length
    const end = [2, longest].map(length => from + length).find(at => ends.has(at) || !isWord(at))
    if (!end || namesOther.test(text.slice(from, end)) || [...text.slice(from, end)].some(c => !ideograph.test(c)))
      return []
    return [{ start, end }]
  })
}
