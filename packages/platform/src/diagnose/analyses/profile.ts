import { composite, rankScores } from '@langqiao/economy'
import { bestClaims, intervalOf } from '../claims.ts'
import designations from '../designations.json' with { type: 'json' }
import type { Ground, Observation } from '../facts.ts'
import indicators from '../indicators.json' with { type: 'json' }
import { indicatorName, instrumentName } from '../sections.ts'
import type { Around, Column, Finding, Materials, Row, Words } from './analysis.ts'
import type { InnovationKind, ListedFact, ObservationFact } from './recorded.ts'
import { liesIn } from './within.ts'

/** What tells of a component of a profile: figures in the unit that they are published in, and recorded things. */
export type Component = {
  id: string
  name: Words
  figures?: readonly Figure[]
  organisations?: { kinds?: readonly string[]; roles?: readonly string[] }
  /** What firms were granted. */
  qualifications?: readonly string[]
  /** Kinds of facilities. */
  facilities?: readonly string[]
  /** Official lists. */
  lists?: readonly string[]
  instruments?: readonly string[]
  funds?: boolean
  /** Kinds of elements on offer. */
  offers?: readonly string[]
  /** Needs and offers of a kind of innovation. */
  listed?: { side: ListedFact['side']; innovation: InnovationKind }
  /** Figures that count in any unit, also those of a part of the city. */
  anyUnit?: readonly string[]
  /** Where it is published, should nothing be known. */
  where: Words
}
export type Figure = { indicator: string; unit: string }

/** What a profile is drawn from. */
export const profileNeeds = [
  ...([
    'observations',
    'organisations',
    'qualifications',
    'facilities',
    'designations',
    'policies',
    'funds',
    'listed',
  ] as const),
]
export type Profiled = Pick<Materials, (typeof profileNeeds)[number]>

type Piece = { kind: Words; what: Words; source: Ground }

/** Below so many cities with a figure, a place among them says nothing. */
export const fewestCompared = 5

const kinds = {
  figure: { zh: '统计', en: 'figure' },
  organisation: { zh: '主体', en: 'organisation' },
  facility: { zh: '设施', en: 'facility' },
  list: { zh: '国家名单', en: 'national list' },
  policy: { zh: '政策', en: 'policy' },
  fund: { zh: '基金', en: 'fund' },
  offer: { zh: '供给', en: 'offer' },
  need: { zh: '需求', en: 'need' },
}

/** Roles as recorded, `chain-leader;branches:110000`, without what follows their colons. */
export const rolesOf = (roles: string | null): string[] =>
  (roles ?? '').split(';').flatMap(role => role.split(':')[0].trim() || [])

/** Everything recorded in a region that tells of a component, figures apart. */
export const piecesOf = (component: Component, region: string, facts: Profiled, around: Around): Piece[] => {
  const here = <T extends { regionCode: string | null }>(rows: readonly T[], is: (row: T) => boolean | undefined) =>
    rows.filter(row => is(row) && liesIn(row.regionCode, region, around))
  const same = (text: string): Words => ({ zh: text, en: text })
  const { organisations: asked } = component
  return [
    ...here(
      facts.organisations,
      ({ kind, roles }) => asked?.kinds?.includes(kind) || rolesOf(roles).some(role => asked?.roles?.includes(role)),
    ).map(({ name, nameEn, source }) => ({ kind: kinds.organisation, what: { zh: name, en: nameEn ?? name }, source })),
    ...here(facts.qualifications, ({ kind }) => component.qualifications?.includes(kind)).map(
      ({ firm, site, source }) => ({
        kind: kinds.organisation,
        what: site ? { zh: `${firm.zh}（${site}）`, en: `${firm.en} (${site})` } : firm,
        source,
      }),
    ),
    ...here(facts.facilities, ({ kind }) => component.facilities?.includes(kind)).map(({ name, source }) => ({
      ...{ kind: kinds.facility, what: same(name), source },
    })),
    ...here(facts.designations, ({ list }) => component.lists?.includes(list)).map(({ list, field, source }) => ({
      ...{ kind: kinds.list, what: listed(list, field), source },
    })),
    ...here(facts.policies, ({ instrument }) => component.instruments?.includes(instrument)).map(
      ({ instrument, name, source }) => ({
        kind: kinds.policy,
        what: { zh: `${instrumentName(instrument).zh}：${name}`, en: `${instrumentName(instrument).en}: ${name}` },
        source,
      }),
    ),
    ...here(facts.funds, () => component.funds).map(({ name, source }) => ({
      ...{ kind: kinds.fund, what: same(name), source },
    })),
    ...here(facts.observations, row => component.anyUnit?.includes(row.indicator)).map(observation => ({
      ...{ kind: kinds.figure, what: stated(observation, region, around), source: observation.source },
    })),
    ...here(
      facts.listed,
      ({ side, kind, innovationKind }) =>
        (side === 'offer' && component.offers?.includes(kind)) ||
        (component.listed && side === component.listed.side && innovationKind === component.listed.innovation),
    ).map(({ side, title, source }) => ({ kind: kinds[side], what: title, source })),
  ]
}

