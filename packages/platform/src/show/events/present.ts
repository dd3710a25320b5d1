import type { listEvents } from '../../store/facts.ts'
import type { RegionNames } from '../../store/regions.ts'
import { chipOfRow } from '../evidence/present.ts'
import { regionChip, regionChipOrNull } from '../regions/present.ts'
import type { Event, Events } from '../views.ts'
import themes from './themes.json' with { type: 'json' }

type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** The name of a theme; one that users brought themselves is its own name. */
const themeOf = (id: string) => themes.find(theme => theme.id === id) ?? { id, label: id, labelEn: id }

const presentEvent = ({ fact, ground }: EventRow, names: RegionNames): Event => ({
  id: fact.id,
  date: fact.date,
  region: regionChipOrNull(names, fact.regionCode),
  theme: themeOf(fact.theme).label,
  themeEn: themeOf(fact.theme).labelEn,
  themeId: fact.theme,
  what: fact.what,
  whatEn: fact.whatEn,
  actors: fact.actors,
  evidence: chipOfRow(ground),
})

/** Events, the themes they have, and how many each region has of each. */
export const presentEvents = (rows: EventRow[], years: string[], names: RegionNames): Events => {
  const byRegion = Map.groupBy(
    rows.filter(({ fact }) => fact.regionCode !== null),
    ({ fact }) => fact.regionCode as string,
  )
  const table = [...byRegion].map(([code, ofRegion]) => ({
    region: regionChip(names, code),
    counts: Object.fromEntries(
      [...Map.groupBy(ofRegion, ({ fact }) => fact.theme)].map(([theme, ofTheme]) => [theme, ofTheme.length]),
    ),
    total: ofRegion.length,
  }))
  return {
    events: rows.map(row => presentEvent(row, names)),
    themes: [...new Set(rows.map(({ fact }) => fact.theme))].map(themeOf),
    table: table.sort((a, b) => b.total - a.total || a.region.code.localeCompare(b.region.code)),
    years,
  }
}
