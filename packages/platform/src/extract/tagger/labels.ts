/** What a name names. The order is part of the weights. */
export const nameTypes = ['person', 'organisation', 'place'] as const
export type NameType = (typeof nameTypes)[number]

/**
 * Labels of tokens: 0 outside of names, then for each type, in order, begin, inner, end and single token (BIOES).
 */
export const labelCount = 1 + 4 * nameTypes.length
export const outside = 0

const positionOf = (label: number) => (label - 1) % 4
const typeOf = (label: number) => (label - 1) >> 2
const begin = 0
const inner = 1
const end = 2
const single = 3

/** Labels that a sentence may begin or end with. */
export const mayBegin = (label: number): boolean =>
  label === outside || positionOf(label) === begin || positionOf(label) === single
export const mayEnd = (label: number): boolean =>
  label === outside || positionOf(label) === end || positionOf(label) === single

/** The pairs of labels that may follow each other: a name that has begun goes on in its type until it ends. */
export const transitions: readonly { from: number; to: number }[] = Array.from(
  { length: labelCount * labelCount },
  (_, pair) => ({ from: Math.floor(pair / labelCount), to: pair % labelCount }),
).filter(({ from, to }) => (mayEnd(from) ? mayBegin(to) : !mayBegin(to) && typeOf(from) === typeOf(to)))

/** A name among the tokens of a sentence: first and last token, both inclusive. */
export type LabelledName = { first: number; last: number; type: NameType }

/** The label of token `i` of a name. */
export function labelIn({ first, last, type }: LabelledName, i: number): number {
  const position = first === last ? single : i === first ? begin : i === last ? end : inner
  return 1 + 4 * nameTypes.indexOf(type) + position
}

/** The names that a sequence of labels spells; it must keep to `transitions`. */
export function namesIn(labels: ArrayLike<number>): LabelledName[] {
  const names: LabelledName[] = []
  let first = 0
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]
    if (label === outside) continue
    if (mayBegin(label)) first = i
    if (mayEnd(label)) names.push({ first, last: i, type: nameTypes[typeOf(label)] })
  }
  return names
}
