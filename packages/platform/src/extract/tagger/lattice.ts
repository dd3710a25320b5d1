import { type LabelledName, labelCount, labelIn, mayBegin, mayEnd, transitions } from './labels.ts'
import { mostTokens } from './tokens.ts'

/**
 * A linear-chain conditional random field over one sentence (Lafferty, McCallum and Pereira 2001): `scores` of labels
 * by token, row-major tokens × labels, are filled in by the caller; the functions below fill in the rest. One lattice
 * serves all sentences in turn.
 */
export type Lattice = {
  scores: Float64Array
  /** exp(score − largest score of the token); 0 where the label cannot stand. */
  potentials: Float64Array
  /** Normalised at every token; `forward × backward` is the probability of a label. */
  forward: Float64Array
  backward: Float64Array
  /** What the forward sums were divided by. */
  scales: Float64Array
}

const cells = mostTokens * labelCount
const from = Int32Array.from(transitions, transition => transition.from)
const to = Int32Array.from(transitions, transition => transition.to)

export const newLattice = (): Lattice => ({
  scores: new Float64Array(cells),
  potentials: new Float64Array(cells),
  forward: new Float64Array(cells),
  backward: new Float64Array(cells),
  scales: new Float64Array(mostTokens),
})

/** Forward and backward sums over `size` tokens. `factors` are the exponentials of the weights of `transitions`. */
export function sum(lattice: Lattice, size: number, factors: Float64Array): void {
  const { scores, potentials, forward, backward, scales } = lattice
  for (let i = 0; i < size; i++) {
    const row = i * labelCount
    let largest = Number.NEGATIVE_INFINITY
    for (let y = 0; y < labelCount; y++) largest = Math.max(largest, scores[row + y])
    for (let y = 0; y < labelCount; y++) {
      const stands = (i > 0 || mayBegin(y)) && (i < size - 1 || mayEnd(y))
      potentials[row + y] = stands ? Math.exp(scores[row + y] - largest) : 0
    }
  }
  forward.fill(0, 0, size * labelCount)
  backward.fill(0, 0, size * labelCount)
  for (let i = 0; i < size; i++) {
    const row = i * labelCount
    if (i === 0) forward.fill(1, 0, labelCount)
    else for (let k = 0; k < from.length; k++) forward[row + to[k]] += forward[row - labelCount + from[k]] * factors[k]
    let scale = 0
    for (let y = 0; y < labelCount; y++) scale += forward[row + y] *= potentials[row + y]
    for (let y = 0; y < labelCount; y++) forward[row + y] /= scale
    scales[i] = scale
  }
  backward.fill(1, (size - 1) * labelCount, size * labelCount)
  for (let i = size - 2; i >= 0; i--) {
    const row = i * labelCount
    const next = row + labelCount
    for (let k = 0; k < from.length; k++)
      backward[row + from[k]] += (factors[k] * potentials[next + to[k]] * backward[next + to[k]]) / scales[i + 1]
  }
}

/** After `sum`: the probability that tokens `first` to `last` are exactly one name of this type. */
export function probabilityOf(lattice: Lattice, name: LabelledName, factors: Float64Array): number {
  const { potentials, forward, backward, scales } = lattice
  let label = labelIn(name, name.first)
  let probability = forward[name.first * labelCount + label]
  for (let i = name.first + 1; i <= name.last; i++) {
    const next = labelIn(name, i)
    probability *= (factors[transitionIndex[label * labelCount + next]] * potentials[i * labelCount + next]) / scales[i]
    label = next
  }
  return probability * backward[name.last * labelCount + label]
}

const transitionIndex = new Int32Array(labelCount * labelCount)
transitions.forEach((transition, k) => {
  transitionIndex[transition.from * labelCount + transition.to] = k
})

/** The most probable labels of `size` tokens (Viterbi). `weights` are those of `transitions`. */
export function bestLabels({ scores }: Lattice, size: number, weights: Float64Array): Uint8Array {
  const best = new Float64Array(size * labelCount).fill(Number.NEGATIVE_INFINITY)
  const previous = new Uint8Array(size * labelCount)
  for (let i = 0; i < size; i++) {
    const row = i * labelCount
    if (i === 0) for (let y = 0; y < labelCount; y++) best[y] = mayBegin(y) ? 0 : Number.NEGATIVE_INFINITY
    else
      for (let k = 0; k < from.length; k++) {
        const score = best[row - labelCount + from[k]] + weights[k]
        if (score <= best[row + to[k]]) continue
        best[row + to[k]] = score
        previous[row + to[k]] = from[k]
      }
    for (let y = 0; y < labelCount; y++) best[row + y] += scores[row + y]
  }
  const labels = new Uint8Array(size)
  const lastRow = (size - 1) * labelCount
  let last = 0
  for (let y = 0; y < labelCount; y++) if (mayEnd(y) && best[lastRow + y] > best[lastRow + last]) last = y
  for (let i = size - 1; i >= 0; i--) {
    labels[i] = last
    last = previous[i * labelCount + last]
  }
  return labels
}
