import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { labelCount, transitions } from './labels.ts'
import { packModel, slotOf, stepOf, unpackModel } from './model.ts'

const weight = fc.double({ min: -3, max: 3, noNaN: true })
const feature = fc.record({
  hash: fc.integer().filter(hash => hash !== 0),
  weights: fc.array(weight, { minLength: labelCount, maxLength: labelCount }),
})

test('weights come back from their file to half a step, and features that are not in it have none', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(feature, { selector: ({ hash }) => hash, maxLength: 60 }),
      fc.integer(),
      (features, other) => {
        const transitionWeights = Float64Array.from(transitions, (_, k) => k / 8)
        const model = unpackModel(packModel(features, transitionWeights))
        assert.deepEqual(model.transitionWeights, transitionWeights)
        for (const { hash, weights } of features) {
          weights.forEach((weight, label) => {
            const read = model.step * stepOf(model, slotOf(model.hashes, hash), label)
            assert.ok(Math.abs(read - weight) <= model.step * 0.501, `${read} for ${weight}`)
          })
        }
        if (!features.some(({ hash }) => hash === other)) assert.equal(stepOf(model, slotOf(model.hashes, other), 0), 0)
      },
    ),
  )
})
