import { indicatorName } from '../sections.ts'
import { type Column, defineAnalysis, nothingFound, type Row, type Words } from './analysis.ts'
import { askedOfNoRegion, joined, regionsOf, sourcesOf, textOf, thePeers, theRegion } from './parameters.ts'
import { type Figure, fewestCompared, standingsOf } from './profile.ts'
import { liesIn } from './within.ts'

/** Rungs from below; `granted` is what a firm on it was granted. Each counts firms. */
const rungs: readonly (Figure & { granted: string })[] = [
  { indicator: 'tech_smes', unit: '家', granted: 'tech-sme' },
  { indicator: 'innovative_smes', unit: '家', granted: 'innovative-sme' },
  { indicator: 'high_tech_firms', unit: '家', granted: 'high-tech' },
  { indicator: 'specialised_smes', unit: '家', granted: 'specialised-sme' },
  { indicator: 'little_giants', unit: '家', granted: 'little-giant' },
  { indicator: 'single_champions', unit: '家', granted: 'single-champion' },
  { indicator: 'unicorns', unit: '家', granted: 'unicorn' },
]
/** Pairs of rungs of which the upper is fed by the lower: [lower, upper]. */
const steps: readonly (readonly [string, string])[] = [
  ['tech_smes', 'high_tech_firms'],
  ['innovative_smes', 'specialised_smes'],
  ['specialised_smes', 'little_giants'],
  ['high_tech_firms', 'little_giants'],
  ['little_giants', 'single_champions'],
]
const perHundred = 100
/** A step is called narrow below this share of the median: figures of different years differ by a few per cent anyway. */
const narrowBelow = 0.8

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((x, y) => x - y)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** How many specialised firms a city has on each rung, and how many of a rung come from the one below, beside its peers. */
export const ladderOfFirms = defineAnalysis({
  id: 'ladder-of-firms',
  systems: ['C7'],
  title: { zh: '专精特新梯度', en: 'Ladder of specialised firms' },
  question: { zh: '企业梯度在哪一级变窄？', en: 'On which rung does the ladder of firms narrow?' },
  needs: ['observations', 'qualifications'],
  parameters: [theRegion, thePeers],
  method: 'ladder-of-firms',
  compute({ observations, qualifications }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const cities = [region, ...regionsOf(given, 'peers').filter(code => code !== region)]
    const standings = new Map(
      standingsOf(observations, rungs, around).map(standing => [standing.figure.indicator, standing]),
    )
    const claimOf = (indicator: string, city: string) => standings.get(indicator)?.claims.get(city)
    const empty = { until: null, value: null, period: null, place: null, median: null }
    const rungRows = rungs.flatMap(({ indicator, granted }) =>
      cities.flatMap((city): Row[] => {
        const rung = indicatorName(indicator)
        const claim = claimOf(indicator, city)
        const firms = qualifications.filter(
          ({ kind, regionCode }) => kind === granted && liesIn(regionCode, city, around),
        )
        const place = standings.get(indicator)?.places.get(city) ?? null
        const counted: Row[] = claim
          ? [
              {
                cells: { ...empty, rung, what: counts, city, value: Number(claim.value), period: claim.period, place },
                ground: claim.source,
              },
            ]
          : []
        const named = firms.map(
          ({ firm, grantedOn, expiresOn, source }): Row => ({
            cells: { ...empty, rung, what: firm, city, period: grantedOn, until: expiresOn },
            ground: source,
          }),
        )
        return [...counted, ...named]
      }),
    )
    const ratioOf = (lower: string, upper: string, city: string): number | null => {
      const [below, above] = [claimOf(lower, city), claimOf(upper, city)]
      return below && above && Number(below.value) > 0 ? (perHundred * Number(above.value)) / Number(below.value) : null
    }
    const stepRows = steps.flatMap(([lower, upper]) => {
      const everywhere = [...(standings.get(upper)?.claims.keys() ?? [])].flatMap(city => {
        const ratio = ratioOf(lower, upper, city)
        return ratio === null ? [] : [ratio]
      })
      const usual = everywhere.length >= fewestCompared ? median(everywhere) : null
      return cities.flatMap((city): Row[] => {
        const value = ratioOf(lower, upper, city)
        if (value === null) return []
        const [below, above] = [indicatorName(lower), indicatorName(upper)]
        return [
          {
            cells: {
              ...{ ...empty, city, value, median: usual },
              rung: { zh: `${below.zh} → ${above.zh}`, en: `${below.en} → ${above.en}` },
              what: { zh: '每百家下一级对应的上一级家数', en: 'firms of the upper rung per 100 of the lower' },
            },
            ground: {
              ...{ kind: 'formula', method: 'ladder-of-firms', text: '100 × upper / lower' },
              inputs: [lower, upper].map(indicator => ({
                label: `${indicatorName(indicator).zh} ${claimOf(indicator, city)?.period}`,
                value: claimOf(indicator, city)?.value ?? '',
              })),
            },
          },
        ]
      })
    })
    const unknown = rungs.filter(({ indicator }) => !claimOf(indicator, region))
    const missing = unknown.map(({ indicator }) => {
      const name = indicatorName(indicator)
      return { text: name, where: 'published' in name ? (name.published as Words) : null }
    })
    const expiry = {
      text: { zh: '各家企业的认定有效期', en: 'Until when each recognition holds' },
      where: { zh: '认定公告（高企和专精特新均为三年）', en: 'the announcements; three years for most' },
    }
    const undated = rungRows.every(({ cells }) => cells.until === null)
    const known = rungs.filter(({ indicator }) => claimOf(indicator, region))
    const own = [...rungRows, ...stepRows].filter(({ cells }) => cells.city === region)
    if (own.length === 0)
      return {
        ...nothingFound({ zh: `${here.zh}各级企业都没有记录`, en: `No rung of ${here.en} is on record` }),
        missing,
      }
    const narrow = stepRows
      .filter(({ cells }) => cells.city === region && cells.median !== null)
      .filter(({ cells }) => Number(cells.value) < narrowBelow * Number(cells.median))
      .sort(
        (x, y) => Number(x.cells.value) / Number(x.cells.median) - Number(y.cells.value) / Number(y.cells.median),
      )[0]
    const names = joined(known.map(({ indicator }) => indicatorName(indicator)))
    const where = narrow?.cells.rung as Words | undefined
    const numbers = narrow && `${Number(narrow.cells.value).toFixed(1)} : ${Number(narrow.cells.median).toFixed(1)}`
    const rows = [...stepRows, ...rungRows]
    return {
      answer: where
        ? {
            zh: `${here.zh}的梯度在${where.zh}这一级明显比有数城市的中位数窄（${numbers}）；有家数的是${names.zh}`,
            en: `The ladder of ${here.en} is clearly narrower than usual at ${where.en} (${numbers}); counted are ${names.en}`,
          }
        : {
            zh: `${here.zh}有家数的级别是${names.zh || '（无）'}，${stepRows.some(({ cells }) => cells.city === region) ? '没有一级明显比有数城市的中位数窄' : '不够比较各级之间的比例'}`,
            en: `Counted of ${here.en}: ${names.en || 'none'}; ${stepRows.some(({ cells }) => cells.city === region) ? 'no rung is clearly narrower than usual' : 'too few to compare rungs'}`,
          },
      columns,
      rows,
      chart: { kind: 'heat', x: 'city', y: 'rung', value: 'place' },
      cautions: [
        {
          zh: '各级认定标准和年份不同，一家企业可以同时在几级；比例不是晋级率，没有跟踪同一批企业。家数随城市规模走高，比例才可比。',
          en: 'Rungs have their own criteria and years, and a firm can be on several: a ratio is no rate of promotion, the same firms are not followed. Counts rise with size; ratios can be compared.',
        },
      ],
      missing: [...missing, ...(undated ? [expiry] : [])],
      sources: sourcesOf(rows),
    }
  },
})

const counts: Words = { zh: '家数', en: 'number of firms' }
const columns: Column[] = [
  { key: 'rung', kind: 'text', label: { zh: '级别', en: 'Rung' } },
  { key: 'what', kind: 'text', label: { zh: '内容', en: 'What' } },
  { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
  { key: 'value', kind: 'number', label: { zh: '数值', en: 'Value' } },
  { key: 'median', kind: 'number', label: { zh: '有数城市的中位数', en: 'Median of cities with it' } },
  { key: 'place', kind: 'share', label: { zh: '高于多少有数城市', en: 'Above so many of the cities with it' } },
  { key: 'period', kind: 'period', label: { zh: '时期', en: 'Period' } },
  { key: 'until', kind: 'period', label: { zh: '有效至', en: 'Holds until' } },
]
