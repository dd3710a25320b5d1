import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import {
  complexity,
  density,
  diversity,
  fitness,
  type Matrix,
  matrixFromLongTable,
  outlook,
  presence,
  proximity,
  rca,
  ubiquity,
} from './index.ts'

/** Numbers of the published tools; not part of the project, so tests against them say when they cannot run. */
const reference = new URL('../../../../shared/reference/economy/', import.meta.url)
const absent = existsSync(reference) ? false : 'the reference numbers are not beside this checkout'

const table = (file: string): { header: string[]; rows: string[][] } => {
  const [header, ...rows] = readFileSync(new URL(file, reference), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','))
  return { header, rows }
}
const wide = (file: string): Matrix => {
  const { header, rows } = table(file)
  return {
    regions: rows.map(row => row[0]),
    activities: header.slice(1),
    values: Float64Array.from(rows.flatMap(row => row.slice(1).map(Number))),
  }
}
const column = (file: string, name: string): number[] => {
  const { header, rows } = table(file)
  return rows.map(row => (row[header.indexOf(name)] === '' ? Number.NaN : Number(row[header.indexOf(name)])))
}
/** Stored matrices keep 12 digits, vectors 15. */
const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, relative: number, absolute: number) => {
  assert.equal(actual.length, expected.length)
  for (let i = 0; i < actual.length; i++) {
    if (Number.isNaN(expected[i])) assert.ok(Number.isNaN(actual[i]), `value ${i}: ${actual[i]} instead of NaN`)
    else {
      const off = Math.abs(actual[i] - expected[i])
      assert.ok(
        off <= Math.max(absolute, relative * Math.abs(expected[i])),
        `value ${i}: ${actual[i]} ≠ ${expected[i]}`,
      )
    }
  }
}
const closeMatrix = (actual: Float64Array, file: string) => close(actual, wide(file).values, 1e-9, 1e-11)
const closeVector = (actual: Float64Array, expected: number[]) => close(actual, expected, 1e-10, 1e-10)

test('RCA, presence, proximity and density are those of py-ecomplexity and Datawheel', { skip: absent }, () => {
  for (const period of ['t1', 't2']) {
    const cities = wide(`cities48x90/counts_${period}.csv`)
    closeMatrix(rca(cities), `cities48x90/out/pyecomplexity_rca_${period}.csv`)
    closeMatrix(Float64Array.from(presence(cities).values), `cities48x90/out/pyecomplexity_mcp_${period}.csv`)
  }
  const cities = wide('cities48x90/counts_t1.csv')
  closeMatrix(density(presence(cities), { self: true }), 'cities48x90/out/pyecomplexity_density_t1.csv')
  closeMatrix(density(presence(cities)), 'cities48x90/out/datawheel_relatedness_t1.csv')
  const published = wide('cities48x90/out/pyecomplexity_proximity_t1.csv')
  const n = published.activities.length
  for (let a = 0; a < n; a++) published.values[a * n + a] = 1
  close(proximity(presence(cities)), published.values, 1e-9, 1e-11)
})

test('diversity, ubiquity, ECI and PCI are those of py-ecomplexity', { skip: absent }, () => {
  for (const period of ['t1', 't2']) {
    const cities = wide(`cities48x90/counts_${period}.csv`)
    const city = `cities48x90/out/pyecomplexity_city_${period}.csv`
    const industry = `cities48x90/out/pyecomplexity_industry_${period}.csv`
    const { eci, pci, identified } = complexity(presence(cities))
    assert.equal(identified, true)
    closeVector(diversity(presence(cities)), column(city, 'diversity'))
    closeVector(ubiquity(presence(cities)), column(industry, 'ubiquity'))
    closeVector(eci, column(city, 'eci'))
    closeVector(pci, column(industry, 'pci'))
  }
})

