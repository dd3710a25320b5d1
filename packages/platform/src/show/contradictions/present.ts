import { indicatorName } from '../../diagnose/index.ts'
import type { ToldClaim, ToldContradiction } from '../../flow/contradictions.ts'
import type { RegionNames } from '../../store/regions.ts'
import { regionChip } from '../regions/present.ts'
import type { Contradiction } from '../views.ts'

const presentClaim = (claim: ToldClaim): Contradiction['claims'][number] => ({
  name: claim.name,
  value: claim.value,
  written: claim.written,
  quote: claim.quote,
  before: claim.before,
  after: claim.after,
  start: claim.start,
  recorded: claim.kind === 'observation',
  evidenceId: claim.evidenceId,
  claimKind: claim.claimKind,
  claimedBy: claim.claimedBy,
  document: {
    id: claim.documentId,
    title: claim.title,
    publisher: claim.publisher,
    published: claim.published,
    copies: claim.copies,
  },
  source: claim.source,
})

/** A contradiction with its claims and what was decided on it. */
export const presentContradiction = (
  { regionCode, indicator, period, unit, sources, claims, decision }: ToldContradiction,
  names: RegionNames,
): Contradiction => {
  const { zh, en } = indicatorName(indicator)
  return {
    ...{ regionCode, indicator, period, unit, sources },
    region: regionChip(names, regionCode),
    label: zh,
    labelEn: en,
    claims: claims.map(presentClaim),
    decision: decision && {
      id: decision.id,
      verdict: decision.verdict,
      holds: decision.holds,
      note: decision.note,
      at: decision.at,
      isStale: decision.isStale,
    },
  }
}
