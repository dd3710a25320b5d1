import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { mostFeatures, newFeatures } from './features.ts'
import { labelCount, transitions } from './labels.ts'
import { newLattice } from './lattice.ts'
import { packModel, unpackModel } from './model.ts'
import { score } from './score.ts'

const weight = fc.double({ min: -3, max: 3, noNaN: true })
const feature = fc.record({
  hash: fc.integer({ min: 1, max: 200 }),
  weights: fc.array(weight, { minLength: labelCount, maxLength: labelCount }),
})
const tokens = fc.array(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: mostFeatures }), { maxLength: 5 })

test('scores are the sums of the weights of a token’s features, label by label', () => {
  fc.assert(
    fc.property(fc.uniqueArray(feature, { selector: ({ hash }) => hash, maxLength: 60 }), tokens, (known, asked) => {
      const model = unpackModel(packModel(known, new Float64Array(transitions.length)))
      const features = newFeatures()
      features.hashes.set(asked.flat())
      for (let i = 0; i < asked.length; i++) features.offsets[i + 1] = features.offsets[i] + asked[i].length
      const lattice = newLattice()
      score(lattice, features, asked.length, model)
      asked.forEach((hashes, i) => {
        for (let label = 0; label < labelCount; label++) {
          const steps = hashes.map(hash => known.find(each => each.hash === hash)?.weights[label] ?? 0)
          const sum = steps.reduce((total, each) => total + Math.round(each / model.step), 0) * model.step
          assert.ok(Math.abs(lattice.scores[i * labelCount + label] - sum) < 1e-6)
        }
      })
    }),
  )
})

test('as many features as a token can have, all with the largest or least weight, fill no lane', () => {
  for (const weight of [2, -2]) {
    const known = [{ hash: 1, weights: Array.from({ length: labelCount }, (_, label) => (label % 2 ? weight : -2)) }]
    const model = unpackModel(packModel(known, new Float64Array(transitions.length)))
    const features = newFeatures()
    features.hashes.fill(1, 0, mostFeatures)
    features.offsets[1] = mostFeatures
    const lattice = newLattice()
    score(lattice, features, 1, model)
    for (let label = 0; label < labelCount; label++)
      assert.ok(Math.abs(lattice.scores[label] - mostFeatures * known[0].weights[label]) < 1e-4)
  }
})
