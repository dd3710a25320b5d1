import type { Clues } from './clues.ts'
import { finished, mixed } from './hash.ts'
import { isTransliterating, mostTokens, shapes, type Tokens } from './tokens.ts'

/**
 * Features of a sentence's tokens: those of token i are `hashes[offsets[i]]` up to `hashes[offsets[i + 1]]`. One holder
 * serves all sentences in turn; what stands behind the last offset is left from others.
 */
export type Features = { hashes: Int32Array; offsets: Int32Array }

/** No token has more. */
export const mostFeatures = 80
export const newFeatures = (): Features => ({
  hashes: new Int32Array(mostTokens * mostFeatures),
  offsets: new Int32Array(mostTokens + 1),
})

/** How many characters and words before and after a token are read. */
const reach = { codes: 3, words: 2 }
const beforeFirst = 1
const afterLast = 2
/** Lengths of words and runs, and the distance to a suffix, count up to these. */
const longestWord = 4
const longestRun = 7
const farthest = { inRun: 5, suffix: 12, suffixSaid: 7, suffixNear: 6 }
/** Where a token is in its word: first, inner, last, the only one; beside a sentence's ends in none. */
const places = { first: 0, inner: 1, last: 2, only: 3, none: 4 }

const hashOf = (kind: number, a: number, b = 0, c = 0, d = 0) =>
  finished(mixed(mixed(mixed(mixed(kind << aboveCodes, a), b), c), d))
/** Codes of characters have fewer bits: the kinds of features stand above them. */
const aboveCodes = 24

/**
 * What several features tell of, a character, a pair or a word, has a hash, and they have the numbers from it on
 * (`behind`): their weights then lie side by side in memory, where one access fetches them all. Access at random is what
 * takes the time.
 */
const sharedHash = (kind: number, a: number, b = 0) => finished(mixed(mixed(kind << aboveCodes, a), b)) & -sideBySide
const sideBySide = 8
const shared = { code: 101, pair: 102, around: 103, word: 104, wordPair: 105, wordsAround: 106 }
/** For a character or a pair its distance comes first, for a word the token's place in the word comes last. */
const behind = {
  code: { inWord: 7 },
  word: { own: 0, last: 4, next: 8, secondLast: 12, secondNext: 16 },
  wordPair: { withLast: 0, withNext: 4 },
}

/** The feature that every token has. */
export const everywhere = hashOf(1, 0)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Words as Node's own segmenter (ICU) cuts them: for each token its word and place in it; for each word, `reach.words`
 * behind its number, hash and length, with such of no words around them.
 */
type Words = { of: Int32Array; places: Uint8Array; hashes: Int32Array; lengths: Uint8Array }

/**
 * Fills in the features of a sentence: characters around a token, alone, in pairs and triples; shapes; words and their
 * lengths; what the word lists say (`clues`); the nearest suffix of an organisation to come; runs of characters that
 * foreign names are written with. `text` is the whole folded text. Kinds of features are numbered, so that equal
 * contents of different kinds get different hashes.
 */
