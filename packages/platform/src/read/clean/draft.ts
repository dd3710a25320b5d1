import type { Removal } from '../../words/index.ts'

/** A stretch of a text in UTF-16 units. */
export type Span = { start: number; end: number }
/** A change that a rule asks for: the stretch becomes `instead`. Without a kind it changes form alone (line breaks, indentation). */
export type Edit = Span & { instead: string; kind: Removal['kind'] | null }
/** A stretch of the original that is not in the text, or stands there otherwise. */
export type RemovedSpan = Span & { kind: Removal['kind'] }

/**
 * A text on its way from what was found in a file (`original`) to what is kept (`text`). `origins` says where each unit
 * came from: four numbers a run, its start and length in `text`, then its start and length in `original`.
 */
export type Draft = { original: string; text: string; origins: Int32Array; removed: RemovedSpan[] }

/** Numbers a run in `origins`. */
const width = 4

/** A text to which nothing has been done. */
export const draftOf = (original: string): Draft => ({
  original,
  text: original,
  origins: Int32Array.of(0, original.length, 0, original.length),
  removed: [],
})

/** Carries out a rule's edits, which are in order and do not overlap, and keeps account of them. */
export function edited(draft: Draft, edits: readonly Edit[]): Draft {
  if (edits.length === 0) return draft
  const { original, text, origins } = draft
  const pieces: string[] = []
  const runs: number[] = []
  const removed = draft.removed.slice()
  let length = 0
  let kept = 0
  let run = 0
  /** Copies what stands from `kept` to `end`, with its runs cut to measure. */
  const keep = (end: number) => {
    for (; run < origins.length && origins[run]! < end; run += width) {
      const [at, units, from, originalUnits] = origins.subarray(run, run + width) as unknown as [
        number,
        number,
        number,
        number,
      ]
      const start = Math.max(kept, at)
      const stop = Math.min(end, at + units)
      const rest = stop === at + units ? originalUnits - (start - at) : stop - start
      if (start < stop) runs.push(length + start - kept, stop - start, from + start - at, rest)
      if (at + units > end) break
    }
    pieces.push(text.slice(kept, end))
    length += end - kept
  }
  for (const { start, end, instead, kind } of edits) {
    keep(start)
    const from = originalSpan(draft, { start, end })
    if (kind) removed.push({ ...from, kind })
    if (instead !== '') runs.push(length, instead.length, from.start, from.end - from.start)
    pieces.push(instead)
    length += instead.length
    kept = end
  }
  keep(text.length)
  return { original, text: pieces.join(''), origins: Int32Array.from(runs), removed }
}

/**
 * Where a stretch of a draft's text stood in its original: from its first unit's place to behind its last one's, with
 * all that was taken out between them. An empty stretch gives an empty one.
 */
export function originalSpan({ origins, original }: Pick<Draft, 'origins' | 'original'>, { start, end }: Span): Span {
  const first = runAt(origins, start)
  if (first === origins.length) return { start: original.length, end: original.length }
  const from = origins[first + 2]! + Math.max(0, start - origins[first]!)
  if (start >= end) return { start: from, end: from }
  const last = runAt(origins, end - 1)
  if (last === origins.length) return { start: from, end: original.length }
  const [at, units, lastFrom, originalUnits] = origins.subarray(last, last + width)
  return { start: from, end: end >= at! + units! ? lastFrom! + originalUnits! : lastFrom! + end - at! }
}

/** Index in `origins` of the run that holds a unit, or their length for a unit behind all of them. */
function runAt(origins: Int32Array, unit: number): number {
  let low = 0
  let high = origins.length / width
  while (low < high) {
    const middle = (low + high) >> 1
    if (origins[middle * width]! + origins[middle * width + 1]! > unit) high = middle
    else low = middle + 1
  }
  return low * width
}
