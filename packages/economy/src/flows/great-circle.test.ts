import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertClose, referenceAbsent, referenceColumn, referenceTable } from '../testing/reference.ts'
import { greatCircleKm } from './great-circle.ts'

test('the distances of the reference flows, stored with 6 decimals, from coordinates with 4', {
  skip: referenceAbsent,
}, () => {
  const latitudes = referenceColumn('cities48x90/cities.csv', 'lat')
  const longitudes = referenceColumn('cities48x90/cities.csv', 'lon')
  const names = referenceTable('cities48x90/cities.csv').rows.map(row => row[0])
  const place = (name: string) => {
    const at = names.indexOf(name)
    return { latitude: latitudes[at], longitude: longitudes[at] }
  }
  const { rows } = referenceTable('cities48x90/flows.csv')
  assertClose(
    rows.map(([from, to]) => greatCircleKm(place(from), place(to))),
    referenceColumn('cities48x90/flows.csv', 'distance_km'),
    { relative: 0, absolute: 6e-7 },
  )
})

const places = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -360, max: 360, noNaN: true }),
})

test('by hand: a quarter of the globe along the equator and to the pole, half of it to the other side', () => {
  const origin = { latitude: 0, longitude: 0 }
  assertClose([greatCircleKm(origin, { latitude: 0, longitude: 90 })], [(6371 * Math.PI) / 2])
  assertClose([greatCircleKm(origin, { latitude: 90, longitude: 12 })], [(6371 * Math.PI) / 2])
  assertClose([greatCircleKm(origin, { latitude: 0, longitude: -180 })], [6371 * Math.PI])
})

test('the same both ways, none to itself, unchanged by a full turn, and the angle of the two directions', () => {
  fc.assert(
    fc.property(places, places, (from, to) => {
      const distance = greatCircleKm(from, to)
      assert.equal(distance, greatCircleKm(to, from))
      assert.equal(greatCircleKm(from, from), 0)
      const turned = { ...to, longitude: to.longitude + 360 }
      assertClose([greatCircleKm(from, turned)], [distance], { absolute: 1e-3 })
      // The slow way: the angle between two unit vectors, by its sine and cosine.
      const [a, b] = [from, to].map(({ latitude, longitude }) => {
        const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
        return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
      })
      const cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
      const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
      // Near the other side of the globe the haversine keeps 8 digits: a metre.
      assertClose([distance], [6371 * Math.atan2(Math.hypot(...cross), dot)], { relative: 1e-9, absolute: 1e-3 })
    }),
  )
})

test('opposite places are half the globe apart, however their coordinates round', () => {
  fc.assert(
    fc.property(places, ({ latitude, longitude }) => {
      const opposite = { latitude: -latitude, longitude: longitude + 180 }
      assertClose([greatCircleKm({ latitude, longitude }, opposite)], [6371 * Math.PI], { absolute: 1e-3 })
    }),
  )
})

test('what is no place has no distance', () => {
  const origin = { latitude: 0, longitude: 0 }
  for (const place of [
    { latitude: 90.1, longitude: 0 },
    { latitude: Number.NaN, longitude: 0 },
    { latitude: 0, longitude: Number.POSITIVE_INFINITY },
  ]) {
    assert.equal(greatCircleKm(origin, place), Number.NaN)
    assert.equal(greatCircleKm(place, origin), Number.NaN)
  }
})