export function featuresOf(text: string, tokens: Tokens, clues: Clues, { hashes, offsets }: Features): void {
  const { size, starts, ends, shapes: kinds } = tokens
  const codes = codesAround(tokens)
  const ofCode = codes.map(code => sharedHash(shared.code, code))
  const ofPair = codes.map((code, i) => sharedHash(shared.pair, code, codes[i + 1]))
  const words = wordsOf(text, tokens)
  const ofWord = words.hashes.map(word => sharedHash(shared.word, word))
  const ofWordPair = words.hashes.map((word, w) => sharedHash(shared.wordPair, word, words.hashes[w + 1]))
  const suffixes = suffixesAhead(tokens, clues)
  const runs = transliterationRuns(text, tokens)
  const layers = [clues.places, clues.organisations, clues.words, clues.concepts]

  const shape = (i: number) => (i < 0 || i >= size ? shapes.outside : kinds[i])
  const clue = (layer: Uint8Array, i: number) => (i < 0 || i >= size ? 0 : layer[starts[i]])

  let count = 0
  for (let i = 0; i < size; i++) {
    offsets[i] = count
    hashes[count++] = everywhere
    const c = i + reach.codes
    for (let d = 0; d <= 2 * reach.codes; d++) hashes[count++] = ofCode[i + d] + d
    for (let d = 0; d < 2 * reach.codes; d++) hashes[count++] = ofPair[i + d] + d
    hashes[count++] = sharedHash(shared.around, codes[c - 1], codes[c + 1])

    const [here, last, next] = [kinds[i], shape(i - 1), shape(i + 1)]
    hashes[count++] = hashOf(30, here)
    hashes[count++] = hashOf(31, last, here)
    hashes[count++] = hashOf(32, here, next)
    hashes[count++] = hashOf(33, last, here, next)
    hashes[count++] = hashOf(34, shape(i - 2) * 16 + last, here, next, shape(i + 2))
    const enclosure = clue(clues.enclosures, i)
    hashes[count++] = hashOf(35, enclosure)
    hashes[count++] = hashOf(36, clue(clues.enclosures, i - 1), enclosure)
    if (here === shapes.latin) hashes[count++] = hashOf(37, capitals(text, starts[i], ends[i]))

    const w = words.of[i] + reach.words
    const { lengths } = words
    const place = words.places[i]
    hashes[count++] = hashOf(40, place)
    hashes[count++] = ofCode[c] + behind.code.inWord + place
    hashes[count++] = ofWord[w] + behind.word.own + place
    hashes[count++] = ofWord[w - 1] + behind.word.last + place
    hashes[count++] = ofWord[w + 1] + behind.word.next + place
    hashes[count++] = ofWordPair[w - 1] + behind.wordPair.withLast + place
    hashes[count++] = ofWordPair[w] + behind.wordPair.withNext + place
    hashes[count++] = sharedHash(shared.wordsAround, words.hashes[w - 1], words.hashes[w + 1]) + place
    hashes[count++] = ofWord[w - 2] + behind.word.secondLast + place
    hashes[count++] = ofWord[w + 2] + behind.word.secondNext + place
    hashes[count++] = hashOf(50, place, lengths[w - 1], lengths[w], lengths[w + 1])
    hashes[count++] = hashOf(
      51,
      place * 8 + lengths[w - 2],
      lengths[w - 1] * 8 + lengths[w],
      lengths[w + 1],
      lengths[w + 2],
    )
    hashes[count++] = hashOf(
      52,
      i > 0 ? words.places[i - 1] : places.none,
      place,
      i < size - 1 ? words.places[i + 1] : places.none,
    )

    for (let index = 0; index < layers.length; index++) {
      const clueHere = clue(layers[index], i)
      const clueLast = clue(layers[index], i - 1)
      const clueNext = clue(layers[index], i + 1)
      if (clueHere) hashes[count++] = hashOf(60 + index, clueHere)
      if (clueLast) hashes[count++] = hashOf(64 + index, clueLast)
      if (clueNext) hashes[count++] = hashOf(68 + index, clueNext)
      if (clueHere || clueLast) hashes[count++] = hashOf(72 + index, clueLast, clueHere)
      if (clueHere || clueNext) hashes[count++] = hashOf(76 + index, clueHere, clueNext)
    }
    const placeName = clue(clues.places, i)
    const organisation = clue(clues.organisations, i)
    if (placeName || organisation) hashes[count++] = hashOf(80, placeName, organisation)
    if (placeName) {
      const behindName = endOfWord(clues.places, tokens, i)
      hashes[count++] = hashOf(81, placeName, codes[behindName + reach.codes])
      hashes[count++] = hashOf(82, placeName, clue(clues.organisations, behindName))
    }

    hashes[count++] = hashOf(90, suffixes[i])
    hashes[count++] = hashOf(91, suffixes[i], place)
    if (suffixes[i]) hashes[count++] = hashOf(92, suffixes[i], codes[c])

    const run = runs.lengths[i] * 8 + runs.positions[i]
    hashes[count++] = hashOf(93, run)
    hashes[count++] = hashOf(96, runs.lengths[i], i + 1 < size ? runs.lengths[i + 1] : 0, place)
    if (run === 0) continue
    const runStart = c - runs.positions[i]
    hashes[count++] = hashOf(94, run, codes[c])
    hashes[count++] = hashOf(95, run, codes[c + 1])
    hashes[count++] = hashOf(97, run, codes[runStart - 1])
    hashes[count++] = hashOf(98, run, codes[runStart + runs.lengths[i]])
  }
  offsets[size] = count
}

/** The codes of tokens, `reach.codes` behind their number, with those of a sentence's ends around them. */
function codesAround({ size, codes }: Tokens): Int32Array {
  const around = new Int32Array(size + 2 * reach.codes).fill(beforeFirst, 0, reach.codes)
  around.set(codes.subarray(0, size), reach.codes)
  return around.fill(afterLast, size + reach.codes)
}

function wordsOf(text: string, { size, starts, ends }: Tokens): Words {
  const most = size + 2 * reach.words
  const words = {
    of: new Int32Array(size),
    places: new Uint8Array(size),
    hashes: new Int32Array(most).fill(beforeFirst),
    lengths: new Uint8Array(most),
  }
  if (size === 0) return words
  const from = starts[0]
  let token = 0
  let word = 0
  for (const { segment, index } of segmenter.segment(text.slice(from, ends[size - 1]))) {
    const end = from + index + segment.length
    const firstToken = token
    while (token < size && starts[token] < end) words.of[token++] = word
    if (token === firstToken) continue
    words.places.fill(places.inner, firstToken, token)
    words.places[token - 1] = places.last
    words.places[firstToken] = token - firstToken === 1 ? places.only : places.first
    let hash = 11
    for (let at = 0; at < segment.length; at++) hash = mixed(hash, segment.charCodeAt(at))
    words.hashes[word + reach.words] = hash
    words.lengths[word + reach.words] = Math.min(longestWord, segment.length)
    word++
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

/** Runs of characters that foreign names are written with: capped length and position in it. */
function transliterationRuns(text: string, { size, starts, shapes: kinds }: Tokens) {
  const lengths = new Uint8Array(size)
  const positions = new Uint8Array(size)
  for (let first = 0; first < size; first++) {
    let end = first
    while (end < size && (isTransliterating(text, starts[end]) || (end > first && kinds[end] === shapes.nameDot))) end++
    for (let i = first; i < end; i++) {
      lengths[i] = Math.min(longestRun, end - first)
      positions[i] = Math.min(farthest.inRun, i - first)
    }
    if (end > first) first = end - 1
  }
  return { lengths, positions }
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
