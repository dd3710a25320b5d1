import type { AnalysisSummary, CitySection } from '@langqiao/platform/views'

/** A question on the page of a region: an analysis that answers it, what is recorded about it, or both. */
export type Part = { id: string; systems: string[]; analysis?: AnalysisSummary; section?: CitySection }

/** What the page tells, in reading order: what a place is, what it could become, with whom, by what means, what happens. */
export const chapterIds = ['is', 'becomes', 'with', 'means', 'happens'] as const
export type ChapterId = (typeof chapterIds)[number]

/** Analyses that answer the question of a section of recorded facts, which then stands below the answer. */
const answers: Record<string, string> = {
  ecosystem: 'ecosystem',
  specialisation: 'specialisation',
  'ladder-of-firms': 'firms',
  'two-kinds-of-knowledge': 'knowledge',
  capital: 'capital',
  'policy-tools': 'policies',
  'contract-flows': 'flows',
}

/** The chapter of each row of the page of systems; rows of other groups are about partners. */
const chapterOfSystem: Record<string, ChapterId> = {
  ...{ E1: 'is', E2: 'is', E3: 'is', E5: 'is', E7: 'is', E8: 'is', C7: 'is', O4: 'is' },
  ...{ E4: 'becomes', E10: 'becomes', E14: 'becomes', E15: 'becomes', E16: 'becomes' },
  ...{ E6: 'means', E9: 'means', E13: 'means', O6: 'means' },
  ...{ O1: 'happens' },
}
/** Parts whose system is told in another chapter. */
const chapterOfPart: Record<string, ChapterId> = { specialisation: 'is', designations: 'means', cases: 'happens' }

/**
 * The parts of a region's page by chapter: in each the sections, joined by the analyses that answer them, then the other
 * analyses in the order in which they are offered. Figures that an analysis computes are left to it.
 */
export function partsOf(sections: CitySection[], analyses: AnalysisSummary[]): { id: ChapterId; parts: Part[] }[] {
  const ofRegion = analyses.filter(({ parameters }) => parameters.some(({ kind }) => kind === 'region'))
  const joined = new Set<AnalysisSummary>()
  const parts: Part[] = sections.map(section => {
    const analysis = ofRegion.find(({ id }) => answers[id] === section.id)
    if (!analysis) return { id: section.id, systems: section.systems, section }
    joined.add(analysis)
    const items = section.items.filter(({ evidence }) => !evidence.formula)
    const systems = [...new Set([...section.systems, ...analysis.systems])]
    return {
      ...{ id: section.id, systems, analysis },
      section: items.length > 0 ? { ...section, items } : undefined,
    }
  })
  for (const analysis of ofRegion)
    if (!joined.has(analysis)) parts.push({ id: analysis.id, systems: analysis.systems, analysis })
  const chapterOf = ({ id, systems }: Part) => chapterOfPart[id] ?? chapterOfSystem[systems[0]] ?? 'with'
  return chapterIds.map(id => ({ id, parts: parts.filter(part => chapterOf(part) === id) }))
}
