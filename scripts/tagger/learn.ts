import { findMarks } from '../../packages/platform/src/extract/marks.ts'
import { readClues } from '../../packages/platform/src/extract/tagger/clues.ts'
import { everywhere, featuresOf, newFeatures } from '../../packages/platform/src/extract/tagger/features.ts'
import { labelCount, labelIn, outside, transitions } from '../../packages/platform/src/extract/tagger/labels.ts'
import { type Lattice, newLattice, sum } from '../../packages/platform/src/extract/tagger/lattice.ts'
import type { FeatureWeights } from '../../packages/platform/src/extract/tagger/model.ts'
import { readTokens, type Tokens } from '../../packages/platform/src/extract/tagger/tokens.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'
import { findConcepts } from '../../packages/vocabulary/src/index.ts'
import type { Sentence } from './sentences.ts'

/**
 * Chosen on a fifth of the training documents held out from the rest, not on the development files. AdaGrad (Duchi,
 * Hazan and Singer 2011) on the likelihood of single sentences; a share of the features is left out at every sentence
 * (dropout), which keeps the few frequent ones from carrying everything; the weights of the later passes are averaged.
 */
export const settings = {
  passes: 9,
  averagedPasses: 4,
  /** After so many passes only the features with the largest weights are kept, and learn on to make up for the others. */
  selectingPasses: 3,
  mostFeatures: 120_000,
  rate: 0.03,
  dropped: 0.3,
  decay: 1e-5,
  /** Features seen less often than this are not learnt; both scripts of a sentence count. */
  leastCount: 3,
  /** Gradients below this change nothing worth the time. */
  leastGradient: 1e-4,
  /** Taken off the score of 'no name': exact span and type reward recall at the cost of precision. */
  outsideLean: 0.5,
  seed: 20261120,
}

type Example = {
  size: number
  /** Index of each feature; those of token i are at `offsets[i]` up to `offsets[i + 1]`. */
  features: Int32Array
  offsets: Int32Array
  /** By token a bit for each label that it may have. */
  allowed: Uint16Array
}

export type Learnt = { features: FeatureWeights[]; transitionWeights: Float64Array }

/** Learns the weights from sentences. The same sentences give the same weights. */
export function learn(sentences: readonly Sentence[]): Learnt {
  const { examples, hashes } = prepare(sentences)
  const random = seeded(settings.seed)
  const weights = new Float32Array(hashes.length * labelCount)
  const squares = new Float32Array(weights.length)
  const totals = new Float32Array(weights.length)
  const steps = transitions.map(() => 0)
  const transitionWeights = new Float64Array(steps)
  const transitionSquares = new Float64Array(steps)
  const transitionTotals = new Float64Array(steps)
  const keep = 1 / (1 - settings.dropped)
  const [free, held] = [newLattice(), newLattice()]

  for (let pass = 0; pass < settings.passes; pass++) {
    if (pass === settings.selectingPasses) keepLargest(examples, weights)
    for (const example of shuffled(examples, random)) {
      const used = example.features.map(feature => (random() < settings.dropped ? -1 : feature))
      const gradient = gradientOf({ ...example, features: used }, weights, transitionWeights, free, held)
      gradient.transitions.forEach((slope, k) => {
        transitionSquares[k] += slope * slope
        if (slope) transitionWeights[k] -= (settings.rate * slope) / Math.sqrt(transitionSquares[k])
      })
      for (let i = 0; i < example.size; i++)
        for (let at = example.offsets[i]; at < example.offsets[i + 1]; at++) {
          if (used[at] < 0) continue
          const row = used[at] * labelCount
          for (let y = 0; y < labelCount; y++) {
            const slope = gradient.labels[i * labelCount + y] * keep + settings.decay * weights[row + y]
            if (Math.abs(slope) < settings.leastGradient) continue
            squares[row + y] += slope * slope
            weights[row + y] -= (settings.rate * slope) / Math.sqrt(squares[row + y])
          }
        }
    }
    if (pass < settings.passes - settings.averagedPasses) continue
    for (let cell = 0; cell < weights.length; cell++) totals[cell] += weights[cell] / settings.averagedPasses
    transitionWeights.forEach((weight, k) => {
      transitionTotals[k] += weight / settings.averagedPasses
    })
  }
  const features = hashes.map((hash, row) => ({
    hash,
    weights: totals.subarray(row * labelCount, (row + 1) * labelCount),
  }))
  for (const { hash, weights } of features) if (hash === everywhere) weights[outside] -= settings.outsideLean
  return { features, transitionWeights: transitionTotals }
}