/** A figure in words: `智能工厂 62 家(省级智能工厂)（铁西）`. */
const stated = (
  { indicator, value, unit, regionCode }: ObservationFact,
  region: string,
  { regionName }: Pick<Around, 'regionName'>,
): Words => {
  const name = indicatorName(indicator)
  const place = regionCode === region ? { zh: '', en: '' } : regionName(regionCode)
  return {
    zh: `${name.zh} ${value} ${unit}${place.zh && `（${place.zh}）`}`,
    en: `${name.en} ${value} ${unit}${place.en && ` (${place.en})`}`,
  }
}

const listed = (list: string, field: string | null): Words => {
  const name = (designations as Record<string, Words>)[list] ?? { zh: list, en: list }
  return { zh: field ? `${name.zh}：${field}` : name.zh, en: field ? `${name.en}: ${field}` : name.en }
}

/** A figure of all cities that have it. */
export type Standing = {
  figure: Figure
  /** The claim that counts, by city. */
  claims: ReadonlyMap<string, Observation>
  /** The share of the other cities with the figure that a city is above, 0…1; empty where too few have it. */
  places: ReadonlyMap<string, number>
}

/** Where each city stands in each figure; figures in another unit count something else and are left out. */
export const standingsOf = (
  observations: Materials['observations'],
  figures: readonly Figure[],
  around: Pick<Around, 'positionOf'>,
): Standing[] => {
  const asked = new Set(figures.map(({ indicator }) => indicator))
  const ofCity = Map.groupBy(
    observations.filter(
      ({ indicator, regionCode }) => asked.has(indicator) && around.positionOf(regionCode)?.level === 'city',
    ),
    ({ regionCode }) => regionCode,
  )
  return figures.map(figure => {
    const claims = new Map<string, Observation>()
    for (const [code, rows] of ofCity) {
      const [best] = bestClaims(rows, figure.indicator, figure.unit)
      if (best) claims.set(code, best)
    }
    const ranks = rankScores([...claims.values()].map(claim => intervalOf(claim)[0]))
    const places = new Map(
      claims.size >= fewestCompared
        ? [...claims.keys()].map((code, i) => [code, (ranks[i] - 1) / (claims.size - 1)])
        : [],
    )
    return { figure, claims, places }
  })
}

/** How high a city stands in the figures of a component, taken together: all that its mean place can be. */
export type Level = { low: number; high: number; known: number; of: number; mean: number }

/** The level of a component in a city: the mean of its places, missing ones at 0 and at 1; null where none is known. */
export const levelOf = (standings: readonly Standing[], city: string): Level | null => {
  const places = standings.map(({ places }) => places.get(city) ?? Number.NaN)
  const known = places.filter(Number.isFinite)
  if (known.length === 0) return null
  const { low, high } = composite(
    places.map(place => [place]),
    { range: [0, 1] },
  )
  const mean = known.reduce((sum, place) => sum + place, 0) / known.length
  return { low: low[0], high: high[0], known: known.length, of: places.length, mean }
}

export type Profile = {
  component: Component
  city: string
  level: Level | null
  standings: readonly Standing[]
  pieces: readonly Piece[]
  /** How many figures and recorded things tell of it. */
  told: number
}

