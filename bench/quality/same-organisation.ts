import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { suggestSameOrganisations } from '../../packages/platform/src/extract/same-organisation.ts'
import { type Counts, type Figure, f1Figure, type Measurement } from './figure.ts'
import { benchmark } from './files.ts'

type Row = Record<'id' | 'name_cn' | 'name_en' | 'name_short_cn' | 'name_short_en' | 'aliases', string>
const han = /\p{Script=Han}/u

/** What two rows of one firm share: the Chinese name without the letter of the class of shares, or the English name. */
const chineseKey = ({ name_cn }: Row) =>
  name_cn.normalize('NFKC').replace(/(?:-[A-Z]{1,3}|(?<=\p{Script=Han})[AB])$/u, '')
const englishKey = ({ name_en }: Row) => name_en.toLowerCase().replace(/[^\p{L}\d]/gu, '')

/** Joins keys into groups; `rootOf` says which group a key is in. */
function forest() {
  const above = new Map<string, string>()
  const rootOf = (key: string): string => {
    const parent = above.get(key)
    return parent === undefined ? key : rootOf(parent)
  }
  const join = (a: string, b: string) => {
    if (rootOf(a) !== rootOf(b)) above.set(rootOf(a), rootOf(b))
  }
  return { rootOf, join }
}

/** Rows by firm: those with the same Chinese or the same English name are one. */
function groupRows(rows: Row[]): Row[][] {
  const { rootOf, join } = forest()
  for (const row of rows) join(chineseKey(row), `${englishKey(row)} in English`)
  return [...Map.groupBy(rows, row => rootOf(chineseKey(row))).values()]
}

/** The names of each firm that are in the one script: an English name that only puts `Co., Ltd.` behind the Chinese one is left out. */
function firmsOf(groups: Row[][], script: 'Chinese' | 'English'): Map<string, Set<string>> {
  const namesOf = (row: Row) => {
    const aliases = row.aliases.split('|').filter(alias => han.test(alias) === (script === 'Chinese'))
    return script === 'Chinese'
      ? [row.name_cn, row.name_short_cn, ...aliases].filter(name => han.test(name))
      : [row.name_en, row.name_short_en, ...aliases].filter(name => name && !han.test(name))
  }
  return new Map(groups.map(group => [group[0].id, new Set(group.flatMap(namesOf))]))
}

/** Names that suggestions join, directly or over others, as pairs. */
function joinedPairs(names: string[]): [string, string][] {
  const { rootOf, join } = forest()
  const given = names.map(name => ({ name, kind: 'firm' as const, place: null }))
  for (const { name, sameAs } of suggestSameOrganisations(given)) join(name, sameAs)
  return [...Map.groupBy(names, rootOf).values()].flatMap(pairsOf)
}

const pairsOf = (names: string[]): [string, string][] =>
  names.flatMap((name, index) => names.slice(index + 1).map((other): [string, string] => [name, other]))

/** Pairs that each firm takes part in; a wrong pair counts half at each of its two firms. */
function figureOf(what: string, firms: Map<string, Set<string>>): Figure {
  const ofName = new Map<string, Set<string>>()
  for (const [firm, names] of firms)
    for (const name of names) ofName.set(name, (ofName.get(name) ?? new Set()).add(firm))
  const counts = new Map(
    [...firms].map(([firm, names]): [string, Counts] => [
      firm,
      { right: 0, found: 0, real: pairsOf([...names]).length },
    ]),
  )
  const wrong: string[] = []
  for (const [name, other] of joinedPairs([...ofName.keys()])) {
    const shared = [...ofName.get(name)!].filter(firm => ofName.get(other)!.has(firm))
    for (const firm of shared) {
      counts.get(firm)!.right++
      counts.get(firm)!.found++
    }
    if (shared.length > 0) continue
    wrong.push(`${name} = ${other}`)
    for (const each of [name, other]) counts.get([...ofName.get(each)!][0]!)!.found += 0.5
  }
  const told = [...counts.values()].filter(({ found, real }) => found > 0 || real > 0)
  const pairs = told.reduce((total, { real }) => total + real, 0)
  return f1Figure(`${what}: ${ofName.size} with ${pairs} pairs`, told, '', wrong)
}

export const sameOrganisation: Measurement = {
  name: 'entity-resolution',
  source:
    'janseling/matchina (MIT): names of listed firms thrown together without places; pairs that mean one firm, some wrong ones its other listing. Finding the Chinese name for an English one is not tried by anything here',
  drawn: 'firms with a pair',
  needs: ['entity-resolution'],
  figures: () => {
    const groups = groupRows(
      parse<Row>(readFileSync(benchmark('entity-resolution', 'matchina.csv'), 'utf8'), { columns: true, bom: true }),
    )
    return (['Chinese', 'English'] as const).map(script => figureOf(`${script} names`, firmsOf(groups, script)))
  },
}
