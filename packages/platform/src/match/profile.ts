import { findConcepts, foldScript } from '@langqiao/vocabulary'
import type { MatchInput } from '../words/index.ts'
import { type Amount, readAmounts } from './quantities.ts'
import { tokenise } from './tokens.ts'
import { weights } from './weights.ts'

/** A stretch of an input's text; null for what stands in the title only. */
export type Place = { start: number; end: number } | null

/** What matching reads from one need or offer, once. */
export type Profile = {
  input: MatchInput
  folded: string
  language: 'zh' | 'en'
  terms: Map<string, { count: number; place: Place }>
  /** Terms with repetition, for the correction of length. */
  length: number
  concepts: Map<string, Place>
  /** Every mention of a concept in the text, in order. */
  mentions: { concept: string; start: number; end: number }[]
  readonly amounts: Amount[]
}

const han = /\p{Script=Han}/gu
const latinWords = /[\p{Script=Latin}]+/gu

/** Chinese when at least every third word or character is Han: firms and units keep Latin names in Chinese texts. */
export function languageOf(text: string): 'zh' | 'en' {
  const characters = text.match(han)?.length ?? 0
  return characters > 0 && characters * 2 >= (text.match(latinWords)?.length ?? 0) ? 'zh' : 'en'
}

/** Reads an input: terms of title and text (those of the title count more), concepts, amounts. */
export function profileOf(input: MatchInput): Profile {
  const terms: Profile['terms'] = new Map()
  let length = 0
  const count = (term: string, times: number, place: Place) => {
    const known = terms.get(term)
    terms.set(term, { count: (known?.count ?? 0) + times, place: known?.place ?? place })
    length += times
  }
  for (const { term, start, end } of tokenise(input.text)) count(term, 1, { start, end })
  for (const { term } of tokenise(input.title ?? '')) count(term, weights.candidates.titleCount, null)

  const concepts: Profile['concepts'] = new Map()
  const mentions = findConcepts(input.text)
  for (const { concept, start, end } of mentions) if (!concepts.has(concept)) concepts.set(concept, { start, end })
  for (const { concept } of findConcepts(input.title ?? '')) if (!concepts.has(concept)) concepts.set(concept, null)

  let amounts: Amount[] | undefined
  return {
    input,
    folded: foldScript(input.text),
    language: input.lang
      ? input.lang.startsWith('zh')
        ? 'zh'
        : 'en'
      : languageOf(`${input.title ?? ''} ${input.text}`),
    terms,
    length,
    concepts,
    mentions,
    get amounts() {
      amounts ??= readAmounts(input.text)
      return amounts
    },
  }
}

export const quoteOf = ({ input }: Profile, place: Place | undefined): string | null =>
  place ? input.text.slice(place.start, place.end) : null

/** A concept among the terms of the index; no word can look like it. */
export const conceptTerm = (id: string): string => `#${id}`