/** What is known of each component in each city, cities in the order given within a component. */
export const profilesOf = (
  components: readonly Component[],
  cities: readonly string[],
  facts: Profiled,
  around: Around,
): Profile[] =>
  components.flatMap(component => {
    const standings = standingsOf(facts.observations, component.figures ?? [], around)
    return cities.map(city => {
      const pieces = piecesOf(component, city, facts, around)
      const told = pieces.length + standings.filter(({ claims }) => claims.has(city)).length
      return { component, city, standings, pieces, told, level: levelOf(standings, city) }
    })
  })

/** The columns that {@link profileRows} fills. */
export const profileColumns = (component: Words): Column[] => [
  { key: 'component', kind: 'text', label: component },
  { key: 'what', kind: 'text', label: { zh: '内容', en: 'What' } },
  { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
  { key: 'kind', kind: 'text', label: { zh: '来自', en: 'Told by' } },
  { key: 'value', kind: 'number', label: { zh: '数值', en: 'Value' } },
  { key: 'unit', kind: 'text', label: { zh: '单位', en: 'Unit' } },
  { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
  { key: 'place', kind: 'share', label: { zh: '高于多少有数城市', en: 'Above so many of the cities with it' } },
  { key: 'compared', kind: 'number', label: { zh: '有数城市', en: 'Cities with it' }, hidden: true },
  { key: 'told', kind: 'number', label: { zh: '该环节记录数', en: 'Records of the component' }, hidden: true },
]

/** A row a level, a figure and a recorded thing. */
export const profileRows = (profiles: readonly Profile[], method: string): Row[] =>
  profiles.flatMap(({ component, city, level, standings, pieces, told }) => {
    const shared = { component: component.name, city, told, value: null, unit: null, period: null, place: null }
    const figures = standings.flatMap(({ figure, claims, places }): Row[] => {
      const claim = claims.get(city)
      if (!claim) return []
      const { value, unit, period, source } = claim
      const place = places.get(city) ?? null
      const what = indicatorName(figure.indicator)
      const cells = { ...shared, what, kind: kinds.figure, value: Number(value), unit, period, place }
      return [{ cells: { ...cells, compared: claims.size }, ground: source }]
    })
    const summary: Row[] = level
      ? [
          {
            cells: {
              ...shared,
              what: component.name,
              kind: taken(level),
              place: level.mean,
              compared: null,
            },
            ground: {
              kind: 'formula',
              method,
              text: 'mean(places known)',
              inputs: [
                ...standings.flatMap(({ figure, places }) => {
                  const place = places.get(city)
                  const { zh } = indicatorName(figure.indicator)
                  return [{ label: zh, value: place === undefined ? '?' : place.toFixed(2) }]
                }),
                { label: 'low … high', value: `${level.low.toFixed(2)} … ${level.high.toFixed(2)}` },
              ],
            },
          },
        ]
      : []
    const things = pieces.map(
      ({ kind, what, source }): Row => ({ cells: { ...shared, what, kind, compared: null }, ground: source }),
    )
    return [...summary, ...figures, ...things]
  })

const taken = ({ known, of }: Level): Words => ({
  zh: `${of} 项统计中的 ${known} 项`,
  en: `${known} of ${of} figures`,
})

/** What of the components is not known of a city and where it is published: whole components first, then single figures. */
export const profileGaps = (profiles: readonly Profile[], city: string): Finding['missing'] => {
  const own = profiles.filter(profile => profile.city === city)
  const whole = own
    .filter(({ told }) => told === 0)
    .map(({ component: { name, where } }) => ({
      text: { zh: `${name.zh}：没有任何记录`, en: `${name.en}: nothing on record` },
      where,
    }))
  const seen = new Set<string>()
  const single = own.flatMap(({ told, standings }) =>
    standings.flatMap(({ figure: { indicator }, claims }) => {
      if (told === 0 || claims.has(city) || seen.has(indicator)) return []
      seen.add(indicator)
      const published = (indicators as Record<string, { published?: Words }>)[indicator]?.published ?? null
      return [{ text: indicatorName(indicator), where: published }]
    }),
  )
  return [...whole, ...single]
}
