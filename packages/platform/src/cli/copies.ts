import { type Fingerprint, fingerprintOf, groupNearDuplicates } from '../read/index.ts'

/** Groups that are told at most, and files of each; more are only counted. */
const mostTold = 20
const mostNamed = 8

/**
 * Gathers what texts are compared by as they come, a few hundred bytes each, and says in the end which files say the same:
 * no line where none do.
 */
export const gatherCopies = () => {
  const sources: string[] = []
  const fingerprints: (Fingerprint | null)[] = []
  return {
    add: (source: string, text: string): void => {
      sources.push(source)
      fingerprints.push(fingerprintOf(text))
    },
    tell: (): string[] => {
      const firsts = groupNearDuplicates(fingerprints)
      const groups = [...Map.groupBy(sources.keys(), index => firsts[index]).values()].filter(group => group.length > 1)
      if (groups.length === 0) return []
      const others = groups.reduce((sum, group) => sum + group.length - 1, 0)
      const name = (group: number[]) => {
        const named = group.slice(0, mostNamed).map(index => sources[index])
        return [...named, ...(group.length > mostNamed ? [`${group.length - mostNamed} more`] : [])].join(' = ')
      }
      const told = groups.slice(0, mostTold).map(group => `  ${name(group)}`)
      const rest = groups.length - told.length
      const head = `${others} of ${sources.length} files say the same as an earlier one`
      return [head, ...told, ...(rest > 0 ? [`  and ${rest} more groups`] : [])]
    },
  }
}
