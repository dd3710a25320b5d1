import { analyses } from '../../diagnose/analyses/index.ts'
import { type Diagnosis, findPeers } from '../../diagnose/index.ts'
import { runAnalysis } from '../../flow/analyses.ts'
import { activityName } from '../../flow/knowledge.ts'
import { diagnoseRegion, type Flow } from '../../flow.ts'
import { findCitations } from '../../store/evidence.ts'
import { asCaller, type Store } from '../../store/index.ts'
import { type NamedRegion, readRegionNames } from '../../store/regions.ts'
import type { Caller } from '../../words/index.ts'
import type { Answered } from './analysis-section.ts'
import { groundsOf, type Subject } from './region-report.ts'

/** Everything that a report on a region is made from, as a caller sees it; null where there is no such region. */
export const gatherRegion = async (store: Store, flow: Flow, caller: Caller, code: string): Promise<Subject | null> => {
  const knowledge = await flow.knowledge()
  const found = await asCaller(store, caller, async db => {
    const names = await readRegionNames(db)
    const region = names(code)
    return region && { names, region, diagnosis: await diagnoseRegion(db, region, names, knowledge) }
  })
  if (!found) return null
  const { names, region, diagnosis } = found
  const regionName = (of: string) => ({ zh: names(of)?.name ?? of, en: names(of)?.nameEn ?? of })
  const answers = await answerAll(flow, caller, region, regionName, knowledge)
  const ids = groundsOf({ diagnosis, answers }).flatMap(ground => (ground.kind === 'source' ? ground.evidenceId : []))
  const citations = await asCaller(store, caller, db => findCitations(db, [...new Set(ids)]))
  const placeOf = (of: string) => {
    const { longitude = null, latitude = null } = names(of) ?? {}
    return longitude === null || latitude === null ? null : { longitude, latitude }
  }
  return {
    region,
    diagnosis: diagnosis satisfies Diagnosis,
    answers,
    citations,
    around: { regionName, activityName, placeOf },
  }
}

/** What every analysis that can be asked about a region says of it, each with its fallbacks, in the order of the registry. */
const answerAll = async (
  flow: Flow,
  caller: Caller,
  region: NamedRegion,
  regionName: (code: string) => { zh: string; en: string },
  { around, measures }: Awaited<ReturnType<Flow['knowledge']>>,
): Promise<Answered[]> => {
  const answers: Answered[] = []
  for (const analysis of analyses) {
    if (!analysis.parameters.some(({ kind, name }) => kind === 'region' && name === 'region')) continue
    const { finding } = await runAnalysis(
      flow.analyses,
      caller,
      analysis,
      { region: region.code },
      {
        ...{ regionName, activityName, peersOf: code => findPeers(code, around, measures) },
        gdpOf: code => around.gdpYuan.get(code) ?? null,
      },
    )
    answers.push({ analysis, finding })
  }
  return answers
}
