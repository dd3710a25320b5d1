import type { Clues } from './clues.ts'
import { finished, mixed } from './hash.ts'
import { isTransliterating, shapes, type Tokens } from './tokens.ts'

/** Features of a sentence's tokens: those of token i are `hashes[offsets[i]]` up to `hashes[offsets[i + 1]]`. */
export type Features = { hashes: Int32Array; offsets: Int32Array }

/** No token has more. */
const mostFeatures = 80
/** The characters before and after a token that are read. */
const reach = 3
const beforeFirst = 1
const afterLast = 2
/** Lengths of words and runs, and the distance to a suffix, count up to these. */
const longestWord = 4
const longestRun = 7
const farthest = { inRun: 5, suffix: 12, suffixSaid: 7, suffixNear: 6 }

const hashOf = (kind: number, a: number, b = 0, c = 0, d = 0) => finished(mixed(mixed(mixed(mixed(kind, a), b), c), d))

/** The feature that every token has. */
export const everywhere = hashOf(1, 0)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words as Node's own segmenter (ICU) cuts them: for each token its word and place in it, for each word hash and length. */
type Words = { of: Int32Array; positions: Uint8Array; hashes: number[]; lengths: number[] }

/**
 * The features of a sentence: characters around a token, alone, in pairs and triples; shapes; words and their lengths;
 * what the word lists say (`clues`); the nearest suffix of an organisation to come; runs of characters that foreign
 * names are written with. `text` is the whole folded text. Kinds of features are numbered, so that equal contents of
 * different kinds get different hashes.
 */
export function featuresOf(text: string, tokens: Tokens, clues: Clues): Features {
  const { size, codes, starts, ends } = tokens
  const hashes = new Int32Array(size * mostFeatures)
  const offsets = new Int32Array(size + 1)
  const words = wordsOf(text, tokens)
  const suffixes = suffixesAhead(tokens, clues)
  const runs = transliterationRuns(text, tokens)
  const layers = [clues.places, clues.organisations, clues.words, clues.concepts]

  const code = (i: number) => (i < 0 ? beforeFirst : i >= size ? afterLast : codes[i])
  const shape = (i: number) => (i < 0 || i >= size ? shapes.outside : tokens.shapes[i])
  const clue = (layer: Uint8Array, i: number) => (i < 0 || i >= size ? 0 : layer[starts[i]])
  const word = (w: number) => (w < 0 || w >= words.hashes.length ? beforeFirst : words.hashes[w])
  const length = (w: number) => words.lengths[w] ?? 0

  let count = 0
  const add = (kind: number, a: number, b = 0, c = 0, d = 0) => {
    hashes[count++] = hashOf(kind, a, b, c, d)
  }

  for (let i = 0; i < size; i++) {
    hashes[count++] = everywhere
    for (let d = -reach; d <= reach; d++) add(10 + d, code(i + d))
    for (let d = -reach; d < reach; d++) add(20 + d, code(i + d), code(i + d + 1))
    add(24, code(i - 1), code(i + 1))

    add(30, shape(i))
    add(31, shape(i - 1), shape(i))
    add(32, shape(i), shape(i + 1))
    add(33, shape(i - 1), shape(i), shape(i + 1))
    add(34, shape(i - 2) * 16 + shape(i - 1), shape(i), shape(i + 1), shape(i + 2))
    add(35, clue(clues.enclosures, i))
    add(36, clue(clues.enclosures, i - 1), clue(clues.enclosures, i))
    if (shape(i) === shapes.latin) add(37, capitals(text, starts[i], ends[i]))

    const w = words.of[i]
    const position = words.positions[i]
    const before = i > 0 ? words.positions[i - 1] : 4
    const after = i < size - 1 ? words.positions[i + 1] : 4
    add(40, position)
    add(41, position, code(i))
    add(42, position, word(w))
    add(43, position, word(w - 1))
    add(44, position, word(w + 1))
    add(45, position, word(w - 1), word(w))
    add(46, position, word(w), word(w + 1))
    add(47, position, word(w - 1), word(w + 1))
    add(48, position, word(w - 2))
    add(49, position, word(w + 2))
    add(50, position, length(w - 1), length(w), length(w + 1))
    add(51, position * 8 + length(w - 2), length(w - 1) * 8 + length(w), length(w + 1), length(w + 2))
    add(52, before, position, after)

    layers.forEach((layer, index) => {
      const here = clue(layer, i)
      const left = clue(layer, i - 1)
      const right = clue(layer, i + 1)
      if (here) add(60 + index, here)
      if (left) add(64 + index, left)
      if (right) add(68 + index, right)
      if (here || left) add(72 + index, left, here)
      if (here || right) add(76 + index, here, right)
    })
    const place = clue(clues.places, i)
    if (place || clue(clues.organisations, i)) add(80, place, clue(clues.organisations, i))
    if (place) {
      const next = endOfWord(clues.places, tokens, i)
      add(81, place, code(next))
      add(82, place, clue(clues.organisations, next))
    }

    add(90, suffixes[i])
    add(91, suffixes[i], position)
    add(92, suffixes[i], code(i))

    const run = runs.lengths[i] * 8 + runs.positions[i]
    const first = i - runs.before[i]
    add(93, run)
    add(94, run, code(i))
    add(95, run, code(i + 1))
    add(96, runs.lengths[i], i + 1 < size ? runs.lengths[i + 1] : 0, position)
    add(97, run, code(first - 1))
    add(98, run, code(first + runs.lengths[i]))
    offsets[i + 1] = count
  }
  return { hashes: hashes.subarray(0, count), offsets }
}

