import { bestPartners, type Matrix, type Presence, presence, rca } from '@langqiao/economy'
import type { Ground } from './facts.ts'
import type { FirmMeasures } from './opportunities.ts'

const partnersShown = 8
/** A strength of one firm is no strength to lean on. */
export const fewestFirms = 2

export type Partner = { code: string; activities: string[]; score: number; ground: Ground }

/** Strengths that a partner can lean on: present, and of at least so much. */
export const solidPresence = (matrix: Matrix, least: number): Presence => {
  const index = rca(matrix)
  return presence(matrix, { index: index.map((value, cell) => (matrix.values[cell] >= least ? value : 0)) })
}

/** What a value of complementarity adds up from, for its ground. */
export const complementarityGround = (inputs: { label: string; value: string }[]): Ground => ({
  kind: 'formula',
  method: 'complementarity/pair-complementarity',
  text: 'Σ_b (1 − M(r,b)) M(s,b) g(r,b)',
  inputs,
})

/**
 * Cities that have most of what this one lacks around its possible next steps, best first, by the complementarity of pairs
 * (docs/methods/complementarity/pair-complementarity.md) over strengths of two firms and more. Score in 0…1; cities with
 * too few firms to say are left out.
 */
export const findPartners = (code: string, { firms }: FirmMeasures): Partner[] => {
  const r = firms.regions.indexOf(code)
  if (r < 0) return []
  return bestPartners(solidPresence(firms, fewestFirms), { regions: [r], top: partnersShown }).map(
    ({ partner, value, activities }) => ({
      code: firms.regions[partner],
      activities: activities.map(({ activity }) => firms.activities[activity]),
      score: value / 100,
      ground: complementarityGround(
        activities.map(part => ({ label: firms.activities[part.activity], value: part.value.toFixed(3) })),
      ),
    }),
  )
}
