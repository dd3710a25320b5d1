import type { Ground } from './facts.ts'
import { type FirmMeasures, findOpportunities } from './opportunities.ts'

/** How many of a city's nearest next industries are looked for elsewhere, and how many partners are shown. */
const nextSteps = 8
const partnersShown = 8

export type Partner = { code: string; activities: string[]; score: number; ground: Ground }

/**
 * Cities that are strong where this one has its next steps: of the industries it lacks and is nearest to, those present
 * in the partner, weighted by the city's density around them (docs/methods/complementarity.md). Score in 0…1; cities
 * with too few firms to say are left out. Best first.
 */
export const findPartners = (code: string, measures: FirmMeasures): Partner[] => {
  const { opportunities } = findOpportunities({ code, level: 'city' }, measures)
  const steps = opportunities.filter(item => !item.present && (item.density ?? 0) > 0).slice(0, nextSteps)
  const sum = steps.reduce((total, step) => total + (step.density ?? 0), 0)
  if (sum === 0) return []
  const { firms, presence, totals } = measures
  const n = firms.activities.length
  const columns = steps.map(step => firms.activities.indexOf(step.activity))
  return firms.regions
    .flatMap((partner, r): Partner[] => {
      if (partner === code) return []
      const brought = steps.filter((_, s) => presence[r * n + columns[s]])
      // A strength of one firm is no strength to lean on.
      const solid = brought.filter(step => firms.values[r * n + firms.activities.indexOf(step.activity)] > 1)
      const score = solid.reduce((total, step) => total + (step.density ?? 0), 0) / sum
      return score === 0
        ? []
        : [
            {
              code: partner,
              activities: solid.map(step => step.activity),
              score,
              ground: {
                kind: 'formula',
                method: 'complementarity',
                text: 'Σ ω(r,a) M(s,a) / Σ ω(r,a)',
                inputs: solid.map(step => ({ label: step.activity, value: (step.density ?? 0).toFixed(3) })),
              },
            },
          ]
    })
    .sort(
      (x, y) =>
        y.score - x.score ||
        totals.regions[firms.regions.indexOf(y.code)] - totals.regions[firms.regions.indexOf(x.code)],
    )
    .slice(0, partnersShown)
}
