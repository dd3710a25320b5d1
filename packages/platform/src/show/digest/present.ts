import { instrumentName } from '../../diagnose/index.ts'
import { none } from '../../store/events.ts'
import type { RecordedEvent, RecordedPolicy } from '../../store/recorded.ts'
import type { RegionNames } from '../../store/regions.ts'
import { type Named, nameTheme, presentEvent } from '../events/present.ts'
import { chipOfRow } from '../evidence/present.ts'
import { webAddress } from '../feeds/feed.ts'
import { regionChipOrNull } from '../regions/present.ts'
import type { DigestEvent, DigestPolicy } from '../views.ts'

const lineOf = ({ fact, ground, url }: RecordedEvent | RecordedPolicy) => ({
  source: { title: ground.title, publisher: ground.publisher, published: ground.published, url: webAddress(url) },
  isPublic: fact.visibility === 'public',
})

/** Items under their name, then under their region; names and regions with most first. */
const group = <Item extends { region: { code: string } | null }>(items: Item[], nameOf: (item: Item) => Named) =>
  byMost(items, item => nameOf(item).id).map(ofName => ({
    ...nameOf(ofName[0]),
    regions: byMost(ofName, item => item.region?.code ?? none).map(ofRegion => ({
      region: ofRegion[0].region as Item['region'],
      items: ofRegion,
    })),
  }))

const byMost = <Item>(items: Item[], key: (item: Item) => string): Item[][] =>
  [...Map.groupBy(items, key).values()].sort((a, b) => b.length - a.length)

/** What was recorded of events, by theme and region. */
export const groupEvents = (rows: RecordedEvent[], names: RegionNames) =>
  group(
    rows.map((row): DigestEvent => ({ ...presentEvent(row, names), ...lineOf(row) })),
    event => event.theme ?? nameTheme(none),
  )

/** What was recorded of policies, by instrument and region. */
export const groupPolicies = (rows: RecordedPolicy[], names: RegionNames) => {
  const nameOf = new Map(rows.map(({ fact }) => [fact.id, fact.instrument]))
  return group(
    rows.map((row): DigestPolicy => {
      const { id, name, issuer, amount, validFrom, regionCode } = row.fact
      const region = regionChipOrNull(names, regionCode)
      return { id, name, issuer, amount, validFrom, region, evidence: chipOfRow(row.ground), ...lineOf(row) }
    }),
    ({ id }) => {
      const instrument = nameOf.get(id) ?? none
      const { zh, en } = instrumentName(instrument)
      return { id: instrument, label: zh, labelEn: en }
    },
  )
}
