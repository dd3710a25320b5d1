import type { Span } from '../../packages/platform/src/extract/passage.ts'
import type { NameType } from '../../packages/platform/src/extract/tagger/labels.ts'

/** What was found, wanted and both, exact in span and type. */
export type Tally = { found: number; wanted: number; right: number }
export type Name = Span & { type: NameType }

/** Counts the names of a sentence; `type` leaves all others out. */
export function tally(found: readonly Name[], wanted: readonly Name[], type?: NameType): Tally {
  const keys = (names: readonly Name[]) =>
    new Set(names.filter(name => !type || name.type === type).map(name => `${name.start} ${name.end} ${name.type}`))
  const [got, asked] = [keys(found), keys(wanted)]
  return { found: got.size, wanted: asked.size, right: [...got].filter(key => asked.has(key)).length }
}
