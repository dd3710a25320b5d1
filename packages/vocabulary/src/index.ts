import functions from '../data/functions.json' with { type: 'json' }
import industries from '../data/industries.json' with { type: 'json' }
import objects from '../data/objects.json' with { type: 'json' }
import policyInstruments from '../data/policy-instruments.json' with { type: 'json' }
import qualifications from '../data/qualifications.json' with { type: 'json' }
import scenarios from '../data/scenarios.json' with { type: 'json' }
import technologies from '../data/technologies.json' with { type: 'json' }
import { foldScript } from './fold.ts'
import { type Graph, graphOf, strengthsFrom } from './graph.ts'
import { buildTrie, type Span, spansIn, type Trie } from './trie.ts'

export { foldScript } from './fold.ts'
export { decays } from './graph.ts'

export const conceptKinds = [
  'technology',
  'function',
  'object',
  'scenario',
  'industry',
  'policy-instrument',
  'qualification',
] as const
export type ConceptKind = (typeof conceptKinds)[number]

/**
 * One concept in SKOS terms. `serves` are the functions that a technology carries out, `needs` the functions that a
 * scenario asks for, `industries` codes of GB/T 4754-2017 (a letter, or a letter with a division).
 */
export type Concept = {
  id: string
  kind: ConceptKind
  prefLabel: { zh: string; en: string }
  altLabel: { zh: string[]; en: string[] }
  broader: string[]
  related: string[]
  serves: string[]
  needs: string[]
  industries: string[]
}

/** A label found in a text: `text.slice(start, end)` is how it is written there (UTF-16 units). */
export type Mention = { concept: string; label: string; start: number; end: number }

/** A row of a data file: labels in the order of preference, absent lists empty. */
type Row = {
  id: string
  zh: string[]
  en: string[]
  broader?: string[]
  related?: string[]
  serves?: string[]
  needs?: string[]
  industries?: string[]
}

const files: { kind: ConceptKind; concepts: Row[] }[] = [
  { kind: 'function', concepts: functions },
  { kind: 'technology', concepts: technologies },
  { kind: 'object', concepts: objects },
  { kind: 'scenario', concepts: scenarios },
  { kind: 'industry', concepts: industries },
  { kind: 'policy-instrument', concepts: policyInstruments },
  { kind: 'qualification', concepts: qualifications },
]

const concepts: Concept[] = files.flatMap(file =>
  file.concepts.map(({ id, zh, en, broader = [], related = [], serves = [], needs = [], industries = [] }) => ({
    id,
    kind: file.kind,
    prefLabel: { zh: zh[0], en: en[0] },
    altLabel: { zh: zh.slice(1), en: en.slice(1) },
    broader,
    related,
    serves,
    needs,
    industries,
  })),
)
const byId = new Map(concepts.map(concept => [concept.id, concept]))

/** All concepts, in the order of the data files. */
export const allConcepts = (): readonly Concept[] => concepts

/** The concept with this id. */
export const concept = (id: string): Concept | undefined => byId.get(id)

/** Every label of a concept, the preferred ones first. */
export const labelsOf = ({ prefLabel, altLabel }: Concept): string[] => [
  prefLabel.zh,
  prefLabel.en,
  ...altLabel.zh,
  ...altLabel.en,
]

let trie: Trie | undefined

/**
 * The concepts named in a text, leftmost and longest first, never overlapping. Chinese in either script; Latin labels
 * regardless of case, on word boundaries, hyphen or space, with or without a plural ending.
 */
export function findConcepts(text: string): Mention[] {
  trie ??= buildTrie(
    concepts.flatMap(each => labelsOf(each).map(label => ({ key: foldScript(label), value: each.id }))),
  )
  return spansIn(trie, foldScript(text)).map(({ value, start, end }: Span) => ({
    concept: value,
    label: text.slice(start, end),
    start,
    end,
  }))
}

let graph: Graph | undefined
const strengths = new Map<string, ReadonlyMap<string, number>>()

/** What is related to a concept, with its relatedness 0…1 (itself 1); empty for an unknown id. */
export function relatedTo(id: string): ReadonlyMap<string, number> {
  let found = strengths.get(id)
  if (!found) {
    graph ??= graphOf(concepts)
    found = strengthsFrom(graph, id)
    strengths.set(id, found)
  }
  return found
}

/**
 * How far something about `offered` answers something about `wanted`, 0…1: the best path through the graph, each step
 * multiplied by its decay. Not symmetric: a drone answers a wish for unmanned systems better than the other way round.
 */
export const relatedness = (wanted: string, offered: string): number => relatedTo(wanted).get(offered) ?? 0

let narrowerCounts: Map<string, number> | undefined

/**
 * How much a concept says, 0…1: 1 for one without narrower concepts, less the more it has below it (intrinsic
 * information content, Seco, Veale and Hayes, ECAI 2004). 0 for an unknown id.
 */
export function specificity(id: string): number {
  narrowerCounts ??= countNarrower()
  const count = narrowerCounts.get(id)
  return count === undefined ? 0 : 1 - Math.log(count + 1) / Math.log(concepts.length)
}

function countNarrower(): Map<string, number> {
  const counts = new Map(concepts.map(each => [each.id, 0]))
  for (const each of concepts) {
    const ancestors = new Set<string>()
    const open = [...each.broader]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (ancestors.has(id)) continue
      ancestors.add(id)
      open.push(...(byId.get(id)?.broader ?? []))
    }
    for (const id of ancestors) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
