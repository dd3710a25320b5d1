import { simplified } from '../../words/simplified.ts'

/** Characters on both sides of a place by which it is seen how the words around it are cut. */
const reach = 10

let segmenter: Intl.Segmenter | undefined

/** Whether the words around a place, as Unicode's library cuts them, go over it; spaces do not count. */
export function isWordCut(left: string, right: string): boolean {
  const before = left
    .slice(-2 * reach)
    .replace(/\s+/g, '')
    .slice(-reach)
  const after = right
    .slice(0, 2 * reach)
    .replace(/\s+/g, '')
    .slice(0, reach)
  if (!/\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}/u.test(after)) return false
  return !boundariesOf(before + after).has(before.length)
}

/** Where words begin in a text, in either script, in UTF-16 units. */
export function boundariesOf(text: string): Set<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return new Set(Array.from(segmenter.segment(simplified(text)), ({ index }) => index))
}

/** Whether a text ends with one of these words, by itself and not as the end of a longer one. */
export function endsWithWord(text: string, words: readonly string[]): boolean {
  const known = words.filter(word => text.endsWith(word))
  if (known.length === 0) return false
  const tail = text.slice(-2 * reach)
  const last = Math.max(...boundariesOf(tail))
  return known.some(word => word.length === tail.length - last)
}

/** Whether a text begins with one of these words, by itself and not as the beginning of a longer one. */
export function startsWithWord(text: string, words: readonly string[]): boolean {
  const known = words.filter(word => text.startsWith(word))
  if (known.length === 0) return false
  const [, second] = boundariesOf(text.slice(0, 2 * reach))
  return known.some(word => word.length === second)
}
