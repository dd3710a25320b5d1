import type { CityType, CityTypeAnswer } from '../../words/index.ts'
import { diagnoseCityType, type TypeDiagnosis } from '../city-type.ts'
import rules from '../city-types.json' with { type: 'json' }
import { typeName } from '../headline.ts'
import { type Around, type Column, defineAnalysis, nothingFound, orNull, type Row, type Words } from './analysis.ts'
import { joined, textOf } from './parameters.ts'
import type { DesignationFact, ObservationFact } from './recorded.ts'

/** The list under which articles' own words for a city's type are kept. */
const articleTypes = 'article_type'
/** Cities named in an answer. */
const named = 6
const all = 'all'

const types = rules.types.map(({ id, zh, en }) => ({ id: id as CityType, label: { zh, en } }))
const undecided: Partial<Record<CityTypeAnswer, Words>> = {
  mixed: { zh: '混合型', en: 'mixed' },
  'insufficient-data': { zh: '数据不足', en: 'too little known' },
}
const wordsOf = (id: CityTypeAnswer): Words => {
  const { zh, en } = undecided[id] ?? typeName(id)
  return { zh, en }
}

type City = { code: string; diagnosis: TypeDiagnosis; claimed: Words | null }

/** The type of every city of which a figure or a list says anything. */
const diagnoseAll = (
  observations: readonly ObservationFact[],
  designations: readonly DesignationFact[],
  { positionOf, regionName, gdpOf }: Around,
): City[] => {
  const figures = Map.groupBy(observations, ({ regionCode }) => regionCode)
  const lists = Map.groupBy(designations, ({ regionCode }) => regionCode)
  const codes = [...new Set([...figures.keys(), ...lists.keys()])].filter(code => code !== null)
  const places = codes.flatMap(code => {
    const position = positionOf(code)
    if (position?.level !== 'city' && position?.level !== 'county') return []
    const { zh, en } = regionName(code)
    return [{ ...position, code, name: zh, nameEn: en }]
  })
  const around = {
    cities: new Map(places.map(place => [place.code, place])),
    gdpYuan: new Map(
      places.flatMap(({ code }) => {
        const gdp = gdpOf(code)
        return gdp === null ? [] : [[code, gdp] as const]
      }),
    ),
  }
  return places.map(region => {
    const own = lists.get(region.code) ?? []
    const facts = { region, observations: figures.get(region.code) ?? [], designations: own }
    const said = own.filter(({ list }) => list === articleTypes).map(({ field }) => typeOf(field ?? ''))
    return {
      ...{ code: region.code, diagnosis: diagnoseCityType(facts, around) },
      claimed: said.length > 0 ? joined(said) : null,
    }
  })
}

const typeOf = (field: string): Words => {
  const rule = rules.types.find(({ zh }) => zh === field)
  return rule ? { zh: rule.zh, en: rule.en } : { zh: field, en: field }
}

/** How far a city belongs to a type, and on what that stands. */
const rowOfType = ({ code, diagnosis, claimed }: City, type: CityType): Row => {
  const [low, high] = diagnosis.memberships[type] ?? [Number.NaN, Number.NaN]
  const reasons = diagnosis.reasons.filter(reason => reason.type === type)
  const unknown = reasons.filter(({ low, high }) => high - low === 1)
  return {
    cells: {
      ...{ city: code, answer: wordsOf(diagnosis.id), type: wordsOf(type), low: orNull(low), high: orNull(high) },
      ...{ open: orNull(high - low), unknown: unknown.length, claimed },
      lacking: joined(unknown.map(({ rule, ruleEn }) => ({ zh: rule, en: ruleEn }))),
    },
    ground: {
      kind: 'formula',
      method: 'city-types',
      text: 'gate × (Π ramps)^(1/n)',
      inputs: reasons.map(({ rule, value, low, high }) => ({
        label: rule,
        value: `${value ?? '?'} → [${low.toFixed(2)}, ${high.toFixed(2)}]`,
      })),
    },
  }
}

/** The type that a city is surest to belong to; of equals that which it may belong to most. */
const nearestType = ({ diagnosis: { memberships } }: City): CityType | null =>
  (Object.entries(memberships) as [CityType, readonly [number, number]][]).sort(
    ([, x], [, y]) => y[0] - x[0] || y[1] - x[1],
  )[0]?.[0] ?? null

const byMembership = (x: Row, y: Row) =>
  Number(y.cells.low) - Number(x.cells.low) ||
  Number(x.cells.unknown) - Number(y.cells.unknown) ||
  Number(y.cells.high) - Number(x.cells.high)

