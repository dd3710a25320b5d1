import {
  complexity,
  distance,
  expy,
  externalEci,
  fitness,
  knowledgeComplexity,
  opportunityGain,
  opportunityQuadrants,
  outlook,
  outlookGain,
  type PciScale,
  pciOnScale,
  productGini,
  prody,
  quadrantNames,
  reflections,
  reflectionsComplexity,
} from '@langqiao/economy'
import {
  activitiesOf,
  cellsOf,
  type Input,
  type Measure,
  type MeasureOption,
  numbersFor,
  regionsOf,
} from './measure.ts'
import { present, self, threshold } from './of-presence.ts'

const scales = ['eci', 'own', 'eigenvector'] as const satisfies readonly PciScale[]
const scale: MeasureOption = {
  kind: 'text',
  default: 'eci',
  choices: scales,
  about: 'scale of PCI: that of ECI, its own (economiccomplexity), the eigenvector’s (py-ecomplexity)',
}
const steps: MeasureOption = { kind: 'number', default: 2, about: 'number of reflections' }
const iterations: MeasureOption = { kind: 'number', default: 20, about: 'number of reflections, the start included' }
const fitnessOptions = {
  threshold,
  iterations: { kind: 'number', default: 0, about: 'number of steps; 0: until nothing moves' },
  extremality: { kind: 'number', default: 1, about: 'how much the least fit region decides' },
} as const satisfies Measure['options']
const incomes = {
  about: 'income of each region, e.g. GDP per head',
  columns: { region: 'label', income: 'number' },
} as const

const fitnessOf = (input: Input) =>
  fitness(present(input), {
    iterations: input.number('iterations') || undefined,
    extremality: input.number('extremality'),
  })
const notIdentified = (reason: string | null) => reason && `complexity is not identified: ${reason}`
const incomeOf = ({ table, matrix }: Input) => numbersFor(table, 'region', matrix.regions, 'income')

/** PCI of a presence, and what must be said about it. */
const pciOf = (input: Input, scale: PciScale) => {
  const there = present(input)
  const { pci, reason } = complexity(there)
  return { there, pci: pciOnScale(there, pci, scale), note: notIdentified(reason) }
}

