import type { Features } from './features.ts'
import { labelCount } from './labels.ts'
import type { Lattice } from './lattice.ts'
import { labelsAWord, type Model, wordsASlot, zeroStep } from './model.ts'

/**
 * Fills in the scores of the labels of `size` tokens: for each the sums of the weights of its features. Bytes are added
 * up in lanes of 16 bits, two to a number, which 256 features cannot fill (a token has 80 at most); `zeroStep` makes them
 * positive, so that no lane borrows from the next one.
 */
export function score({ scores }: Lattice, { hashes, offsets }: Features, size: number, model: Model): void {
  const { hashes: slots, steps, step } = model
  const last = slots.length - 1
  for (let i = 0; i < size; i++) {
    // Labels 0 and 2, 1 and 3; 4 and 6, 5 and 7; 8 and 10, 9 and 11; 12.
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let found = 0
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      const hash = hashes[at]
      let slot = hash & last
      while (slots[slot] !== hash && slots[slot] !== 0) slot = (slot + 1) & last
      if (slots[slot] === 0) continue
      found++
      const word = slot * wordsASlot
      a += steps[word] & evenLanes
      b += (steps[word] >>> 8) & evenLanes
      c += steps[word + 1] & evenLanes
      d += (steps[word + 1] >>> 8) & evenLanes
      e += steps[word + 2] & evenLanes
      f += (steps[word + 2] >>> 8) & evenLanes
      g += steps[word + 3] & evenLanes
    }
    const cell = i * labelCount
    const none = found * zeroStep
    put(scores, cell, a, b, step, none)
    put(scores, cell + labelsAWord, c, d, step, none)
    put(scores, cell + 2 * labelsAWord, e, f, step, none)
    scores[cell + 3 * labelsAWord] = step * (g - none)
  }
}

const evenLanes = 0x00ff00ff

/** Writes four labels' sums out of their lanes; `none` is what zeros alone would have given. */
function put(scores: Float64Array, cell: number, even: number, odd: number, step: number, none: number): void {
  scores[cell] = step * ((even & 0xffff) - none)
  scores[cell + 1] = step * ((odd & 0xffff) - none)
  scores[cell + 2] = step * ((even >>> 16) - none)
  scores[cell + 3] = step * ((odd >>> 16) - none)
}
