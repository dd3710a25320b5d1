import {
  bestPartners,
  complementarity,
  type DivisionOfLabour,
  divisionOfLabour,
  linkedComplementarity,
  pairComplementarity,
} from '@langqiao/economy'
import { cellsOf, type Input, type Measure, type MeasureOption, namedValues, pairsOf } from './measure.ts'
import { present, threshold } from './of-presence.ts'

const region: MeasureOption = { kind: 'text', default: '', about: 'only this region; all where it is left out' }
const regions: MeasureOption = {
  kind: 'text',
  default: '',
  about: 'only these regions, separated by ;, all where it is left out',
}
const chain = {
  about: 'the activities of each stage of the chain, one a row',
  columns: { activity: 'label', stage: 'label' },
} as const

const placeOf = (labels: readonly string[], label: string, what: string) => {
  const place = labels.indexOf(label)
  if (place < 0) throw new RangeError(`The matrix has no ${what} ${label}`)
  return place
}
/** The places of the regions that an option names, separated by `;`; of all where it names none. */
const named = ({ matrix, text }: Input, option: 'region' | 'regions'): number[] =>
  text(option) === ''
    ? matrix.regions.map((_, r) => r)
    : text(option)
        .split(';')
        .map(label => placeOf(matrix.regions, label.trim(), 'region'))

/** Who does which stage of the chain, and the names of the stages in the order of the table. */
const division = (input: Input): DivisionOfLabour & { names: string[] } => {
  const { matrix, table } = input
  const stageOf = table.labels('stage')
  const names = [...new Set(stageOf)]
  const activities = table.labels('activity').map(label => placeOf(matrix.activities, label, 'activity'))
  const stages = names.map(name => activities.filter((_, row) => stageOf[row] === name))
  return { names, ...divisionOfLabour(present(input), stages, { regions: named(input, 'regions') }) }
}

export const complementarityMeasures: readonly Measure[] = [
  {
    id: 'complementarity',
    about: 'of what is near an activity, the percentage that a region lacks and a partner has',
    reads: { matrix: true },
    options: { threshold, region },
    compute: input => {
      const { matrix } = input
      const there = present(input)
      const wanted = named(input, 'region')
      return {
        columns: ['region', 'partner', 'activity', 'value'],
        total: wanted.length * (matrix.regions.length - 1) * matrix.activities.length,
        rows: (function* () {
          for (const r of wanted) {
            const values = complementarity(there, r)
            for (const [s, partner] of matrix.regions.entries())
              for (const [a, activity] of matrix.activities.entries())
                if (s !== r)
                  yield [matrix.regions[r], partner, activity, values[s * matrix.activities.length + a]] as const
          }
        })(),
      }
    },
  },
  {
    id: 'pair-complementarity',
    about: 'mean complementarity of a partner over the activities that the region lacks',
    reads: { matrix: true },
    options: { threshold },
    compute: input => pairsOf(input.matrix.regions, pairComplementarity(present(input)), ['region', 'partner']),
  },
  {
    id: 'linked-complementarity',
    about: 'mean complementarity of a region’s partners, weighted by its links to them',
    reads: {
      matrix: true,
      table: {
        about: 'one link a row, without weight 1; it counts in both directions',
        columns: { region: 'label', partner: 'label', 'weight?': 'number' },
      },
    },
    options: {
      threshold,
      directed: { kind: 'flag', about: 'a link counts for its region only, not for the partner' },
    },
    compute: input => {
      const { matrix, table } = input
      const n = matrix.regions.length
      const links = new Float64Array(n * n)
      const partners = table.labels('partner')
      const weights = table.has('weight') ? table.numbers('weight') : null
      for (const [row, label] of table.labels('region').entries()) {
        const r = placeOf(matrix.regions, label, 'region')
        const s = placeOf(matrix.regions, partners[row], 'region')
        const weight = weights?.[row] ?? 1
        links[r * n + s] += weight
        if (!input.flag('directed')) links[s * n + r] += weight
      }
      return cellsOf(matrix, linkedComplementarity(present(input), links))
    },
  },
  {
    id: 'best-partners',
    about: 'the partners with most of what a region lacks, and the activities that make them so',
    reads: { matrix: true },
    options: {
      threshold,
      region,
      activity: {
        kind: 'text',
        default: '',
        about: 'around this activity; around all lacked ones where it is left out',
      },
      top: { kind: 'number', default: 5, about: 'how many partners of each region' },
    },
    compute: input => {
      const { regions, activities } = input.matrix
      const there = present(input)
      const activity = input.text('activity') ? placeOf(activities, input.text('activity'), 'activity') : undefined
      const best = bestPartners(there, { regions: named(input, 'region'), activity, top: input.number('top') })
      return {
        columns: ['region', 'partner', 'value', 'activity', 'part'],
        rows: best.flatMap(({ region, partner, value, activities: parts }) =>
          parts.map(part => [regions[region], regions[partner], value, activities[part.activity], part.value]),
        ),
      }
    },
  },
  {
    id: 'stage-depth',
    about: 'share of the activities of each stage of a chain that a region has',
    reads: { matrix: true, table: chain },
    options: { threshold, regions },
    compute: input => {
      const { names, depth, regions } = division(input)
      return {
        columns: ['region', 'stage', 'value'],
        rows: regions.flatMap((r, row) =>
          names.map((name, k) => [input.matrix.regions[r], name, depth[row * names.length + k]]),
        ),
      }
    },
  },
  {
    id: 'stage-coverage',
    about: 'share of each stage of a chain that the regions cover together, and how much they overlap',
    reads: { matrix: true, table: chain },
    options: { threshold, regions },
    compute: input => {
      const { names, stageCoverage, stageOverlap } = division(input)
      return {
        columns: ['stage', 'coverage', 'overlap'],
        rows: names.map((name, k) => [name, stageCoverage[k], stageOverlap[k]]),
      }
    },
  },
  {
    id: 'chain-coverage',
    about: 'share of the activities of a chain that the regions cover together',
    reads: { matrix: true, table: chain },
    options: { threshold, regions },
    compute: input => namedValues({ coverage: division(input).coverage }),
  },
  {
    id: 'chain-holders',
    about: 'how many of the regions have each activity of a chain, 0 being a gap, and which',
    reads: { matrix: true, table: chain },
    options: { threshold, regions },
    compute: input => {
      const { names, stages, unknown } = division(input)
      const { regions, activities } = input.matrix
      return {
        columns: ['stage', 'activity', 'value', 'regions'],
        rows: stages.flatMap((stage, k) =>
          stage.map(held => [
            names[k],
            activities[held.activity],
            held.regions.length,
            held.regions.map(r => regions[r]).join('; '),
          ]),
        ),
        note: unknown.length
          ? `nothing is known of ${unknown.map(activity => activities[activity]).join(', ')}: the matrix has no amount of it`
          : null,
      }
    },
  },
  {
    id: 'role-similarity',
    about: 'how alike the parts are that two regions play in a chain',
    reads: { matrix: true, table: chain },
    options: { threshold, regions },
    compute: input => {
      const { regions, similarity } = division(input)
      return pairsOf(
        regions.map(r => input.matrix.regions[r]),
        similarity,
        ['region', 'other'],
      )
    },
  },
]
