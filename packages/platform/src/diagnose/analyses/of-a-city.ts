import type { Analysis } from './analysis.ts'
import { capitalByStage } from './capital.ts'
import { competition } from './competition.ts'
import { complexityOfCities } from './complexity-of-cities.ts'
import { coverage } from './coverage.ts'
import { fourDrivers } from './drivers.ts'
import { ecosystem } from './ecosystem.ts'
import { kindsOfInnovation } from './kinds-of-innovation.ts'
import { ladderOfFirms } from './ladder-of-firms.ts'
import { talentLadder } from './talent-ladder.ts'
import { twoKindsOfKnowledge } from './two-kinds-of-knowledge.ts'
import { typesOfCities } from './types-of-cities.ts'
import { upgrading } from './upgrading.ts'
import { whatIf } from './what-if.ts'

/** What a city is made of and how it stands among the others, in the order in which it is offered. */
export const ofACity: readonly Analysis[] = [
  ecosystem,
  typesOfCities,
  whatIf,
  fourDrivers,
  twoKindsOfKnowledge,
  ladderOfFirms,
  capitalByStage,
  talentLadder,
  upgrading,
  competition,
  kindsOfInnovation,
  complexityOfCities,
  coverage,
]
