import assert from 'node:assert/strict'
import test from 'node:test'
import { complexity } from './complexity/eci.ts'
import { matrixFromLongTable, totals } from './matrix.ts'
import { density } from './relatedness/density.ts'
import { proximityRows } from './relatedness/proximity.ts'
import { diversity, ubiquity } from './specialization/diversity.ts'
import { presence } from './specialization/presence.ts'
import { rca } from './specialization/rca.ts'
import { portableTable } from './testing/portable.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceTable } from './testing/reference.ts'

/** These files keep 10 digits; sums over millions of cells differ in the last of 15. */
const stored = { relative: 1e-8, absolute: 1e-8 }

for (const [activities, scalars, byCity, byIndustry] of [
  [5000, 'bench_portable/p5000_scalars.csv', 'bench_portable/p5000_cities.csv', 'bench_portable/p5000_industries.csv'],
  [
    10_000,
    'bench_portable/p10000_scalars.csv',
    'bench_portable/p10000_cities.csv',
    'bench_portable/p10000_industries.csv',
  ],
] as const)
  test(`700 regions × ${activities} activities give the numbers of the tools`, { skip: referenceAbsent }, () => {
    const expected = Object.fromEntries(referenceTable(scalars).rows.map(([name, value]) => [name, Number(value)]))
    const size = { regions: expected.R, activities: expected.P }
    const table = matrixFromLongTable(portableTable({ ...size, seed: expected.seed, fill: expected.K }))
    assert.ok(table.ok)
    // The tools list regions and activities by number, a long table has them as they come.
    const { matrix } = table
    const cities = matrix.regions.map(label => Number(label.slice(1)))
    const industries = matrix.activities.map(label => Number(label.slice(1)))
    assert.equal(matrix.values.filter(value => value > 0).length, expected.nonzero_cells)
    assert.equal(totals(matrix).all, expected.grand_total)

    const inOrder = (labels: number[], file: string, column: string) => {
      const values = referenceColumn(file, column)
      return labels.map(label => values[label])
    }
    const index = rca(matrix)
    const present = presence(matrix, { index })
    assert.equal(
      present.values.reduce((sum, value) => sum + value, 0),
      expected.rca_ge_1_cells,
    )
    assertClose(diversity(present), inOrder(cities, byCity, 'diversity'))
    assertClose(ubiquity(present), inOrder(industries, byIndustry, 'ubiquity'))
    const { eci, pci, identified } = complexity(present)
    assert.equal(identified, true)
    assertClose(eci, inOrder(cities, byCity, 'eci'), stored)
    assertClose(pci, inOrder(industries, byIndustry, 'pci'), stored)

    const n = industries.length
    const around = new Float64Array(n)
    let a = 0
    for (const row of proximityRows(present)) around[a++] = row.reduce((sum, value) => sum + value, 0) - 1
    if (activities === 5000) assertClose(around, inOrder(industries, byIndustry, 'proximity_rowsum_excl_self'), stored)
    assertClose([around.reduce((sum, value) => sum + value, 0) / 2], [expected.sum_proximity_upper], stored)

    for (const [self, mean, overall] of [
      [false, 'mean_density_excl_self', expected.mean_density_excl_self],
      [true, 'mean_density_incl_self', expected.mean_density_incl_self],
    ] as const) {
      const near = density(present, { self })
      const means = cities.map((_, r) => near.subarray(r * n, (r + 1) * n).reduce((sum, value) => sum + value, 0) / n)
      assertClose(means, inOrder(cities, byCity, mean), stored)
      assertClose([means.reduce((sum, value) => sum + value, 0) / cities.length], [overall], stored)
      if (!self)
        assertClose(
          [
            near[cities.indexOf(0) * n + industries.indexOf(0)],
            near[cities.indexOf(size.regions - 1) * n + industries.indexOf(size.activities - 1)],
          ],
          [expected.density_excl_self_0_0, expected.density_excl_self_last_last],
          stored,
        )
    }
  })