/** Takes all features but those with the largest weights out of the examples, and their weights back to 0. */
function keepLargest(examples: readonly Example[], weights: Float32Array): void {
  const largest = Float32Array.from({ length: weights.length / labelCount }, (_, row) =>
    weights
      .subarray(row * labelCount, (row + 1) * labelCount)
      .reduce((most, weight) => Math.max(most, Math.abs(weight)), 0),
  )
  const least = [...largest].sort((a, b) => b - a)[settings.mostFeatures] ?? 0
  for (let row = 0; row < largest.length; row++)
    if (largest[row] <= least) weights.fill(0, row * labelCount, (row + 1) * labelCount)
  for (const { features } of examples)
    features.forEach((feature, at) => {
      if (feature >= 0 && largest[feature] <= least) features[at] = -1
    })
}

/** Features by index, in order of first appearance; those seen too seldom are left out. */
function prepare(sentences: readonly Sentence[]): { examples: Example[]; hashes: number[] } {
  const counts = new Map<number, number>()
  const features = newFeatures()
  const read = sentences.map(sentence => {
    const text = simplified(sentence.text)
    const tokens = readTokens(text, 0, text.length)
    featuresOf(text, tokens, readClues(text, findMarks(text), findConcepts(text)), features)
    const offsets = features.offsets.slice(0, tokens.size + 1)
    const hashes = features.hashes.slice(0, offsets[tokens.size])
    for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    return { hashes, offsets, allowed: allowedLabels(sentence, tokens), size: tokens.size }
  })
  const hashes = [...counts].flatMap(([hash, count]) => (count >= settings.leastCount ? [hash] : []))
  const indexes = new Map(hashes.map((hash, index) => [hash, index]))
  return {
    hashes,
    examples: read.map(({ hashes, ...rest }) => ({ ...rest, features: hashes.map(hash => indexes.get(hash) ?? -1) })),
  }
}

/** Where not everything is marked, an unmarked token may be anything but part of an organisation. */
function allowedLabels({ names, complete }: Sentence, { size, starts, ends }: Tokens): Uint16Array {
  const all = (1 << labelCount) - 1
  const organisations = [0, 1, 2, 3].reduce((bits, position) => bits | (1 << (1 + 4 * 1 + position)), 0)
  const allowed = new Uint16Array(size).fill(complete ? 1 << outside : all & ~organisations)
  for (const { start, end, type } of names) {
    const inside = Array.from({ length: size }, (_, i) => i).filter(i => starts[i] < end && ends[i] > start)
    const [first, last] = [inside[0], inside.at(-1)]
    if (first === undefined || last === undefined) continue
    for (const i of inside) allowed[i] = 1 << labelIn({ first, last, type }, i)
  }
  return allowed
}

/** Expected labels and transitions of the model less those that the example allows: the slope of the likelihood's loss. */
function gradientOf(
  { size, features, offsets, allowed }: Example,
  weights: Float32Array,
  transitionWeights: Float64Array,
  free: Lattice,
  held: Lattice,
): { labels: Float64Array; transitions: Float64Array } {
  const keep = 1 / (1 - settings.dropped)
  for (let i = 0; i < size; i++) {
    const cell = i * labelCount
    free.scores.fill(0, cell, cell + labelCount)
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      if (features[at] < 0) continue
      const row = features[at] * labelCount
      for (let y = 0; y < labelCount; y++) free.scores[cell + y] += keep * weights[row + y]
    }
    for (let y = 0; y < labelCount; y++)
      held.scores[cell + y] = allowed[i] & (1 << y) ? free.scores[cell + y] : Number.NEGATIVE_INFINITY
  }
  const factors = transitionWeights.map(Math.exp)
  const labels = new Float64Array(size * labelCount)
  const expected = new Float64Array(transitions.length)
  addExpectations(free, size, factors, 1, labels, expected)
  addExpectations(held, size, factors, -1, labels, expected)
  return { labels, transitions: expected }
}

function addExpectations(
  lattice: Lattice,
  size: number,
  factors: Float64Array,
  sign: 1 | -1,
  labels: Float64Array,
  expected: Float64Array,
): void {
  sum(lattice, size, factors)
  const { forward, backward, potentials, scales } = lattice
  for (let cell = 0; cell < labels.length; cell++) labels[cell] += sign * forward[cell] * backward[cell]
  for (let i = 1; i < size; i++) {
    const row = i * labelCount
    transitions.forEach(({ from, to }, k) => {
      const together = forward[row - labelCount + from] * factors[k] * potentials[row + to] * backward[row + to]
      expected[k] += (sign * together) / scales[i]
    })
  }
}

/** Numbers from 0 to 1 by a linear congruential generator (Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    ;[order[i], order[other]] = [order[other], order[i]]
  }
  return order
}