test('ECI and PCI agree where two eigenvalues almost coincide and reflections fail', { skip: absent }, () => {
  const { eci, pci } = complexity(presence(wide('modular48x90/counts.csv')))
  closeVector(eci, column('modular48x90/pyecomplexity_city.csv', 'eci'))
  closeVector(pci, column('modular48x90/pyecomplexity_industry.csv', 'pci'))
})

test('ECI of Spanish provinces is that of py-ecomplexity, solved on the side of the sections', { skip: absent }, () => {
  const provinces = wide('spain53x22/exports_matrix.csv')
  const { eci, pci } = complexity(presence(provinces))
  closeVector(eci, column('spain53x22/out/province.csv', 'eci'))
  closeVector(pci, column('spain53x22/out/section.csv', 'pci'))
})

test('outlook is that of economiccomplexity, once PCI is standardised by itself as that tool does', {
  skip: absent,
}, () => {
  const cities = wide('cities48x90/counts_t1.csv')
  const columns = cities.activities.length
  const near = density(presence(cities), { self: true })
  const present = presence(cities).values
  const { pci } = complexity(presence(cities))
  const mean = pci.reduce((sum, value) => sum + value, 0) / columns
  const sampleDeviation = Math.sqrt(pci.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (columns - 1))
  const restandardised = outlook(presence(cities), { self: true }).map((value, r) => {
    let missing = 0
    for (let a = 0; a < columns; a++) if (!present[r * columns + a]) missing += near[r * columns + a]
    return (value - mean * missing) / sampleDeviation
  })
  closeVector(restandardised, column('cities48x90/out/economiccomplexity_city_t1.csv', 'coi_eigenpci'))
})

test('fitness converges to that of economiccomplexity', { skip: absent }, () => {
  const { regions, converged } = fitness(presence(wide('cities48x90/counts_t1.csv')))
  assert.equal(converged, true)
  close(regions, column('cities48x90/out/economiccomplexity_city_t1.csv', 'fitness200'), 1e-9, 1e-9)
})

test('an empty row and column are NaN and change nothing else', { skip: absent }, () => {
  const regular = wide('edge/regular.csv')
  const padded = wide('edge/zero_row_col.csv')
  const n = regular.regions.length
  const part = complexity(presence(padded))
  closeVector(part.eci.slice(0, n), [...complexity(presence(regular)).eci])
  closeVector(part.eci, [...column('edge/regular_expected_regions_pyecomplexity.csv', 'eci'), Number.NaN])
  closeVector(outlook(presence(padded)).slice(0, n), [...outlook(presence(regular))])
  closeVector(fitness(presence(padded)).regions.slice(0, n), [...fitness(presence(regular)).regions])
  const width = padded.activities.length
  assert.ok(Number.isNaN(rca(padded)[width - 1]) && Number.isNaN(density(presence(padded))[width - 1]))
})

test('an exact tie counts as present', { skip: absent }, () => {
  const ties = wide('edge/exact_ties.csv')
  const ones = [...rca(ties)].filter(value => Math.abs(value - 1) < 1e-9)
  assert.ok(ones.length > 0)
  for (const value of ones) assert.equal(value, 1)
})

test('ECI says when it is not identified', () => {
  const twoIslands: Matrix = {
    regions: ['a', 'b', 'c', 'd'],
    activities: ['1', '2', '3', '4'],
    values: Float64Array.from([4, 1, 0, 0, 1, 3, 0, 0, 0, 0, 5, 1, 0, 0, 1, 2]),
  }
  const { identified, reason, eci } = complexity(presence(twoIslands))
  assert.equal(identified, false)
  assert.match(reason ?? '', /share no activity/)
  assert.ok(eci.every(Number.isNaN))
  const alike: Matrix = { regions: ['a', 'b'], activities: ['1', '2'], values: Float64Array.from([1, 2, 2, 4]) }
  assert.equal(complexity(presence(alike)).identified, false)
  const one: Matrix = { regions: ['a'], activities: ['1', '2'], values: Float64Array.from([1, 2]) }
  assert.equal(complexity(presence(one)).identified, false)
})

