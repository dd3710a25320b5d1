import { simplified } from '../words/simplified.ts'

export type Span = { start: number; end: number }

/**
 * A text prepared for the finders. `text` is the simplified, narrow form that rules read; `raw` is as written, and
 * quotes are cut from it: offsets mean the same in both. Lines and sentences are in order and do not overlap.
 */
export type Passage = {
  raw: string
  text: string
  lines: Span[]
  /** Ends at 。！？；!?; at a line's end, and at an English full stop. */
  sentences: Span[]
}

const sentenceEnd = /[。！？；!?;]+[”’」』）)]*|\.(?=\s+["“(]?[A-Z0-9])/g
/** An English full stop after these ends no sentence. */
const abbreviation = /(?:\b(?:Co|Ltd|Inc|Corp|No|Dr|Mr|Ms|Prof|St|vs|e\.g|i\.e|etc|approx|[A-Z])|^\s*\d{1,3})$/

/** Splits a text into lines and sentences without their outer white space; empty ones are left out. */
export function readPassage(raw: string): Passage {
  const text = simplified(raw)
  const lines: Span[] = []
  const sentences: Span[] = []
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    const line = trimmed(text, from, to)
    if (line) {
      lines.push(line)
      pushSentences(text, line, sentences)
    }
    from = to + 1
  }
  return { raw, text, lines, sentences }
}

function pushSentences(text: string, line: Span, sentences: Span[]): void {
  let from = line.start
  sentenceEnd.lastIndex = line.start
  for (let end = sentenceEnd.exec(text); end && end.index < line.end; end = sentenceEnd.exec(text)) {
    if (end[0] === '.' && abbreviation.test(text.slice(Math.max(from, end.index - 8), end.index))) continue
    const sentence = trimmed(text, from, Math.min(line.end, end.index + end[0].length))
    if (sentence) sentences.push(sentence)
    from = Math.max(from, Math.min(line.end, end.index + end[0].length))
  }
  const rest = trimmed(text, from, line.end)
  if (rest) sentences.push(rest)
}

/** The span without white space at its ends, or null where nothing else is in it. */
export function trimmed(text: string, from: number, to: number): Span | null {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start])) start++
  while (end > start && /\s/.test(text[end - 1])) end--
  return start < end ? { start, end } : null
}

/** Index of the first of the ordered `spans` that ends behind `position`: where a search among them begins. */
export function firstEndingAfter(spans: readonly Span[], position: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle].end > position) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether one of the ordered, disjoint `spans` shares a character with another span. */
export function touches(spans: readonly Span[], { start, end }: Span): boolean {
  const next = spans[firstEndingAfter(spans, start)]
  return next !== undefined && next.start < end
}

/** Those of the ordered, disjoint `spans` that lie within `outer`. */
export function within<S extends Span>(spans: readonly S[], outer: Span): S[] {
  const found: S[] = []
  for (let i = firstEndingAfter(spans, outer.start); i < spans.length && spans[i].start < outer.end; i++)
    if (spans[i].start >= outer.start && spans[i].end <= outer.end) found.push(spans[i])
  return found
}