export const complexityMeasures: readonly Measure[] = [
  {
    id: 'eci',
    about: 'economic complexity of regions',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { eci, reason } = complexity(present(input))
      return { ...regionsOf(input.matrix, eci), note: notIdentified(reason) }
    },
  },
  {
    id: 'pci',
    about: 'complexity of activities',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { pci, reason } = complexity(present(input))
      return { ...activitiesOf(input.matrix, pci), note: notIdentified(reason) }
    },
  },
  {
    id: 'coi',
    about: 'complexity outlook of regions: how near they are to the complex activities that they lack',
    reads: { matrix: true },
    options: {
      threshold,
      self,
      scale,
      standardised: { kind: 'flag', about: 'in standard deviations from the mean of the regions' },
    },
    compute: input => {
      const { there, pci, note } = pciOf(input, scales.find(name => name === input.text('scale')) ?? 'eci')
      const standardised = input.flag('standardised')
      return { ...regionsOf(input.matrix, outlook(there, { self: input.flag('self'), pci, standardised })), note }
    },
  },
  {
    id: 'fitness',
    about: 'fitness of regions',
    reads: { matrix: true },
    options: fitnessOptions,
    compute: input => {
      const { regions, reason } = fitnessOf(input)
      return { ...regionsOf(input.matrix, regions), note: reason }
    },
  },
  {
    id: 'quality',
    about: 'quality of activities, the other side of fitness',
    reads: { matrix: true },
    options: fitnessOptions,
    compute: input => {
      const { activities, reason } = fitnessOf(input)
      return { ...activitiesOf(input.matrix, activities), note: reason }
    },
  },
  {
    id: 'reflections-regions',
    about: 'method of reflections: regions after a number of steps',
    reads: { matrix: true },
    options: { threshold, steps },
    compute: input => regionsOf(input.matrix, reflections(present(input), { steps: input.number('steps') }).regions),
  },
  {
    id: 'reflections-activities',
    about: 'method of reflections: activities after a number of steps',
    reads: { matrix: true },
    options: { threshold, steps },
    compute: input =>
      activitiesOf(input.matrix, reflections(present(input), { steps: input.number('steps') }).activities),
  },
  {
    id: 'eci-reflections',
    about: 'economic complexity of regions by a fixed number of reflections',
    reads: { matrix: true },
    options: { threshold, iterations },
    compute: input =>
      regionsOf(input.matrix, reflectionsComplexity(present(input), { iterations: input.number('iterations') }).eci),
  },
  {
    id: 'pci-reflections',
    about: 'complexity of activities by a fixed number of reflections',
    reads: { matrix: true },
    options: { threshold, iterations },
    compute: input =>
      activitiesOf(input.matrix, reflectionsComplexity(present(input), { iterations: input.number('iterations') }).pci),
  },
  {
    id: 'kci',
    about: 'knowledge complexity of regions: ECI in sample standard deviations',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { kci, reason } = knowledgeComplexity(present(input))
      return { ...regionsOf(input.matrix, kci), note: notIdentified(reason) }
    },
  },
  {
    id: 'tci',
    about: 'complexity of technologies: PCI in its own sample standard deviations',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { tci, reason } = knowledgeComplexity(present(input))
      return { ...activitiesOf(input.matrix, tci), note: notIdentified(reason) }
    },
  },
  {
    id: 'external-eci',
    about: 'complexity of regions by a PCI measured elsewhere',
    reads: {
      matrix: true,
      table: { about: 'PCI of each activity', columns: { activity: 'label', pci: 'number' } },
    },
    options: { threshold },
    compute: input => {
      const { matrix, table } = input
      const { eci, coverage } = externalEci(present(input), numbersFor(table, 'activity', matrix.activities, 'pci'))
      return {
        columns: ['region', 'value', 'coverage'],
        rows: matrix.regions.map((region, r) => [region, eci[r], coverage[r]] as const),
      }
    },
  },
  {
    id: 'prody',
    about: 'income level that an activity goes with',
    reads: { matrix: true, table: incomes },
    compute: input => activitiesOf(input.matrix, prody(input.matrix, incomeOf(input))),
  },
  {
    id: 'expy',
    about: 'income level that the activities of a region go with',
    reads: { matrix: true, table: incomes },
    compute: input => regionsOf(input.matrix, expy(input.matrix, prody(input.matrix, incomeOf(input)))),
  },
  {
    id: 'product-gini',
    about: 'inequality that an activity goes with',
    reads: {
      matrix: true,
      table: { about: 'Gini coefficient of each region', columns: { region: 'label', gini: 'number' } },
    },
    options: { threshold },
    compute: input => {
      const { matrix, table } = input
      const gini = numbersFor(table, 'region', matrix.regions, 'gini')
      return activitiesOf(matrix, productGini(matrix, gini, { present: present(input) }))
    },
  },
  {
    id: 'distance',
    about: 'how much of what is near an activity a region lacks',
    reads: { matrix: true },
    options: { threshold, self },
    compute: input => cellsOf(input.matrix, distance(present(input), { self: input.flag('self') })),
  },
  {
    id: 'outlook-gain',
    about: 'rise of the complexity outlook if a region took up an activity',
    reads: { matrix: true },
    options: {
      threshold,
      self,
      gross: { kind: 'flag', about: 'take nothing off for the activity itself' },
      scale: { kind: 'text', default: 'eci', choices: ['eci', 'own', 'eigenvector'], about: 'where PCI has its zero' },
    },
    compute: input => {
      const { there, pci, note } = pciOf(input, input.text('scale') as PciScale)
      const options = { pci, self: input.flag('self'), net: !input.flag('gross') }
      return { ...cellsOf(input.matrix, outlookGain(there, options)), note }
    },
  },
  {
    id: 'opportunity-gain',
    about: "complexity lacking near an activity, less the activity's own within reach",
    reads: { matrix: true },
    options: { threshold, self },
    compute: input => {
      const { there, pci, note } = pciOf(input, 'eci')
      return { ...cellsOf(input.matrix, opportunityGain(there, { pci, self: input.flag('self') })), note }
    },
  },
  {
    id: 'opportunity-quadrants',
    about: 'what a region lacks by near or far and complex or simple; empty where it is present',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { there, pci, note } = pciOf(input, 'eci')
      const { quadrant } = opportunityQuadrants(there, { pci })
      const { rows, ...output } = cellsOf(input.matrix, quadrant)
      const named = function* () {
        for (const [region, activity, value] of rows)
          yield [region, activity, quadrantNames[Number(value) - 1] ?? null] as const
      }
      return { ...output, rows: named(), note }
    },
  },
  {
    id: 'opportunity-counts',
    about: 'number of activities a region lacks in each quadrant',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { there, pci, note } = pciOf(input, 'eci')
      const { counts } = opportunityQuadrants(there, { pci })
      return {
        columns: ['region', ...quadrantNames],
        rows: input.matrix.regions.map((region, r) => [region, ...counts.subarray(r * 4, r * 4 + 4)] as const),
        note,
      }
    },
  },
]
