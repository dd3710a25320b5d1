import type { Analysis } from './analysis.ts'
import { branches } from './branches.ts'
import { chainDivision } from './chain-division.ts'
import { contractFlows } from './contract-flows.ts'
import { corridor } from './corridor.ts'
import { corridorCandidates } from './corridor-candidates.ts'
import { entryAndExit } from './entry-and-exit.ts'
import { expectedFlows } from './expected-flows.ts'
import { facilitiesByCity } from './facilities.ts'
import { regionalBalance } from './flow-balance.ts'
import { futureOverlaps } from './future-overlaps.ts'
import { futureReadiness } from './future-readiness.ts'
import { ofACity } from './of-a-city.ts'
import { opportunities } from './opportunities.ts'
import { partnerRegions } from './partner-regions.ts'
import { policyTools } from './policy-tools.ts'
import { reception } from './reception.ts'
import { specialisation } from './specialisation.ts'

export type {
  Analysis,
  Around,
  Cell,
  Chart,
  Column,
  Finding,
  Given,
  Materials,
  Parameter,
  Row,
  Words,
} from './analysis.ts'
export { nothingFound } from './analysis.ts'
export { type Panel, panelOf } from './panel.ts'
export type { GroupFact } from './recorded.ts'

/** All analyses, in the order in which they are offered. */
export const analyses: readonly Analysis[] = [
  specialisation,
  opportunities,
  entryAndExit,
  ...ofACity,
  partnerRegions,
  chainDivision,
  corridor,
  corridorCandidates,
  futureReadiness,
  futureOverlaps,
  policyTools,
  contractFlows,
  regionalBalance,
  expectedFlows,
  branches,
  facilitiesByCity,
  reception,
]

export const analysisById = (id: string): Analysis | undefined => analyses.find(analysis => analysis.id === id)
