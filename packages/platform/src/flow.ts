import { type Diagnosis, diagnose } from './diagnose/index.ts'
import { type Analyses, keepAnalyses } from './flow/analyses.ts'
import { keepPerCaller } from './flow/kept.ts'
import { type Knowledge, readKnowledge } from './flow/knowledge.ts'
import { keepMatching, type Matching } from './flow/matching.ts'
import { toRegionFacts } from './flow/region-facts.ts'
import { readRegionFacts } from './store/facts.ts'
import { asCaller, type Database, type Store } from './store/index.ts'
import type { NamedRegion, RegionNames } from './store/regions.ts'
import { anonymous } from './words/index.ts'

/** What is kept between requests, each for as long as what it was computed from stays as it is. */
export type Flow = {
  /** What is computed over all regions, from public rows. */
  knowledge(): Promise<Knowledge>
  matching: Matching
  analyses: Analyses
}

/** The tables that {@link readKnowledge} reads. */
const knownFrom = ['observation', 'designation', 'organisation', 'policy']

export const createFlow = (store: Store, clock: () => Date): Flow => {
  const knowledge = keepPerCaller(store, knownFrom, caller => asCaller(store, caller, readKnowledge))
  return { knowledge: () => knowledge(anonymous), matching: keepMatching(store, clock), analyses: keepAnalyses(store) }
}

/** What a region is and could become, from the facts about it that the caller sees. */
export const diagnoseRegion = async (
  db: Database,
  region: NamedRegion,
  names: RegionNames,
  { around, measures }: Knowledge,
): Promise<Diagnosis> => diagnose(toRegionFacts(region, await readRegionFacts(db, region), names), around, measures)
