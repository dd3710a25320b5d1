import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { labelCount, mayBegin, mayEnd, namesIn, transitions } from './labels.ts'
import { bestLabels, newLattice, probabilityOf, sum } from './lattice.ts'

/** Every sequence of labels that may stand, with the exponential of its score: the slow and obvious version. */
function allPaths(scores: readonly number[], size: number, weights: Float64Array) {
  const weightOf = new Map(transitions.map(({ from, to }, k) => [`${from} ${to}`, weights[k]]))
  let paths = Array.from({ length: labelCount }, (_, y) => ({ labels: [y], score: scores[y] })).filter(({ labels }) =>
    mayBegin(labels[0]),
  )
  for (let i = 1; i < size; i++)
    paths = paths.flatMap(({ labels, score }) =>
      Array.from({ length: labelCount }, (_, y) => y).flatMap(y => {
        const weight = weightOf.get(`${labels[i - 1]} ${y}`)
        return weight === undefined
          ? []
          : [{ labels: [...labels, y], score: score + weight + scores[i * labelCount + y] }]
      }),
    )
  return paths
    .filter(({ labels }) => mayEnd(labels[size - 1]))
    .map(({ labels, score }) => ({ labels, score, mass: Math.exp(score) }))
}

const number = fc.double({ min: -4, max: 4, noNaN: true })
const cases = fc.integer({ min: 1, max: 4 }).chain(size =>
  fc.record({
    size: fc.constant(size),
    scores: fc.array(number, { minLength: size * labelCount, maxLength: size * labelCount }),
    weights: fc.array(number, { minLength: transitions.length, maxLength: transitions.length }),
  }),
)

test('sums, probabilities of names and best labels are those of all sequences written out', () => {
  fc.assert(
    fc.property(cases, ({ size, scores, weights }) => {
      const transitionWeights = Float64Array.from(weights)
      const paths = allPaths(scores, size, transitionWeights)
      const total = paths.reduce((mass, path) => mass + path.mass, 0)
      const lattice = newLattice()
      lattice.scores.set(scores)
      const factors = transitionWeights.map(Math.exp)
      sum(lattice, size, factors)
      for (let i = 0; i < size; i++)
        for (let y = 0; y < labelCount; y++) {
          const cell = i * labelCount + y
          const mass = paths.reduce((sum, path) => sum + (path.labels[i] === y ? path.mass : 0), 0)
          assert.ok(Math.abs(lattice.forward[cell] * lattice.backward[cell] - mass / total) < 1e-9)
        }
      const best = paths.reduce((a, b) => (b.score > a.score ? b : a))
      const labels = bestLabels(lattice, size, transitionWeights)
      const found = paths.find(path => path.labels.every((y, i) => y === labels[i]))
      assert.ok(found && Math.abs(found.score - best.score) < 1e-9)
      for (const name of namesIn(labels)) {
        const mass = paths
          .filter(path => namesIn(path.labels).some(other => JSON.stringify(other) === JSON.stringify(name)))
          .reduce((sum, path) => sum + path.mass, 0)
        assert.ok(Math.abs(probabilityOf(lattice, name, factors) - mass / total) < 1e-9)
      }
    }),
    { numRuns: 20 },
  )
})
