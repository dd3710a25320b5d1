import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { frameOf } from './places.ts'

const place = fc.record({
  longitude: fc.double({ min: 73, max: 135, noNaN: true }),
  latitude: fc.double({ min: 18, max: 54, noNaN: true }),
})

test('the frame holds every place and is never much higher than wide', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), places => {
      const { west, east, south, north, heightShare } = frameOf(places)
      for (const { longitude, latitude } of places) {
        assert.ok(west < longitude && longitude < east)
        assert.ok(south < latitude && latitude < north)
      }
      assert.ok(heightShare > 0 && heightShare <= 0.85 + 1e-9)
      for (const edge of [west, east, south, north]) assert.equal(Math.abs(edge % 5), 0)
    }),
  )
})

test('without places there is still a frame', () => {
  assert.ok(frameOf([]).heightShare > 0)
})
