import type { Marks } from '../marks.ts'
import type { Passage, Span } from '../passage.ts'
import { type Clues, readClues } from './clues.ts'
import { type Features, featuresOf, newFeatures } from './features.ts'
import { labelCount, type NameType, namesIn, nameTypes, outside } from './labels.ts'
import { bestLabels, type Lattice, newLattice, probabilityOf, sum } from './lattice.ts'
import { type Model, ownModel } from './model.ts'
import { score } from './score.ts'
import { readTokens } from './tokens.ts'

/** A name as the tagger reads it; `confidence` is the probability, 0 to 1, that just this span is a name of this type. */
export type TaggedName = Span & { type: NameType; confidence: number }

/**
 * The tagger's reading of a text: `names` in order and disjoint; `shares` by type the probability, for each UTF-16
 * unit of the text, that it is part of a name of the type.
 */
export type Tagging = { names: TaggedName[]; shares: Record<NameType, Float32Array> }

/**
 * Tags the names of persons, organisations and places in a passage, sentence by sentence, with a linear-chain CRF.
 * `concepts` are the spans of the thesaurus's labels. Time is linear in the text.
 */
export function tagNames(
  passage: Passage,
  marks: Marks,
  concepts: readonly Span[],
  model: Model = ownModel(),
): Tagging {
  const { text } = passage
  const clues = readClues(text, marks, concepts)
  const lattice = newLattice()
  const features = newFeatures()
  const tagging: Tagging = {
    names: [],
    shares: {
      person: new Float32Array(text.length),
      organisation: new Float32Array(text.length),
      place: new Float32Array(text.length),
    },
  }
  for (const sentence of passage.sentences)
    if (hasChinese(text, sentence))
      for (let start = sentence.start; start < sentence.end; )
        start = tagPiece(text, { start, end: sentence.end }, clues, model, { lattice, features }, tagging)
  return tagging
}

const firstIdeograph = 0x3400
const lastIdeograph = 0x9fff

/** The tagger has learnt Chinese: a sentence without an ideograph is left to the rules. */
function hasChinese(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= firstIdeograph && unit <= lastIdeograph) return true
  }
  return false
}

/** Adds to `tagging` what a piece of a sentence gives; returns where the piece ends. */
function tagPiece(
  text: string,
  sentence: Span,
  clues: Clues,
  model: Model,
  { lattice, features }: { lattice: Lattice; features: Features },
  { names, shares }: Tagging,
): number {
  const tokens = readTokens(text, sentence.start, sentence.end)
  const { size, starts, ends } = tokens
  featuresOf(text, tokens, clues, features)
  score(lattice, features, size, model)
  sum(lattice, size, model.transitionFactors)
  for (const name of namesIn(bestLabels(lattice, size, model.transitionWeights)))
    names.push({
      start: starts[name.first],
      end: ends[name.last],
      type: name.type,
      confidence: probabilityOf(lattice, name, model.transitionFactors),
    })
  nameTypes.forEach((type, index) => {
    for (let i = 0; i < size; i++) shares[type].fill(shareOf(lattice, i, index), starts[i], ends[i])
  })
  return ends[size - 1]
}

function shareOf({ forward, backward }: Lattice, token: number, type: number): number {
  const first = token * labelCount + outside + 1 + 4 * type
  let share = 0
  for (let cell = first; cell < first + 4; cell++) share += forward[cell] * backward[cell]
  return share
}

/** The mean of `shares` over a span: how far the tagger takes it for part of names of the type. */
export function meanShare(shares: Float32Array, { start, end }: Span): number {
  let total = 0
  for (let at = start; at < end; at++) total += shares[at]
  return total / (end - start)
}