test('a long table names every bad row', () => {
  const result = matrixFromLongTable([
    ['Hefei', 'displays', 3],
    ['Hefei', 'displays', 4],
    ['', 'chips', 1],
    ['Wuhan', 'optics', -1],
    ['Wuhan', 'optics', Number.NaN],
  ])
  assert.ok(!result.ok)
  assert.deepEqual(
    result.problems.map(({ row, field }) => [row, field]),
    [
      [2, 'value'],
      [3, 'region'],
      [4, 'value'],
      [5, 'value'],
    ],
  )
})

const anyMatrix = fc
  .record({ rows: fc.integer({ min: 2, max: 9 }), columns: fc.integer({ min: 2, max: 9 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: rows * columns, maxLength: rows * columns }).map(
      (values): Matrix => ({
        regions: Array.from({ length: rows }, (_, r) => `r${r}`),
        activities: Array.from({ length: columns }, (_, a) => `a${a}`),
        values: Float64Array.from(values),
      }),
    ),
  )

test('RCA is what its definition says, and unmoved by scale', () => {
  fc.assert(
    fc.property(anyMatrix, fc.integer({ min: 2, max: 1000 }), (matrix, factor) => {
      const columns = matrix.activities.length
      const x = (r: number, a: number) => matrix.values[r * columns + a]
      const all = matrix.values.reduce((sum, value) => sum + value, 0)
      const slow = [...matrix.values.keys()].map(cell => {
        const r = Math.floor(cell / columns)
        const a = cell % columns
        const row = matrix.activities.reduce((sum, _, b) => sum + x(r, b), 0)
        const col = matrix.regions.reduce((sum, _, s) => sum + x(s, a), 0)
        return row === 0 || col === 0 ? Number.NaN : x(r, a) / row / (col / all)
      })
      close(rca(matrix), slow, 1e-12, 0)
      close(rca({ ...matrix, values: matrix.values.map(value => value * factor) }), slow, 1e-12, 0)
    }),
  )
})

test('density is what its definition says', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, self) => {
      const n = matrix.activities.length
      const near = proximity(presence(matrix))
      const present = presence(matrix).values
      const known = matrix.activities.map((_, a) => !Number.isNaN(near[a * n + a]))
      const empty = diversity(presence(matrix))
      const slow = [...matrix.values.keys()].map(cell => {
        const r = Math.floor(cell / n)
        const a = cell % n
        if (Number.isNaN(empty[r]) || !known[a]) return Number.NaN
        let top = 0
        let bottom = 0
        for (let b = 0; b < n; b++) {
          if (!known[b] || (b === a && !self)) continue
          bottom += near[a * n + b]
          if (present[r * n + b]) top += near[a * n + b]
        }
        return top / bottom
      })
      close(density(presence(matrix), { self }), slow, 1e-12, 1e-15)
    }),
  )
})

test('ECI does not depend on the order of regions and activities', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const columns = matrix.activities.length
      const turned: Matrix = {
        regions: [...matrix.regions].reverse(),
        activities: [...matrix.activities].reverse(),
        values: Float64Array.from(matrix.values).reverse(),
      }
      const straight = complexity(presence(matrix))
      const back = complexity(presence(turned))
      assert.equal(straight.identified, back.identified)
      // Where diversity does not correlate with ECI at all, neither sign is right.
      const many = diversity(presence(matrix))
      const rows = [...many.keys()].filter(r => many[r] > 0)
      const mean = rows.reduce((sum, r) => sum + many[r], 0) / rows.length
      const along = rows.reduce((sum, r) => sum + straight.eci[r] * (many[r] - mean), 0)
      if (straight.identified && Math.abs(along) > 1e-6) close(back.eci.reverse(), straight.eci, 1e-6, 1e-6)
      assert.equal(turned.values.length, matrix.regions.length * columns)
    }),
  )
})
