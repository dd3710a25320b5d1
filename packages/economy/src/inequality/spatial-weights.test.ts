import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { greatCircleKm } from '../flows/great-circle.ts'
import { assertClose } from '../testing/reference.ts'
import {
  contiguityWeights,
  inverseDistanceWeights,
  nearestNeighbourWeights,
  rowStandardised,
  type SpatialWeights,
  spatialLag,
} from './spatial-weights.ts'

/** The n × n matrix, spelled out. */
const dense = ({ starts, neighbours, weights }: SpatialWeights): number[][] => {
  const count = starts.length - 1
  return Array.from({ length: count }, (_, i) => {
    const row = new Array<number>(count).fill(0)
    for (let link = starts[i]; link < starts[i + 1]; link++) row[neighbours[link]] = weights[link]
    return row
  })
}
const at = (latitude: number, longitude: number) => ({ latitude, longitude })
const anyPlaces = fc.uniqueArray(
  fc.record({ latitude: fc.integer({ min: -80, max: 80 }), longitude: fc.integer({ min: -179, max: 180 }) }),
  { minLength: 3, maxLength: 9, selector: place => `${place.latitude} ${place.longitude}` },
)

test('lists of neighbours become rows in ascending order', () => {
  assert.deepEqual(contiguityWeights([[2, 1], [0], [], [0]]), {
    starts: Uint32Array.of(0, 2, 3, 3, 4),
    neighbours: Uint32Array.of(1, 2, 0, 0),
    weights: Float64Array.of(1, 1, 1, 1),
  })
  const weights = [[5, 7], [1], [0]]
  assert.deepEqual(dense(contiguityWeights([[2, 1], [0], [0]], { weights })), [
    [0, 7, 5],
    [1, 0, 0],
    [0, 0, 0],
  ])
  // A weight of 0 is no link: the third region is an island.
  assert.deepEqual(contiguityWeights([[2, 1], [0], [0]], { weights }).starts, Uint32Array.of(0, 2, 3, 3))
})

test('a list that cannot be meant is refused', () => {
  const refused: [() => SpatialWeights, string][] = [
    [() => contiguityWeights([[1], [2]]), 'Region 1 cannot have neighbour 2 among 2 regions'],
    [() => contiguityWeights([[0], []]), 'Region 0 cannot have neighbour 0 among 2 regions'],
    [() => contiguityWeights([[-1], []]), 'Region 0 cannot have neighbour -1 among 2 regions'],
    [() => contiguityWeights([[0.5], []]), 'Region 0 cannot have neighbour 0.5 among 2 regions'],
    [() => contiguityWeights([[1, 1], []]), 'Region 0 lists neighbour 1 twice'],
    [() => contiguityWeights([[1], []], { weights: [[1]] }), 'There are 2 lists of neighbours and 1 of weights'],
    [() => contiguityWeights([[1], []], { weights: [[1, 2], []] }), 'Region 0 has 1 neighbours and 2 weights'],
    [() => contiguityWeights([[1], []], { weights: [[-1], []] }), 'Region 0 has weight -1 below 0'],
    [() => nearestNeighbourWeights([at(0, 0), at(1, 1)], 2), 'Cannot link each place to 2 others of 1'],
    [() => nearestNeighbourWeights([at(0, 0), at(1, 1)], 0), 'Cannot link each place to 0 others of 1'],
    [() => nearestNeighbourWeights([at(0, 0), at(1, 1)], 0.5), 'Cannot link each place to 0.5 others of 1'],
  ]
  for (const [build, message] of refused) assert.throws(build, { name: 'RangeError', message })
  assert.throws(() => spatialLag([1, 2, 3], contiguityWeights([[1], [0]])), {
    name: 'RangeError',
    message: 'There are 3 values and weights for 2 regions',
  })
})

test('the nearest neighbours on a line along the equator, the first listed where two are equally far', () => {
  const weights = nearestNeighbourWeights([at(0, 0), at(0, 1), at(0, 2), at(0, 10)], 1)
  assert.deepEqual(weights.neighbours, Uint32Array.of(1, 0, 1, 2))
  const round = nearestNeighbourWeights([at(0, 179), at(0, -179), at(0, 170)], 1)
  assert.deepEqual(round.neighbours, Uint32Array.of(1, 0, 0))
})

test('no other place is nearer than the nearest neighbours', () => {
  fc.assert(
    fc.property(anyPlaces, fc.integer({ min: 1, max: 2 }), (places, count) => {
      dense(nearestNeighbourWeights(places, count)).forEach((row, i) => {
        const distances = places.map(place => greatCircleKm(places[i], place))
        const linked = distances.filter((_, j) => row[j] === 1)
        const others = distances.filter((_, j) => row[j] === 0 && j !== i)
        assert.equal(row[i], 0)
        assert.equal(linked.length, count)
        assert.ok(Math.max(...linked) <= Math.min(...others))
      })
    }),
  )
})

test('inverse distance is the distance to the power asked for, of every pair', () => {
  fc.assert(
    fc.property(anyPlaces, fc.constantFrom(1, 2), (places, power) => {
      const expected = places.flatMap((from, i) =>
        places.map((to, j) => (i === j ? 0 : 1 / greatCircleKm(from, to) ** power)),
      )
      assertClose(dense(inverseDistanceWeights(places, { power })).flat(), expected)
    }),
  )
  assert.equal(inverseDistanceWeights([at(1, 1), at(1, 1)]).weights[0], Number.POSITIVE_INFINITY)
})

test('a place without coordinates has no neighbours, is nobody’s, and leaves the others as they are', () => {
  const places = [at(0, 0), at(0, 1), at(0, 5)]
  const more = [...places, at(Number.NaN, 3)]
  const build = [
    (all: typeof places) => nearestNeighbourWeights(all, 1),
    (all: typeof places) => inverseDistanceWeights(all),
  ]
  for (const weights of build)
    assert.deepEqual(dense(weights(more)), [...dense(weights(places)).map(row => [...row, 0]), [0, 0, 0, 0]])
})

test('rows add up to 1, an island stays without links, and the lag is the neighbours’ mean', () => {
  const weights = contiguityWeights([[1, 2], [0], [], [1]], { weights: [[1, 3], [2], [], [5]] })
  const standardised = rowStandardised(weights)
  assert.deepEqual(dense(standardised), [
    [0, 0.25, 0.75, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 1, 0, 0],
  ])
  assert.deepEqual(weights.weights, Float64Array.of(1, 3, 2, 5))
  assert.deepEqual(spatialLag([1, 2, 4, 8], standardised), Float64Array.of(3.5, 1, Number.NaN, 2))
  assert.deepEqual(
    spatialLag([1, Number.NaN, 4, 8], standardised),
    Float64Array.of(Number.NaN, 1, Number.NaN, Number.NaN),
  )
})
