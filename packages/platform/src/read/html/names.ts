import type { Removal } from '../../words/index.ts'
import groups from './names.json' with { type: 'json' }

/** A set of groups of names, one bit a group in the order of `marksGroups`. */
export type Marks = number

/** Names of the groups, and the kind of removal that a line under such a name is, null where the name tells none. */
export const marksGroups: readonly string[] = groups.map(({ group }) => group)
export const markKinds: readonly (Removal['kind'] | null)[] = groups.map(({ kind }) => kind as Removal['kind'] | null)

/** The bits of some groups together. */
export const marksOfGroups = (...wanted: string[]): Marks =>
  wanted.reduce((marks, group) => marks | (1 << marksGroups.indexOf(group)), 0)

const patterns = groups.map(({ names }) => new RegExp(names, 'i'))
const known = new Map<string, Marks>()
/** Labels remembered: a page repeats its own, and pages of one site share them. */
const mostKnown = 5000

/** The groups of which a class, id, role or itemprop has a name. */
export function marksOf(label: string): Marks {
  const before = known.get(label)
  if (before !== undefined) return before
  let marks = 0
  patterns.forEach((pattern, bit) => {
    if (pattern.test(label)) marks |= 1 << bit
  })
  if (known.size >= mostKnown) known.clear()
  known.set(label, marks)
  return marks
}
