import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { presence } from '../specialization/presence.ts'
import { anyMatrix, matrixOf, padded } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, vector } from '../testing/reference.ts'
import { complexity } from './eci.ts'
import { externalEci } from './external-eci.ts'
import { zScores } from './z-scores.ts'

test('ECI from an external PCI is that of Datawheel', { skip: referenceAbsent }, () => {
  const cities = presence(referenceMatrix('cities48x90/counts_t1.csv'))
  const { eci } = externalEci(cities, referenceColumn('cities48x90/out/datawheel_industry_t1.csv', 'pci_mor20'))
  const file = 'cities48x90/out/datawheel_city_t1.csv'
  assertClose(eci, referenceColumn(file, 'eci_external_pci'), vector)
  assertClose(zScores(eci), referenceColumn(file, 'eci_external_pci_std'), vector)
})

test('provinces of Spain by the PCI of the world are those of Datawheel', { skip: referenceAbsent }, () => {
  const provinces = presence(referenceMatrix('spain53x22/exports_matrix.csv'))
  const world = referenceColumn('spain53x22/out/section.csv', 'world_pci_mor20')
  const { eci, coverage } = externalEci(provinces, world)
  const published = referenceColumn('spain53x22/out/province.csv', 'datawheel_eci_external_world_pci')
  assertClose(eci, published, vector)
  // The last section has no PCI in the world, and the last province nothing else.
  assert.ok(Number.isNaN(eci[52]) && coverage[52] === 0)
  assert.ok(coverage.every((share, r) => share === 1 || provinces.values[r * 22 + 21] === 1))
})

test('by hand: the mean PCI of what a region has', () => {
  const three = matrixOf(3, 3, [1, 1, 0, 0, 1, 1, 0, 0, 0])
  const present = presence(three, { index: three.values })
  assertClose(externalEci(present, [1, 2, 5]).eci, [1.5, 3.5, Number.NaN])
  const partly = externalEci(present, [1, 2, Number.NaN])
  assertClose(partly.eci, [1.5, 2, Number.NaN])
  assertClose(partly.coverage, [1, 0.5, Number.NaN])
  assert.throws(() => externalEci(present, [1, 2]), /PCI has 2 values, the presence 3 activities/)
})

test('with its own PCI it is ECI again', () => {
  fc.assert(
    fc.property(anyMatrix, matrix => {
      const present = presence(padded(matrix))
      const { eci, pci } = complexity(present)
      assertClose(externalEci(present, pci).eci, eci, { relative: 1e-7, absolute: 1e-7 })
    }),
  )
})
