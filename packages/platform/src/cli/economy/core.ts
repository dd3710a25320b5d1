import { complexity, density, outlook, presence, proximityRows } from '@langqiao/economy'
import { activitiesOf, cellsOf, type Input, type Measure, type MeasureOption, regionsOf } from './measure.ts'

const threshold: MeasureOption = { kind: 'number', default: 1, about: 'RCA from which an activity counts as present' }
const self: MeasureOption = { kind: 'flag', about: 'count the activity itself in its density' }

const present = (input: Input) => presence(input.matrix, { threshold: input.number('threshold') })
const notIdentified = (reason: string | null) => reason && `complexity is not identified: ${reason}`

export const coreMeasures: readonly Measure[] = [
  {
    id: 'proximity',
    about: 'proximity of activities: minimum conditional probability of being in the same region',
    reads: { matrix: true },
    options: { threshold },
    compute: input => {
      const { activities } = input.matrix
      return {
        columns: ['activity', 'other', 'value'],
        total: activities.length * (activities.length - 1),
        rows: (function* () {
          let a = 0
          for (const row of proximityRows(present(input))) {
            for (let b = 0; b < row.length; b++) if (a !== b) yield [activities[a], activities[b], row[b]] as const
            a++
          }
        })(),
      }
    },
  },
  {
    id: 'density',
    about: 'relatedness density of each activity around what the region has',
    reads: { matrix: true },
    options: { threshold, self },
    compute: input => cellsOf(input.matrix, density(present(input), { self: input.flag('self') })),
  },
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
    options: { threshold, self },
    compute: input => {
      const there = present(input)
      const { pci, reason } = complexity(there)
      return {
        ...regionsOf(input.matrix, outlook(there, { self: input.flag('self'), pci })),
        note: notIdentified(reason),
      }
    },
  },
]
