import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { labelCount, transitions } from './labels.ts'

/**
 * Trained weights. `slots` is an open table of pairs, a feature's hash and where its weights begin in `steps`, −1 in an
 * empty one. `steps` are the weights of the labels, `labelCount` a feature, in units of `step`: bytes, so that all of
 * them stay in the processor's cache.
 */
export type Model = {
  slots: Int32Array
  steps: Int8Array
  step: number
  /** Weights of `transitions`, and their exponentials. */
  transitionWeights: Float64Array
  transitionFactors: Float64Array
}

/** A feature's hash with the weights of the labels, `labelCount` of them. */
export type FeatureWeights = { hash: number; weights: ArrayLike<number> }

/** The table has at least so many slots a feature. */
const slotsAFeature = 2

function newSlots(features: number): Int32Array {
  return new Int32Array(2 << Math.ceil(Math.log2(Math.max(2, features * slotsAFeature)))).fill(-1)
}

function putRow(slots: Int32Array, hash: number, row: number): void {
  const last = slots.length - 2
  let slot = (hash << 1) & last
  while (slots[slot + 1] >= 0) slot = (slot + 2) & last
  slots[slot] = hash
  slots[slot + 1] = row
}

/** Where the weights of a feature begin in `steps`, or −1 where it has none. */
export function rowOf(slots: Int32Array, hash: number): number {
  const last = slots.length - 2
  let slot = (hash << 1) & last
  while (slots[slot] !== hash && slots[slot + 1] >= 0) slot = (slot + 2) & last
  return slots[slot + 1]
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
  const slots = newSlots(count)
  const steps = new Int8Array(count * labelCount)
  let at = header
  let hash = 0
  for (let row = 0; row < steps.length; row += labelCount) {
    let distance = 0
    let unit = 1
    for (; file[at] >= 128; unit *= 128) distance += (file[at++] - 128) * unit
    hash += distance + file[at++] * unit
    putRow(slots, hash | 0, row)
    const mask = file[at] | (file[at + 1] << 8)
    at += 2
    for (let label = 0; label < labelCount; label++) if (mask & (1 << label)) steps[row + label] = file[at++]
  }
  return { slots, steps, step, transitionWeights, transitionFactors: transitionWeights.map(Math.exp) }
}

/** The weights that the project carries, with a notice of whose data they were trained on. */
export const weightsFile = new URL('./weights/names.bin', import.meta.url)

let own: Model | undefined

/** The model of the project's own weights, read once. */
export function ownModel(): Model {
  own ??= unpackModel(readFileSync(weightsFile))
  return own
}
