import { type Column, defineAnalysis, nothingFound, type Row, type Words } from './analysis.ts'
import { askedOfNoRegion, regionsOf, textOf, thePeers, theRegion } from './parameters.ts'
import type { CollaborationFact, InnovationKind, ListedFact } from './recorded.ts'
import { liesIn } from './within.ts'

const kindNames: Record<InnovationKind, Words> = {
  sustaining: { zh: '持续改进', en: 'sustaining' },
  efficiency: { zh: '降本增效', en: 'efficiency' },
  'market-creating': { zh: '开辟市场', en: 'market-creating' },
}
const sideNames = {
  need: { zh: '需求', en: 'needs' },
  offer: { zh: '供给', en: 'offers' },
  collaboration: { zh: '协同项目', en: 'collaborations' },
}
type Side = keyof typeof sideNames
/** Below so many the shares of a mix are accidents of single entries. */
const fewestForShares = 5

type Entry = { side: Side; kind: InnovationKind | null; places: readonly (string | null)[] }

const entriesOf = (listed: readonly ListedFact[], collaborations: readonly CollaborationFact[]): Entry[] => [
  ...listed.map(({ side, innovationKind, regionCode }) => ({ side, kind: innovationKind, places: [regionCode] })),
  // What is under way is of the kind of the need that it serves.
  ...collaborations.map(({ need, offer }) => ({
    ...{ side: 'collaboration' as const, kind: need.innovationKind ?? offer.innovationKind },
    places: [need.regionCode, offer.regionCode],
  })),
]

/** Of which kinds of innovation a city's needs, offers and collaborations are, beside its peers and all cities. */
export const kindsOfInnovation = defineAnalysis({
  id: 'kinds-of-innovation',
  systems: ['E16'],
  title: { zh: '创新的三种类型', en: 'Kinds of innovation' },
  question: {
    zh: '需求、供给和协同项目属于哪几种创新？',
    en: 'Of which kinds of innovation are its needs, offers and collaborations?',
  },
  needs: ['listed', 'collaborations'],
  parameters: [theRegion, thePeers],
  method: 'kinds-of-innovation',
  compute({ listed, collaborations }, given, around) {
    const region = textOf(given, 'region')
    const refused = askedOfNoRegion(region, around)
    if (refused) return refused
    const here = around.regionName(region)
    const cities = [region, ...regionsOf(given, 'peers').filter(code => code !== region)]
    const entries = entriesOf(listed, collaborations)
    const share = (of: readonly Entry[], kind: InnovationKind): number | null => {
      const told = of.filter(entry => entry.kind)
      return told.length >= fewestForShares ? told.filter(entry => entry.kind === kind).length / told.length : null
    }
    const rows = cities.flatMap(city => {
      const own = entries.filter(({ places }) => places.some(place => liesIn(place, city, around)))
      return (Object.keys(sideNames) as Side[]).flatMap(side => {
        const [ofSide, everywhere] = [own, entries].map(some => some.filter(entry => entry.side === side))
        const told = ofSide.filter(({ kind }) => kind).length
        if (told === 0) return []
        return (Object.keys(kindNames) as InnovationKind[]).map((kind): Row => {
          const count = ofSide.filter(entry => entry.kind === kind).length
          return {
            cells: {
              ...{ city, side: sideNames[side], kind: kindNames[kind], count, of: told },
              mix: {
                zh: `${sideNames[side].zh} · ${kindNames[kind].zh}`,
                en: `${sideNames[side].en} · ${kindNames[kind].en}`,
              },
              ...{ share: share(ofSide, kind), usual: share(everywhere, kind) },
            },
            ground: {
              ...{ kind: 'formula', method: 'kinds-of-innovation', text: 'n(kind) / Σ n' },
              inputs: [
                { label: kindNames[kind].zh, value: String(count) },
                { label: 'Σ', value: String(told) },
              ],
            },
          }
        })
      })
    })
    const ofRegion = rows.filter(({ cells }) => cells.city === region)
    if (ofRegion.length === 0)
      return nothingFound(
        {
          zh: `${here.zh}没有注明创新类型的需求、供给或协同项目`,
          en: `Nothing wanted, on offer or under way in ${here.en} says its kind of innovation`,
        },
        { zh: '发布需求和供给时选创新类型', en: 'choose the kind when listing a need or an offer' },
      )
    const leading = (side: Side) =>
      ofRegion
        .filter(({ cells }) => cells.side === sideNames[side])
        .sort((x, y) => Number(y.cells.count) - Number(x.cells.count))[0]
    const parts = (['need', 'offer'] as const).flatMap(side => {
      const row = leading(side)
      if (!row) return []
      const kind = row.cells.kind as Words
      const counts = `${row.cells.count}/${row.cells.of}`
      return [
        {
          zh: `${sideNames[side].zh}以${kind.zh}为多（${counts}）`,
          en: `${sideNames[side].en} are mostly ${kind.en} (${counts})`,
        },
      ]
    })
    const creating = ofRegion.filter(({ cells }) => cells.kind === kindNames['market-creating'])
    const without = creating.every(({ cells }) => cells.count === 0)
    const none = without ? { zh: '；没有开辟市场的', en: '; none creates a market' } : { zh: '', en: '' }
    const unsaid = entries.filter(
      ({ kind, places }) => kind === null && places.some(place => liesIn(place, region, around)),
    ).length
    return {
      answer: {
        zh: `${here.zh}的${parts.map(({ zh }) => zh).join('，') || '协同项目已注明类型'}${none.zh}`,
        en: `${here.en}: ${parts.map(({ en }) => en).join(', ') || 'its collaborations say their kind'}${none.en}`,
      },
      columns,
      rows,
      chart: { kind: 'heat', x: 'city', y: 'mix', value: 'count' },
      cautions: [
        {
          zh: '只数平台上登记的，类型是发布者自己选的；不足 5 项不算比例。没有哪一种天生更好：持续改进和降本增效挣当下，开辟市场挣将来。',
          en: 'Only what is listed counts, of the kind its owner chose; under five there are no shares. No kind is better by nature: sustaining and efficiency earn today, creating markets tomorrow.',
        },
      ],
      missing:
        unsaid > 0
          ? [
              {
                text: { zh: `${unsaid} 项没有注明创新类型`, en: `${unsaid} do not say their kind` },
                where: { zh: '由发布者在编辑页补选', en: 'their owners can choose it' },
              },
            ]
          : [],
      sources: [],
    }
  },
})

const columns: Column[] = [
  { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
  { key: 'side', kind: 'text', label: { zh: '对象', en: 'Of' } },
  { key: 'kind', kind: 'text', label: { zh: '创新类型', en: 'Kind of innovation' } },
  { key: 'count', kind: 'number', label: { zh: '项数', en: 'Number' } },
  { key: 'share', kind: 'share', label: { zh: '占比', en: 'Share' } },
  { key: 'usual', kind: 'share', label: { zh: '所有城市的占比', en: 'Share in all cities' } },
  { key: 'mix', kind: 'text', label: { zh: '对象与类型', en: 'Of which kind' }, hidden: true },
  { key: 'of', kind: 'number', label: { zh: '注明类型的总数', en: 'Number that say their kind' }, hidden: true },
]