function wordsOf(text: string, { size, starts, ends }: Tokens): Words {
  const words: Words = { of: new Int32Array(size), positions: new Uint8Array(size), hashes: [], lengths: [] }
  if (size === 0) return words
  const from = starts[0]
  let token = 0
  for (const { segment, index } of segmenter.segment(text.slice(from, ends[size - 1]))) {
    const end = from + index + segment.length
    const firstToken = token
    while (token < size && starts[token] < end) words.of[token++] = words.hashes.length
    if (token === firstToken) continue
    for (let i = firstToken; i < token; i++) words.positions[i] = i === firstToken ? 0 : i === token - 1 ? 2 : 1
    if (token - firstToken === 1) words.positions[firstToken] = 3
    let hash = 11
    for (let at = 0; at < segment.length; at++) hash = mixed(hash, segment.charCodeAt(at))
    words.hashes.push(hash)
    words.lengths.push(Math.min(longestWord, segment.length))
  }
  return words
}

/** For each token the kind and distance of the next suffix of an organisation before a mark of punctuation, as one number. */
function suffixesAhead({ size, ends, shapes: kinds }: Tokens, clues: Clues): Uint8Array {
  const ahead = new Uint8Array(size)
  let kind = 0
  let distance = 0
  for (let i = size - 1; i >= 0; i--) {
    const here = clues.suffixEnds[ends[i] - 1]
    if (here) [kind, distance] = [here, 0]
    else if (kinds[i] === shapes.mark) kind = 0
    else distance++
    if (kind && distance <= farthest.suffix)
      ahead[i] = 1 + kind * 16 + (distance > farthest.suffixNear ? farthest.suffixSaid : distance)
  }
  return ahead
}

/** Runs of characters that foreign names are written with: capped length, capped position, and tokens before this one. */
function transliterationRuns(text: string, { size, starts, shapes: kinds }: Tokens) {
  const lengths = new Uint8Array(size)
  const positions = new Uint8Array(size)
  const before = new Int32Array(size)
  for (let first = 0; first < size; first++) {
    let end = first
    while (end < size && (isTransliterating(text, starts[end]) || (end > first && kinds[end] === shapes.nameDot))) end++
    for (let i = first; i < end; i++) {
      lengths[i] = Math.min(longestRun, end - first)
      positions[i] = Math.min(farthest.inRun, i - first)
      before[i] = positions[i]
    }
    if (end > first) first = end - 1
  }
  return { lengths, positions, before }
}

/** The first token behind the word of `layer` that token `i` is in. */
function endOfWord(layer: Uint8Array, { size, starts }: Tokens, i: number): number {
  let end = i + 1
  while (end < size && isInner(layer[starts[end]])) end++
  return end
}
const isInner = (clue: number) => clue > 0 && ((clue - 1) % 4 === 1 || (clue - 1) % 4 === 2)

/** How a Latin word is written: its first and last letter large or small, and its length. */
function capitals(text: string, start: number, end: number): number {
  const isLarge = (at: number) => (text[at] === text[at].toLowerCase() ? 0 : 1)
  return isLarge(start) + 2 * isLarge(end - 1) + 4 * Math.min(longestRun, end - start)
}
