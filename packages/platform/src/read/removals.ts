import type { Removal } from '../words/index.ts'
import type { RemovedSpan } from './clean/draft.ts'

/** A sample shorter than this needs what stands around it, so much of it on either side. */
const shortSample = 12
const sampleContext = 4
/** Length to which a sample is cut; enough to recognise it. */
const sampleLength = 120

/** Counts what was removed by kind and keeps the first of each kind as its sample. */
export class Removals {
  readonly #kinds = new Map<Removal['kind'], Removal>()

  /** Adds `count` removals of a kind, of which `sample` is one. */
  add(kind: Removal['kind'], sample: string, count = 1): void {
    const known = this.#kinds.get(kind)
    if (known) known.count += count
    else this.#kinds.set(kind, { kind, count, sample: sample.slice(0, sampleLength) })
  }

  /** Adds stretches of a text; short ones show what stands around them. */
  addSpans(text: string, spans: readonly RemovedSpan[]): void {
    for (const { kind, start, end } of spans) {
      const known = this.#kinds.get(kind)
      if (known) known.count++
      else this.add(kind, sampleOf(text, start, end))
    }
  }

  addAll(removed: Removal[]): void {
    for (const { kind, sample, count } of removed) this.add(kind, sample, count)
  }

  /** What was removed, one entry a kind, in the order of first occurrence. */
  list(): Removal[] {
    return [...this.#kinds.values()]
  }
}

/** What was removed, with its neighbours where it is short; a character that nobody sees by its number. */
function sampleOf(text: string, start: number, end: number): string {
  const quote = text.slice(start, end)
  if (/^[\p{C}]$/u.test(quote)) return `U+${quote.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  const around = end - start < shortSample ? sampleContext : 0
  return text.slice(Math.max(0, start - around), end + around).trim()
}
