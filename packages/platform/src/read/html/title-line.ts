import type { Line } from './lines.ts'

/** Words of a title in each line, and the line that is the title itself, or -1. */
export type TitleMatch = { shared: number[]; words: number; line: number }

/** A longer line is no title. */
const longestTitle = 60
/** The title's own line shares at least so many words with it. */
const fewestShared = 2
/** What its element adds to a line's likeness to the title, and links take from it. */
const likeness = { firstHeading: 0.5, heading: 0.2, linked: -0.3, leastGain: 0.05 }

const word = /\p{Script=Han}|[^\p{Script=Han}\P{L}]+|\p{N}+/gu
const wordsOf = (text: string) => new Set(text.toLowerCase().match(word) ?? [])

/** Finds in a page's lines the words of its title, and the line that says it most exactly, headings first. */
export function titleMatch(
  lines: readonly Line[],
  seen: readonly { size: number; linkShare: number }[],
  title: string | null,
): TitleMatch {
  const wanted = wordsOf(title ?? '')
  const match: TitleMatch = { shared: lines.map(() => 0), words: wanted.size, line: -1 }
  let best = 0
  lines.forEach(({ text, box }, index) => {
    const { size, linkShare } = seen[index]!
    if (size > longestTitle || wanted.size === 0) return
    const own = wordsOf(text)
    let shared = 0
    for (const each of own) if (wanted.has(each)) shared++
    match.shared[index] = shared
    const heading = box.name === 'h1' ? likeness.firstHeading : /^h\d$/.test(box.name) ? likeness.heading : 0
    const found = shared / (own.size || 1) + shared / wanted.size + heading + (linkShare > 0.5 ? likeness.linked : 0)
    if (shared < fewestShared || found <= best + likeness.leastGain) return
    best = found
    match.line = index
  })
  return match
}
