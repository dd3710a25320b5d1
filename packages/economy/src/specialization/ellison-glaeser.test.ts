import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Matrix, totals } from '../matrix.ts'
import { anyMatrix, matrixOf, padded, permuted } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceTable, vector } from '../testing/reference.ts'
import { coagglomeration } from './coagglomeration.ts'
import { ellisonGlaeser, type Plants, plantMatrix } from './ellison-glaeser.ts'

const near = { relative: 1e-9, absolute: 1e-10 }
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

const referencePlants = (): Plants => {
  const { rows } = referenceTable('cities48x90/plants.csv')
  return {
    activities: rows.map(row => row[0]),
    regions: rows.map(row => row[1]),
    employment: rows.map(row => Number(row[2])),
  }
}

test('Ellison–Glaeser with its z is that of REAT', { skip: referenceAbsent }, () => {
  const ours = ellisonGlaeser(referencePlants())
  const file = 'cities48x90/out/reat_ellison_glaeser.csv'
  assert.deepEqual(
    ours.activities,
    referenceTable(file).rows.map(row => row[0]),
  )
  assertClose(ours.gamma, referenceColumn(file, 'Gamma i'), vector)
  assertClose(ours.g, referenceColumn(file, 'G i'), vector)
  assertClose(ours.z, referenceColumn(file, 'z Gi'), vector)
  assertClose(ours.plants, referenceColumn(file, 'K i'), vector)
  assertClose(ours.herfindahl, referenceColumn(file, 'HHI i'), vector)
})

/** The group index of Ellison and Glaeser (1997) for two activities, straight from plants. */
const groupIndex = (plants: Plants, pair: readonly string[]): number => {
  const matrix = plantMatrix(plants)
  const { gamma, herfindahl, activities } = ellisonGlaeser(plants)
  const sums = totals(matrix)
  const x = [...sums.regions].map(here => here / sums.all)
  const members = pair.map(label => activities.indexOf(label))
  const size = sum(members.map(a => sums.activities[a]))
  const w = members.map(a => sums.activities[a] / size)
  const amount = (r: number, a: number) => matrix.values[r * activities.length + a]
  const g = sum(x.map((share, r) => (sum(members.map(a => amount(r, a))) / size - share) ** 2))
  const squares = sum(x.map(share => share ** 2))
  const h = sum(members.map((a, j) => w[j] ** 2 * herfindahl[a]))
  const own = sum(members.map((a, j) => gamma[a] * w[j] ** 2 * (1 - herfindahl[a])))
  return (g / (1 - squares) - h - own) / (1 - sum(w.map(weight => weight ** 2)))
}

test('coagglomeration of two activities is the published index, which that of REAT is not', {
  skip: referenceAbsent,
}, () => {
  const plants = referencePlants()
  const matrix = plantMatrix(plants)
  const n = matrix.activities.length
  const pairs = coagglomeration(matrix)
  const { activities, gamma, herfindahl } = ellisonGlaeser(plants)
  const sums = totals(matrix)
  const file = 'cities48x90/out/reat_ellison_glaeser_coagglomeration.csv'
  const reported = referenceColumn(file, 'Gamma c')
  assert.equal(reported.length, n * (n - 1))
  referenceTable(file).rows.forEach(([name], i) => {
    const pair = name.split('-')
    const [a, b] = pair.map(label => activities.indexOf(label))
    assertClose([pairs[a * n + b]], [groupIndex(plants, pair)], vector)
    // The tool's numbers follow within 0.001 when the shares of both are added without weights (so that they sum to 2),
    // weights are taken from the employment of all activities instead of the two, and the γ of all are taken off for each.
    const x = [...sums.regions].map(here => here / sums.all)
    const squares = sum(x.map(share => share ** 2))
    const share = (r: number, j: number) => matrix.values[r * n + j] / sums.activities[j]
    const g = sum(x.map((here, r) => (share(r, a) + share(r, b) - here) ** 2))
    const w = [a, b].map(j => (sums.activities[j] / sums.all) ** 2)
    const h = w[0] * herfindahl[a] + w[1] * herfindahl[b]
    const own = sum([...gamma]) * (w[0] * (1 - herfindahl[a]) + w[1] * (1 - herfindahl[b]))
    assertClose([reported[i]], [(g / (1 - squares) - h - own) / (1 - w[0] - w[1])], { relative: 0, absolute: 1e-3 })
    assert.ok(Math.abs(reported[i] - pairs[a * n + b]) > 0.1)
  })
})

test('worked by hand: two activities apart, of two plants each', () => {
  const plants: Plants = {
    activities: ['steel', 'steel', 'silk', 'silk'],
    regions: ['east', 'east', 'west', 'west'],
    employment: [10, 10, 10, 10],
  }
  const { activities, gamma, g, z, herfindahl, plants: count } = ellisonGlaeser(plants)
  assert.deepEqual(activities, ['steel', 'silk'])
  // x = (½, ½), s = (1, 0): G = ½, X = ½, H = ½, hence γ = (1 − ½) / ½ = 1, var G = 2·(¼·¼ − ⅛·¼) = 1/16, z = ¼ / ¼ = 1.
  assertClose(g, [0.5, 0.5], near)
  assertClose(herfindahl, [0.5, 0.5], near)
  assertClose(gamma, [1, 1], near)
  assertClose(z, [1, 1], near)
  assertClose(count, [2, 2], near)
  assertClose(coagglomeration(plantMatrix(plants)), [Number.NaN, -1, -1, Number.NaN], near)
})

