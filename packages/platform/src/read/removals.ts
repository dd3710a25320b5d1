import type { Removal } from '../words/index.ts'

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

  addAll(removed: Removal[]): void {
    for (const { kind, sample, count } of removed) this.add(kind, sample, count)
  }

  /** What was removed, one entry a kind, in the order of first occurrence. */
  list(): Removal[] {
    return [...this.#kinds.values()]
  }
}
