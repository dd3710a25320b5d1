import type { ListedNeed, NeedElementRow } from '../../store/needs.ts'
import type { RegionNames } from '../../store/regions.ts'
import { regionChipOrNull } from '../regions/present.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Element, Need, NeedSummary } from '../views.ts'
import { gapsOfNeed } from './gaps.ts'

/** A need as lists show it. */
export const presentNeedSummary = (
  { need, organisation, elementKinds }: ListedNeed,
  names: RegionNames,
  who: Who,
): NeedSummary => ({
  id: need.id,
  title: need.title,
  titleEn: need.titleEn,
  kind: need.kind,
  lang: need.lang,
  organisation,
  region: regionChipOrNull(names, need.regionCode),
  industry: need.industry,
  elementKinds,
  createdAt: need.createdAt.toISOString(),
  expiresOn: need.expiresOn,
  mine: mayChange(who, need.ownerId),
  sample: need.sample,
})

const presentElement = ({ id, kind, title, text, criteria }: NeedElementRow): Element => ({
  id,
  kind,
  title,
  text,
  criteria,
})

/** A need with its elements and what it still lacks. */
export const presentNeed = (listed: ListedNeed, elements: NeedElementRow[], names: RegionNames, who: Who): Need => {
  const { need } = listed
  const criteria = [...need.criteria, ...elements.flatMap(element => element.criteria)]
  return {
    ...presentNeedSummary(listed, names, who),
    text: need.text,
    innovationKind: need.innovationKind ?? null,
    budgetYuan: need.budgetYuan,
    adoption: need.adoption,
    criteria: need.criteria,
    elements: elements.map(presentElement),
    gaps: gapsOfNeed({ ...need, criteria }),
    documentId: need.documentId,
    visibility: need.visibility,
  }
}
