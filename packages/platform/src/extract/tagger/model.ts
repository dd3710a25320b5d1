import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { labelCount, transitions } from './labels.ts'

/**
 * Trained weights. `hashes` is an open table of features' hashes, 0 in an empty slot. `steps` are the weights of the
 * labels in units of `step`, `wordsASlot` numbers a slot, four labels to a number: each a byte that is `zeroStep` too
 * large, so that four are added up as one (score.ts).
 */
export type Model = {
  hashes: Int32Array
  steps: Int32Array
  step: number
  /** Weights of `transitions`, and their exponentials. */
  transitionWeights: Float64Array
  transitionFactors: Float64Array
}

export const labelsAWord = 4
export const wordsASlot = Math.ceil(labelCount / labelsAWord)
export const zeroStep = 128
const bitsALabel = 8

/** A feature's hash, not 0, with the weights of the labels, `labelCount` of them. */
export type FeatureWeights = { hash: number; weights: ArrayLike<number> }

/** The table has at least so many slots a feature: with fewer, related features push each other away from their places. */
const slotsAFeature = 4

/** The slot of a feature in a table of hashes, or the empty one where it would be. */
export function slotOf(hashes: Int32Array, hash: number): number {
  const last = hashes.length - 1
  let slot = hash & last
  while (hashes[slot] !== hash && hashes[slot] !== 0) slot = (slot + 1) & last
  return slot
}

/** The weight of a label in a slot, in steps; 0 in an empty one. */
export function stepOf({ hashes, steps }: Pick<Model, 'hashes' | 'steps'>, slot: number, label: number): number {
  if (hashes[slot] === 0) return 0
  const word = steps[slot * wordsASlot + Math.floor(label / labelsAWord)]
  return ((word >>> ((label % labelsAWord) * bitsALabel)) & 255) - zeroStep
}

/**
 * Weights file: brotli of, little-endian, number of features (uint32), step (float32), weights of the transitions (float32 each);
 * then, in order of hash, a feature: distance of its hash to the one before as a varint of seven bits a byte, which
 * labels have a weight as a bit mask (uint16), those weights in steps (int8 each).
 */
const header = 8 + 4 * transitions.length
const largestStep = 127
/** Finer units than this lose their digits as float32, and weights so small decide nothing. */
const leastUnit = 2 ** -20

/** Writes features in a weights file; weights that round to 0 are left out, and so are features without any. */
export function packModel(features: readonly FeatureWeights[], transitionWeights: Float64Array): Uint8Array {
  const largest = features.reduce((most, { weights }) => Math.max(most, ...Array.from(weights, Math.abs)), 0)
  const step = Math.max(leastUnit, Math.fround(largest / largestStep))
  const steps = features
    .map(({ hash, weights }) => ({ hash: hash >>> 0, steps: Array.from(weights, weight => Math.round(weight / step)) }))
    .filter(feature => feature.steps.some(Boolean))
    .sort((a, b) => a.hash - b.hash)
  const head = new DataView(new ArrayBuffer(header))
  head.setUint32(0, steps.length, true)
  head.setFloat32(4, step, true)
  transitionWeights.forEach((weight, k) => {
    head.setFloat32(8 + 4 * k, weight, true)
  })
  const bytes: number[] = []
  let previous = 0
  for (const feature of steps) {
    let distance = feature.hash - previous
    for (; distance >= 128; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128)
    bytes.push(distance)
    const mask = feature.steps.reduce((bits, weight, label) => (weight ? bits | (1 << label) : bits), 0)
    bytes.push(mask & 255, mask >> 8, ...feature.steps.filter(Boolean).map(weight => weight & 255))
    previous = feature.hash
  }
  return brotliCompressSync(Buffer.concat([new Uint8Array(head.buffer), Uint8Array.from(bytes)]))
}

/** Reads a weights file, which is part of the program: it throws where brotli finds it damaged. */
export function unpackModel(packed: Uint8Array): Model {
  const file = brotliDecompressSync(packed)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const count = view.getUint32(0, true)
  const step = view.getFloat32(4, true)
  const transitionWeights = Float64Array.from(transitions, (_, k) => view.getFloat32(8 + 4 * k, true))
  const hashes = new Int32Array(1 << Math.ceil(Math.log2(Math.max(2, count * slotsAFeature))))
  const steps = new Int32Array(hashes.length * wordsASlot)
  let at = header
  let hash = 0
  for (let feature = 0; feature < count; feature++) {
    let distance = 0
    let unit = 1
    for (; file[at] >= 128; unit *= 128) distance += (file[at++] - 128) * unit
    hash += distance + file[at++] * unit
    const slot = slotOf(hashes, hash | 0)
    hashes[slot] = hash | 0
    const mask = file[at] | (file[at + 1] << 8)
    at += 2
    for (let label = 0; label < labelCount; label++) {
      const weight = mask & (1 << label) ? (file[at++] << 24) >> 24 : 0
      steps[slot * wordsASlot + Math.floor(label / labelsAWord)] |=
        (weight + zeroStep) << ((label % labelsAWord) * bitsALabel)
    }
  }
  return { hashes, steps, step, transitionWeights, transitionFactors: transitionWeights.map(Math.exp) }
}

/** The weights that the project carries, with a notice of whose data they were trained on. */
export const weightsFile = new URL('./weights/names.bin', import.meta.url)

let own: Model | undefined

/** The model of the project's own weights, read once. */
export function ownModel(): Model {
  own ??= unpackModel(readFileSync(weightsFile))
  return own
}
