import { bestPartners } from '@langqiao/economy'
import { complementarityGround } from '../partners.ts'
import { type Column, defineAnalysis, type Row } from './analysis.ts'
import { solidOf } from './panel.ts'
import { joined, rowOf, textOf, thePeriod, theRegion, theSeries } from './parameters.ts'
import { distanceOf } from './within.ts'

/** How many partners are proposed, how many the answer names, and how many strengths each is said to bring. */
const proposed = 20
const named = 3
const strengths = 4

/** Which regions have what this one lacks, and what it has that they lack. */
export const partnerRegions = defineAnalysis({
  id: 'partner-regions',
  systems: ['M2', 'E10'],
  title: { zh: '互补伙伴', en: 'Complementary partners' },
  question: { zh: '谁有本地缺的，又缺本地有的？', en: 'Who has what it lacks, and lacks what it has?' },
  needs: ['panel'],
  parameters: [theRegion, theSeries, thePeriod],
  method: 'complementarity/pair-complementarity',
  compute({ panel }, given, around) {
    const region = textOf(given, 'region')
    const period = textOf(given, 'period')
    const at = rowOf(panel, period, region)
    if ('finding' in at) return at.finding
    const { activityName, regionName } = around
    const { matrix, once } = panel.at(period)
    const solid = once('solid', () => solidOf(panel.quantity, matrix))
    const { best, back } = once(`partners ${region}`, () => {
      const best = bestPartners(solid, { regions: [at.r], top: proposed })
      const regions = best.map(({ partner }) => partner)
      const back = bestPartners(solid, { regions, top: matrix.regions.length })
      return { best, back: back.filter(({ partner }) => partner === at.r) }
    })
    type Part = (typeof best)[number]['activities'][number]
    const names = (parts: readonly Part[]) =>
      joined(parts.slice(0, strengths).map(part => activityName(matrix.activities[part.activity])))
    const inputs = (parts: readonly Part[], arrow: string) =>
      parts.map(part => ({
        label: `${arrow} ${activityName(matrix.activities[part.activity]).zh}`,
        value: part.value.toFixed(3),
      }))
    const n = matrix.activities.length
    /** Whether a region lacks anything; of one that has everything nothing can be said. */
    const lacks = (r: number) => solid.values.subarray(r * n, (r + 1) * n).includes(0)
    const rows = best.map(({ partner, value, activities }): Row => {
      const code = matrix.regions[partner]
      const given = back.find(other => other.region === partner)
      const km = distanceOf(region, code, around)
      return {
        cells: {
          ...{ region, partner: code },
          brings: value / 100,
          bringsWhat: names(activities),
          takes: given ? given.value / 100 : lacks(partner) ? 0 : null,
          takesWhat: given ? names(given.activities) : null,
          km: km === null ? null : Math.round(km),
        },
        ground: complementarityGround([...inputs(activities, '←'), ...inputs(given?.activities ?? [], '→')]),
      }
    })
    const columns: Column[] = [
      { key: 'region', kind: 'region', label: { zh: '本地', en: 'Here' }, hidden: true },
      { key: 'partner', kind: 'region', label: { zh: '伙伴', en: 'Partner' } },
      { key: 'brings', kind: 'share', label: { zh: '能补本地', en: 'Fills here' } },
      { key: 'bringsWhat', kind: 'text', label: { zh: '带来', en: 'Brings' } },
      { key: 'takes', kind: 'share', label: { zh: '本地能补它', en: 'Filled from here' } },
      { key: 'takesWhat', kind: 'text', label: { zh: '从本地得到', en: 'Gets from here' } },
      { key: 'km', kind: 'number', unit: 'km', label: { zh: '距离', en: 'Distance' } },
    ]
    const list = joined(
      rows.slice(0, named).map(({ cells }) => {
        const partner = regionName(String(cells.partner))
        const what = cells.bringsWhat as { zh: string; en: string }
        return { zh: `${partner.zh}（${what.zh}）`, en: `${partner.en} (${what.en})` }
      }),
    )
    const here = regionName(region)
    return {
      answer:
        rows.length > 0
          ? {
              zh: `最能补上${here.zh}所缺的是${list.zh}`,
              en: `Those that fill most of what ${here.en} lacks: ${list.en}`,
            }
          : null,
      columns,
      rows,
      chart: { kind: 'map', region: 'partner', value: 'brings', to: 'region' },
      cautions: [
        {
          zh: '说明谁有本地缺的优势，不说明对方愿不愿意合作，也不看交通；大城市优势多，天然排在前面。',
          en: 'It says who has the strengths that are lacking here, not who would share them; travel is not looked at. Large cities have many strengths, and so come first by nature.',
        },
      ],
      missing:
        rows.length > 0
          ? []
          : [
              {
                text: { zh: '没有地方有它缺的优势', en: 'No region has a strength that it lacks' },
                where: null,
              },
            ],
      sources: panel.sources,
    }
  },
})
