import type { ClaimKind } from '../../words/index.ts'
import { bestClaims } from '../claims.ts'
import { indicatorName } from '../sections.ts'
import { type Column, defineAnalysis, nothingFound, type Row, type Words } from './analysis.ts'
import { joined, sourcesOf } from './parameters.ts'
import type { ObservationFact } from './recorded.ts'

const claimNames: Record<ClaimKind, Words> = {
  official: { zh: '官方', en: 'official' },
  own: { zh: '自有', en: 'own' },
  media: { zh: '媒体', en: 'media' },
  secondary: { zh: '转引', en: 'second-hand' },
  recalled: { zh: '未核实', en: 'unverified' },
}
/** Figures named in an answer. */
const named = 3

const yearOf = (period: string): number => Number(period.slice(0, 4))

/** How many cities have a figure, in what unit, from whom and how old: what every comparison of cities rests on. */
export const coverage = defineAnalysis({
  id: 'coverage',
  systems: ['E1', 'E8', 'O4'],
  title: { zh: '数据覆盖与偏差', en: 'Coverage and bias' },
  question: {
    zh: '每项统计有多少城市有数，谁说的，有多旧？',
    en: 'How many cities have each figure, from whom, how old?',
  },
  needs: ['observations'],
  parameters: [
    {
      ...{ name: 'since', kind: 'number', least: 1949, most: 2100, fallback: 2015 },
      label: { zh: '只看这一年以后的', en: 'Since the year' },
    },
  ],
  method: 'coverage',
  compute({ observations }, given, { positionOf, gdpOf }) {
    const since = Number(given.since)
    const counted = observations.filter(
      ({ regionCode, period }) => yearOf(period) >= since && positionOf(regionCode)?.level === 'city',
    )
    if (counted.length === 0)
      return nothingFound(
        { zh: `${since} 年以来没有任何城市的统计`, en: `No city has a figure since ${since}` },
        { zh: '导入城市统计公报和年鉴', en: 'import bulletins and yearbooks of cities' },
      )
    const cities = new Set(counted.map(({ regionCode }) => regionCode))
    const largest = largestOf([...new Set(observations.map(({ regionCode }) => regionCode))], gdpOf)
    const groups = Map.groupBy(counted, ({ indicator, unit }) => `${indicator}|${unit}`)
    const rows = [...groups.values()].map((rows): Row => {
      const [{ indicator, unit }] = rows
      const best = bestOf(rows, indicator, unit)
      const years = best.map(({ period }) => yearOf(period)).sort((x, y) => x - y)
      const by = Map.groupBy(best, ({ source }) => source.claimKind)
      const publishers = new Set(best.map(({ source }) => source.publisher ?? source.title))
      const large = best.filter(({ regionCode }) => largest.has(regionCode)).length
      const unverified = new Set(rows.map(({ regionCode }) => regionCode)).size - best.length
      return {
        cells: {
          ...{ indicator: indicatorName(indicator), unit, cities: best.length, unverified },
          ...{
            oldest: best.length > 0 ? String(years[0]) : null,
            newest: best.length > 0 ? String(years.at(-1)) : null,
          },
          ...{ years: new Set(years).size, publishers: publishers.size },
          official: best.length > 0 ? (by.get('official')?.length ?? 0) / best.length : null,
          large: best.length > 0 && largest.size > 0 ? large / best.length : null,
          claims: joined(
            [...by].map(([kind, { length }]) => ({
              zh: `${claimNames[kind].zh} ${length}`,
              en: `${claimNames[kind].en} ${length}`,
            })),
          ),
        },
        ground: {
          ...{ kind: 'formula', method: 'coverage', text: '#{cities with a claim that counts}' },
          inputs: [...by].map(([kind, { length }]) => ({ label: claimNames[kind].zh, value: String(length) })),
        },
      }
    })
    rows.sort((x, y) => Number(y.cells.cities) - Number(x.cells.cities))
    const most = joined(
      rows.slice(0, named).map(({ cells }) => {
        const name = cells.indicator as Words
        return { zh: `${name.zh}（${cells.cities}）`, en: `${name.en} (${cells.cities})` }
      }),
    )
    return {
      answer: {
        zh: `${since} 年以来有统计的城市 ${cities.size} 座，覆盖最广的是${most.zh}`,
        en: `Since ${since} ${cities.size} cities have any figure; most have ${most.en}`,
      },
      columns,
      rows,
      chart: { kind: 'bars', label: 'indicator', value: 'cities', most: 20 },
      cautions: [
        {
          zh: '有数的多是大城市和愿意公布好消息的城市，在有数城市里排名不等于在全国排名。同一指标单位或口径不同的分开数，不能放在一起比。年份跨度大的，比的可能是年份。',
          en: 'Cities with figures are mostly large, or glad to publish: a rank among them is no rank in the land. One indicator in several units or definitions is counted apart. Where years differ much, it may be years that are compared.',
        },
      ],
      missing: [],
      sources: sourcesOf(counted.map(({ source }) => ({ cells: {}, ground: source }))),
    }
  },
})

/** The claim that counts of each city. */
const bestOf = (rows: readonly ObservationFact[], indicator: string, unit: string): ObservationFact[] =>
  [...Map.groupBy(rows, ({ regionCode }) => regionCode)].flatMap(([regionCode, ofCity]) =>
    bestClaims(ofCity, indicator, unit)
      .slice(0, 1)
      .map(claim => ({ ...claim, regionCode })),
  )

/** The upper half of the cities by GDP, as far as it is known. */
const largestOf = (codes: readonly string[], gdpOf: (code: string) => number | null): Set<string> => {
  const sizes = codes.flatMap(code => {
    const gdp = gdpOf(code)
    return gdp === null ? [] : [{ code, gdp }]
  })
  sizes.sort((x, y) => y.gdp - x.gdp)
  return new Set(sizes.slice(0, sizes.length >> 1).map(({ code }) => code))
}

const columns: Column[] = [
  { key: 'indicator', kind: 'text', label: { zh: '指标', en: 'Indicator' } },
  { key: 'unit', kind: 'text', label: { zh: '单位与口径', en: 'Unit and definition' } },
  { key: 'cities', kind: 'number', label: { zh: '有数的城市', en: 'Cities with it' } },
  { key: 'oldest', kind: 'period', label: { zh: '最旧', en: 'Oldest' } },
  { key: 'newest', kind: 'period', label: { zh: '最新', en: 'Newest' } },
  { key: 'claims', kind: 'text', label: { zh: '谁说的', en: 'From whom' } },
  { key: 'official', kind: 'share', label: { zh: '官方占比', en: 'Official' } },
  { key: 'large', kind: 'share', label: { zh: '其中属 GDP 前一半', en: 'Of the larger half by GDP' } },
  { key: 'publishers', kind: 'number', label: { zh: '出处数', en: 'Publishers' } },
  { key: 'unverified', kind: 'number', label: { zh: '只有未核实的', en: 'Unverified only' } },
  { key: 'years', kind: 'number', label: { zh: '跨几个年份', en: 'Different years' }, hidden: true },
]