const anyPlants: fc.Arbitrary<Plants> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 1,
    maxLength: 30,
  })
  .map(list => ({
    activities: list.map(([a]) => `a${a}`),
    regions: list.map(([, r]) => `r${r}`),
    employment: list.map(([, , many]) => many),
  }))

test('Ellison–Glaeser is what its definition says, sees no scale, and no plant without employment', () => {
  fc.assert(
    fc.property(anyPlants, fc.integer({ min: 2, max: 9 }), (plants, factor) => {
      const employment = [...(plants.employment as number[])]
      const all = sum(employment)
      const at = (region: string) => (_: number, k: number) => plants.regions[k] === region
      const places = [...new Set(plants.regions)]
      const x = places.map(region => sum(employment.filter(at(region))) / all)
      const squares = sum(x.map(share => share * share))
      const ours = ellisonGlaeser(plants)
      ours.activities.forEach((activity, a) => {
        const size = sum(employment.filter((_, k) => plants.activities[k] === activity))
        let g = 0
        let h = 0
        places.forEach((region, r) => {
          const here = employment.filter((_, k) => plants.activities[k] === activity && plants.regions[k] === region)
          g += (sum(here) / size - x[r]) ** 2
          for (const many of here) h += (many / size) ** 2
        })
        const alone = plants.activities.filter(other => other === activity).length === 1
        const gamma = alone || places.length === 1 ? Number.NaN : (g / (1 - squares) - h) / (1 - h)
        assertClose([ours.g[a], ours.herfindahl[a], ours.gamma[a]], [g, h, gamma], near)
        // z has the sign of γ, because both compare G with what darts would give.
        if (Math.abs(gamma) > 1e-6) assert.equal(Math.sign(ours.z[a]), Math.sign(gamma))
      })
      const scaled = ellisonGlaeser({ ...plants, employment: employment.map(many => many * factor) })
      assertClose(scaled.gamma, ours.gamma, near)
      const more: Plants = {
        activities: [...plants.activities, plants.activities[0], 'closed'],
        regions: [...plants.regions, 'elsewhere', 'elsewhere'],
        employment: [...employment, 0, 0],
      }
      assertClose(ellisonGlaeser(more).gamma, [...ours.gamma, Number.NaN], near)
      assertClose(ellisonGlaeser(more).z, [...ours.z, Number.NaN], near)
    }),
  )
})

test('coagglomeration is what its definition says, in any order, and empty ones change nothing else', () => {
  const slow = (matrix: Matrix): number[] => {
    const { activities, regions } = matrix
    const n = activities.length
    const amount = (r: number, a: number) => matrix.values[r * n + a]
    const column = (a: number) => sum(regions.map((_, r) => amount(r, a)))
    const all = sum(activities.map((_, a) => column(a)))
    const x = regions.map((_, r) => sum(activities.map((_, a) => amount(r, a))) / all)
    const bottom = 1 - sum(x.map(share => share * share))
    return activities.flatMap((_, a) =>
      activities.map((_, b) => {
        const top = sum(x.map((here, r) => (amount(r, a) / column(a) - here) * (amount(r, b) / column(b) - here)))
        return a === b || x.includes(1) ? Number.NaN : top / bottom
      }),
    )
  }
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const pairs = coagglomeration(matrix)
      assertClose(pairs, slow(matrix), near)
      const turned = permuted(matrix, [...matrix.regions.keys()].reverse(), [...matrix.activities.keys()].reverse())
      assertClose(coagglomeration(turned).reverse(), pairs, near)
      const n = matrix.activities.length
      coagglomeration(padded(matrix)).forEach((value, pair) => {
        const [a, b] = [Math.floor(pair / (n + 1)), pair % (n + 1)]
        assertClose([value], [a < n && b < n ? pairs[a * n + b] : Number.NaN], near)
      })
    }),
  )
})

test('one plant, one region and impossible employment have no index', () => {
  const plants = (employment: number[], regions = ['r', 's', 's']): Plants => ({
    activities: ['one', 'two', 'two'],
    regions,
    employment,
  })
  const { gamma, z, g } = ellisonGlaeser(plants([5, 3, 4]))
  assert.ok(Number.isNaN(gamma[0]) && Number.isNaN(z[0]))
  assert.ok(Number.isFinite(gamma[1]) && Number.isFinite(z[1]) && Number.isFinite(g[0]))
  const together = ellisonGlaeser(plants([5, 3, 4], ['r', 'r', 'r']))
  assert.ok([...together.gamma, ...together.z].every(Number.isNaN))
  for (const impossible of [-1, Number.NaN]) {
    const broken = ellisonGlaeser(plants([5, 3, impossible]))
    assert.ok([...broken.gamma, ...broken.z, ...broken.g].every(Number.isNaN))
  }
  assert.ok(coagglomeration(matrixOf(1, 2, [1, 2])).every(Number.isNaN))
  assert.throws(() => plantMatrix({ activities: ['a'], regions: [], employment: [1] }), /1 activities, 0 regions and 1/)
})
