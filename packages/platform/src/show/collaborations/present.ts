import { entryConditions } from '../../collaborate/index.ts'
import { decisionOf, standingOf } from '../../flow/collaborating.ts'
import type { DecisionRow, ListedCollaboration } from '../../store/collaborations.ts'
import type { ListedNeed } from '../../store/needs.ts'
import type { RegionNames } from '../../store/regions.ts'
import { regionChipOrNull } from '../regions/present.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Collaboration, CollaborationSummary, Decision } from '../views.ts'
import texts from './texts.json' with { type: 'json' }

/** Whether whoever asks takes part: started it, or owns its need or its offer. */
export const takesPart = (who: Who, { collaboration }: ListedCollaboration): boolean =>
  [collaboration.ownerId, collaboration.needOwnerId, collaboration.offerOwnerId].some(id => mayChange(who, id))

/** A collaboration as boards show it. */
export const presentCollaborationSummary = (
  listed: ListedCollaboration,
  names: RegionNames,
  who: Who,
): CollaborationSummary => {
  const { collaboration, need, offer, needOrganisation, offerOrganisation } = listed
  const { stage, state, since, waitsFor } = standingOf(listed)
  return {
    id: collaboration.id,
    title: collaboration.title,
    titleEn: collaboration.titleEn,
    track: collaboration.track,
    stage,
    state,
    since,
    waitsFor: waitsFor.zh,
    waitsForEn: waitsFor.en,
    needOrganisation,
    offerOrganisation,
    needRegion: regionChipOrNull(names, need.regionCode),
    offerRegion: regionChipOrNull(names, offer.regionCode),
    mine: takesPart(who, listed),
    sample: collaboration.sample,
  }
}

const presentDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  on: row.decidedOn,
  kind: row.kind,
  stage: row.stage,
  by: row.decidedBy,
  why: row.why,
  costYuan: row.costYuan,
})

const fill = (template: string, { need, organisation }: ListedNeed): string =>
  template.replace('{organisation}', organisation.name).replace('{title}', need.title)

/** The cities that want the same, one a city. */
const presentReplication = (listed: ListedCollaboration, similar: ListedNeed[], names: RegionNames) => {
  const taken = new Set([listed.need.regionCode])
  return similar.flatMap(other => {
    const region = regionChipOrNull(names, other.need.regionCode)
    if (!region || taken.has(region.code)) return []
    taken.add(region.code)
    const { text, textEn } = texts.replicate
    return [{ region, needId: other.need.id, reason: fill(text, other), reasonEn: fill(textEn, other) }]
  })
}

/** A collaboration with its history, what the next stage asks, and where else it could go. */
export const presentCollaboration = (
  listed: ListedCollaboration,
  similar: ListedNeed[],
  names: RegionNames,
  who: Who,
): Collaboration => {
  const { collaboration, need, offer, decisions } = listed
  const { budgetYuan, adoption } = need
  const { readiness } = offer
  const next = entryConditions(collaboration.track, decisions.map(decisionOf), { budgetYuan, adoption, readiness })
  return {
    ...presentCollaborationSummary(listed, names, who),
    need: { id: need.id, title: need.title },
    offer: { id: offer.id, title: offer.title },
    history: decisions.map(presentDecision),
    next: next
      ? [{ ...next, conditions: next.conditions.map(({ zh, en, met }) => ({ text: zh, textEn: en, met })) }]
      : [],
    replicateTo: presentReplication(listed, similar, names),
    costYuan: standingOf(listed).costYuan,
  }
}
