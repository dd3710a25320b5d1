import { type Cell, type countFacets, type EventRow, none, type Tally } from '../../store/events.ts'
import type { RegionNames } from '../../store/regions.ts'
import { chipOfRow } from '../evidence/present.ts'
import { regionChip, regionChipOrNull } from '../regions/present.ts'
import type { Event, EventFacets, EventReview } from '../views.ts'
import words from './themes.json' with { type: 'json' }

export type Named = { id: string; label: string; labelEn: string }

const namer =
  (known: Named[]) =>
  (id: string): Named =>
    known.find(each => each.id === id) ?? { id, label: id, labelEn: id }

/** A theme by its name in both languages; `none` is what has none. */
export const nameTheme = namer(words.themes)
/** A topic by its name in both languages; one that users brought themselves is its own name. */
export const nameTopic = namer(words.topics)

/** An event as lists show it. */
export const presentEvent = ({ fact, ground }: EventRow, names: RegionNames): Event => ({
  id: fact.id,
  date: fact.date,
  region: regionChipOrNull(names, fact.regionCode),
  theme: fact.theme && nameTheme(fact.theme),
  topic: fact.topic === null ? null : nameTopic(fact.topic),
  what: fact.what,
  whatEn: fact.whatEn,
  actors: fact.actors,
  evidence: chipOfRow(ground),
})

const presentPlace = (at: string, names: RegionNames) => ({ at, region: at === none ? null : regionChip(names, at) })
const presentYears = (years: Tally[]) => years.map(({ key, count }) => ({ year: key, count }))

/** What events can be filtered by. */
export const presentFacets = (
  { years, places, themes, topics, actors }: Awaited<ReturnType<typeof countFacets>>,
  names: RegionNames,
): EventFacets => ({
  years: presentYears(years),
  places: places.map(({ key, count }) => ({ ...presentPlace(key, names), count })),
  themes: themes.map(({ key, count }) => ({ ...nameTheme(key), count })),
  topics: topics.map(({ key, count }) => ({ ...nameTopic(key), count })),
  actors: actors.map(({ key, count }) => ({ name: key, count })),
})

type Change = { count: number; before: number }
const sum = (cells: Change[]): Change =>
  cells.reduce((total, { count, before }) => ({ count: total.count + count, before: total.before + before }), {
    count: 0,
    before: 0,
  })

const mostFirst = (a: Change, b: Change) => b.count - a.count || b.before - a.before

/** The table of places by theme or topic, with the margins that its cells add up to; places and columns with most first. */
export const presentReview = (
  cells: Cell[],
  years: Tally[],
  asked: { columns: 'theme' | 'topic'; year?: string; against?: string },
  names: RegionNames,
): EventReview => {
  const nameColumn = asked.columns === 'theme' ? nameTheme : nameTopic
  return {
    year: asked.year ?? null,
    against: asked.against ?? null,
    total: sum(cells),
    columns: [...Map.groupBy(cells, cell => cell.column)]
      .map(([id, ofColumn]) => ({ ...nameColumn(id), ...sum(ofColumn) }))
      .sort(mostFirst),
    rows: [...Map.groupBy(cells, cell => cell.row)]
      .map(([at, ofRow]) => ({
        ...presentPlace(at, names),
        ...sum(ofRow),
        cells: Object.fromEntries(ofRow.map(({ column, count, before }) => [column, { count, before }])),
      }))
      .sort(mostFirst),
    years: presentYears(years),
  }
}