/** Which cities are of which type, how sure that is, and which a city of the type can learn from. */
export const typesOfCities = defineAnalysis({
  id: 'types-of-cities',
  systems: ['E8'],
  title: { zh: '城市类型', en: 'Types of city' },
  question: {
    zh: '哪些城市属于哪一类，可以向谁学？',
    en: 'Which cities are of which type, and whom can one learn from?',
  },
  needs: ['observations', 'designations'],
  parameters: [
    {
      ...{ name: 'type', kind: 'choice', fallback: all, label: { zh: '类型', en: 'Type' } },
      options: [{ id: all, label: { zh: '全部', en: 'All' } }, ...types],
    },
  ],
  method: 'city-types',
  compute({ observations, designations }, given, around) {
    const asked = textOf(given, 'type')
    const cities = diagnoseAll(observations, designations, around)
    if (cities.length === 0)
      return nothingFound(
        { zh: '还没有任何城市的统计或名单', en: 'There are no figures or lists of any city yet' },
        { zh: '导入观测值和国家名单', en: 'import observations and national lists' },
      )
    const chosen = types.find(({ id }) => id === asked)
    const rows = cities
      .flatMap(city => {
        const type = chosen ? (city.diagnosis.memberships[chosen.id] ? chosen.id : null) : nearestType(city)
        const row = type && rowOfType(city, type)
        // A type that a city cannot be of says nothing of it, and is not asked about.
        return row && Number(row.cells.high) > 0 ? [row] : []
      })
      .sort(byMembership)
    const judged = cities.filter(({ diagnosis }) => types.some(({ id }) => id === diagnosis.id))
    const sure = judged.filter(({ diagnosis }) => diagnosis.id === (chosen?.id ?? diagnosis.id))
    const names = joined(sure.slice(0, named).map(({ code }) => around.regionName(code)))
    const mixed = cities.filter(({ diagnosis }) => diagnosis.id === 'mixed').length
    const open = cities.length - judged.length - mixed
    const oneShort = rows
      .filter(({ cells }) => cells.unknown === 1)
      .map(({ cells }) => around.regionName(String(cells.city)))
    const next = oneShort.length > 0 && {
      zh: `；只差一项条件不知道的有${joined(oneShort.slice(0, named)).zh}`,
      en: `; one condition short of an answer: ${joined(oneShort.slice(0, named)).en}`,
    }
    const columns: Column[] = [
      { key: 'city', kind: 'region', label: { zh: '城市', en: 'City' } },
      { key: 'answer', kind: 'text', label: { zh: '判定', en: 'Judged' } },
      {
        key: 'type',
        kind: 'text',
        label: chosen ? { zh: '所问类型', en: 'Type asked' } : { zh: '最接近的类型', en: 'Nearest type' },
      },
      { key: 'low', kind: 'number', label: { zh: '隶属度下限', en: 'Membership, at least' } },
      { key: 'high', kind: 'number', label: { zh: '隶属度上限', en: 'Membership, at most' } },
      { key: 'unknown', kind: 'number', label: { zh: '未知条件数', en: 'Conditions unknown' } },
      { key: 'lacking', kind: 'text', label: { zh: '还要知道', en: 'Still to be known' } },
      { key: 'claimed', kind: 'text', label: { zh: '文章的归类', en: 'As articles have it' } },
      { key: 'open', kind: 'number', label: { zh: '区间宽度', en: 'Width' }, hidden: true },
    ]
    const tally = {
      zh: `有数据的 ${cities.length} 座城市中，${judged.length} 座能判定类型，${mixed} 座为混合型，${open} 座数据不足`,
      en: `Of ${cities.length} cities with any data ${judged.length} have a type, ${mixed} are mixed, and of ${open} too little is known`,
    }
    return {
      answer: chosen
        ? sure.length > 0
          ? {
              zh: `判定为${chosen.label.zh}、可以借鉴的城市：${names.zh}`,
              en: `Cities that are ${chosen.label.en}, to learn from: ${names.en}`,
            }
          : {
              zh: `还没有城市能判定为${chosen.label.zh}；可能是的有 ${rows.length} 座${next ? next.zh : ''}`,
              en: `No city is surely ${chosen.label.en} yet; ${rows.length} may be${next ? next.en : ''}`,
            }
        : sure.length > 0
          ? { zh: `${tally.zh}；已判定的有${names.zh}`, en: `${tally.en}; judged are ${names.en}` }
          : { zh: `${tally.zh}${next ? next.zh : ''}`, en: `${tally.en}${next ? next.en : ''}` },
      columns,
      rows,
      chart: { kind: 'bars', label: 'city', value: 'low', mark: 'high', reference: rules.assigned.atLeast, most: 20 },
      cautions: [
        {
          zh: '隶属度按公开的规则计算，缺的数取遍所有可能，所以是区间；区间很宽说明数据少，不说明城市特殊。同型城市之间的差别可能大于异型城市。文章的归类是文章的说法，不参与判定。',
          en: 'Memberships follow stated rules with missing figures at all they can be, hence intervals: a wide one tells of missing data, not of a special city. Two cities of one type can differ more than two of different types. What articles call a city is their claim and decides nothing.',
        },
      ],
      missing: settling(cities),
      sources: [],
    }
  },
})

/** How many figures are named that would settle most cities. */
const settledBy = 3

/** The figures that would settle the type of most cities. */
const settling = (cities: readonly City[]) => {
  const wanted = cities.flatMap(({ diagnosis }) => diagnosis.settle)
  const byName = Map.groupBy(wanted, ({ indicator }) => indicator.zh)
  return [...byName.values()]
    .sort((x, y) => y.length - x.length)
    .slice(0, settledBy)
    .map(([{ indicator, where }, ...others]) => ({
      text: {
        zh: `${indicator.zh}（${others.length + 1} 座城市靠它定型）`,
        en: `${indicator.en} (would settle ${others.length + 1} cities)`,
      },
      where,
    }))
}
