import { simplifiedUnit } from '../../words/simplified.ts'

/** What is left of a word, in simplified script, without its character at `at`. */
export type Remnant = { text: string; word: string; at: number }
/** A place of a text where a word lacks one character. `word` is in simplified script. */
export type Gap = { start: number; end: number; word: string }

/** Remnants by a small number made of their first two characters, the longest first; `mayBegin` is 1 for the numbers that there are. */
export type GapIndex<R extends Remnant> = { mayBegin: Uint8Array; remnants: ReadonlyMap<number, readonly R[]> }

const numbers = 1 << 18
const numberOf = (first: number, second: number) => (first * 31 + second) & (numbers - 1)

/** The word without its character at `at`. */
export const remnantOf = (word: string, at: number): Remnant => ({
  text: word.slice(0, at) + word.slice(at + 1),
  word,
  at,
})

export function gapIndexOf<R extends Remnant>(all: Iterable<R>): GapIndex<R> {
  const remnants = new Map<number, R[]>()
  for (const remnant of all) {
    const number = numberOf(remnant.text.charCodeAt(0), remnant.text.charCodeAt(1))
    const known = remnants.get(number)
    if (known) known.push(remnant)
    else remnants.set(number, [remnant])
  }
  for (const list of remnants.values()) list.sort((a, b) => b.text.length - a.text.length)
  return { mayBegin: Uint8Array.from({ length: numbers }, (_, number) => (remnants.has(number) ? 1 : 0)), remnants }
}

/** Gaps of a text, in order and apart: of the remnants at a place the first that `isGap` takes. */
export function gapsBy<R extends Remnant>(
  { mayBegin, remnants }: GapIndex<R>,
  text: string,
  isGap: (remnant: R, at: number) => boolean,
): Gap[] {
  const gaps: Gap[] = []
  for (let at = 0; at + 1 < text.length; at++) {
    // Most of a text begins none, and a look at the number is quicker than one at the words.
    const number = numberOf(simplifiedUnit(text.charCodeAt(at)), simplifiedUnit(text.charCodeAt(at + 1)))
    if (mayBegin[number] === 0) continue
    const found = remnants.get(number)!.find(remnant => stands(remnant.text, text, at) && isGap(remnant, at))
    if (!found) continue
    gaps.push({ start: at, end: at + found.text.length, word: found.word })
    at += found.text.length - 1
  }
  return gaps
}

/** Whether a text has these characters at `at`, in either script. */
function stands(characters: string, text: string, at: number): boolean {
  for (let index = 0; index < characters.length; index++)
    if (simplifiedUnit(text.charCodeAt(at + index)) !== characters.charCodeAt(index)) return false
  return true
}
