import { findDates } from '../../packages/platform/src/extract/dates.ts'
import { findMarks } from '../../packages/platform/src/extract/marks.ts'
import { findOrganisations } from '../../packages/platform/src/extract/organisations.ts'
import { readPassage, type Span } from '../../packages/platform/src/extract/passage.ts'
import { findPlaces } from '../../packages/platform/src/extract/places.ts'
import { surePersons } from '../../packages/platform/src/extract/tagged-organisations.ts'
import type { NameType } from '../../packages/platform/src/extract/tagger/labels.ts'
import { type Model, packModel, unpackModel } from '../../packages/platform/src/extract/tagger/model.ts'
import { type Tagging, tagNames } from '../../packages/platform/src/extract/tagger/tag-names.ts'
import { findConcepts } from '../../packages/vocabulary/src/index.ts'
import { learn } from './learn.ts'
import type { Sentence } from './sentences.ts'
import { type Name, type Tally, tally } from './tally.ts'

export const folds = 5

/** What finds the names: rules unweighed, the tagger, extraction as it is, and all that either finds where they do not overlap. */
export const ways = ['rules', 'tagger', 'extraction', 'united'] as const
export type Way = (typeof ways)[number]
export type FoldTallies = Record<Way, Record<NameType, Tally[]>>

/** The names of a sentence, way by way, under a model. */
export function namesByWay(text: string, model: Model): Record<Way, Name[]> {
  const passage = readPassage(text)
  const marks = findMarks(passage.text)
  const tagging = tagNames(passage, marks, findConcepts(text), model)
  const byRules = (heard: Tagging) => {
    const organisations = findOrganisations(passage, marks, findDates(passage, null, null), heard)
    const places = findPlaces(passage, marks, [...organisations, ...surePersons(heard)])
    return [...typed(organisations, 'organisation'), ...typed(places, 'place')]
  }
  const extraction = byRules(tagging)
  const rest = tagging.names.filter(name => !extraction.some(({ start, end }) => start < name.end && end > name.start))
  return {
    rules: byRules(unheard(text.length)),
    tagger: tagging.names,
    extraction,
    united: [...extraction, ...rest],
  }
}

const typed = (spans: readonly Span[], type: NameType): Name[] => spans.map(({ start, end }) => ({ start, end, type }))

/** A tagging that believes every name of the rules and adds none. */
function unheard(length: number): Tagging {
  const all = new Float32Array(length).fill(1)
  return { names: [], shares: { person: all, organisation: all, place: all } }
}

/**
 * Cross-validation over documents: each fold's are tagged with weights learnt from the others' sentences in both
 * scripts. Only the simplified sentences are counted, since the traditional ones are the same.
 */
export function crossValidate(simplified: readonly Sentence[], traditional: readonly Sentence[]): FoldTallies {
  const docs = [...new Set(simplified.map(({ doc }) => doc))]
  const tallies = Object.fromEntries(
    ways.map(way => [way, { person: [], organisation: [], place: [] }]),
  ) as unknown as FoldTallies
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(docs.filter((_, index) => index % folds === fold))
    const { features, transitionWeights } = learn([...simplified, ...traditional].filter(({ doc }) => !held.has(doc)))
    const model = unpackModel(packModel(features, transitionWeights))
    for (const { text, names } of simplified.filter(({ doc }) => held.has(doc))) {
      const found = namesByWay(text, model)
      for (const way of ways)
        for (const type of ['person', 'organisation', 'place'] as const)
          tallies[way][type].push(tally(found[way], names, type))
    }
  }
  return tallies
}
