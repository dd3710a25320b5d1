/**
 * `node bench/same-organisation.ts FOLDER`: which names mean one organisation, by the rules of
 * extract/same-organisation.ts, against the firms of the `entity-resolution` benchmark, which lies in FOLDER (developers'
 * input, not part of the project). All names of all its firms, Chinese and English, are thrown together without places;
 * a pair is right where both stand at one firm. Rows of one firm
 * on two exchanges (same Chinese or same English name) count as one firm.
 * Prints precision, recall and F1 of pairs: among Chinese names, among English names; with 95 % intervals from 1,000
 * bootstrap samples of firms.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { suggestSameOrganisations } from '../packages/platform/src/extract/same-organisation.ts'

type Row = Record<'id' | 'name_cn' | 'name_en' | 'name_short_cn' | 'name_short_en' | 'aliases', string>
/** Right, found and real pairs that a firm takes part in; a wrong pair counts half at each of its firms. */
type Counts = { right: number; found: number; real: number }

const samples = 1_000
const han = /\p{Script=Han}/u

/** Numbers of a multiplicative generator, for samples that are the same each time. */
function* randoms(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647
    yield state / 2147483647
  }
}

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

const ratios = (counts: Counts[]) => {
  const sum = (of: (each: Counts) => number) => counts.reduce((total, each) => total + of(each), 0)
  const [right, found, real] = [sum(each => each.right), sum(each => each.found), sum(each => each.real)]
  return { precision: right / found, recall: right / real, f1: (2 * right) / (found + real) }
}

function measure(label: string, firms: Map<string, Set<string>>): void {
  const ofName = new Map<string, Set<string>>()
  for (const [firm, names] of firms)
    for (const name of names) ofName.set(name, (ofName.get(name) ?? new Set()).add(firm))
  const counts = new Map([...firms.keys()].map(firm => [firm, { right: 0, found: 0, real: 0 }]))
  for (const [firm, names] of firms) counts.get(firm)!.real += pairsOf([...names]).length
  const wrong: string[] = []
  for (const [name, other] of joinedPairs([...ofName.keys()])) {
    const shared = [...ofName.get(name)!].filter(firm => ofName.get(other)!.has(firm))
    for (const firm of shared) {
      counts.get(firm)!.right++
      counts.get(firm)!.found++
    }
    if (shared.length > 0) continue
    wrong.push(`${name} = ${other}`)
    for (const each of [name, other]) counts.get([...ofName.get(each)!][0])!.found += 0.5
  }
  const all = [...counts.values()].filter(each => each.found > 0 || each.real > 0)
  const random = randoms(7)
  const drawn = Array.from({ length: samples }, () =>
    ratios(all.map(() => all[Math.floor(random.next().value * all.length)])),
  )
  const { precision, recall, f1 } = ratios(all)
  const range = (of: (each: ReturnType<typeof ratios>) => number) => {
    const sorted = drawn.map(of).sort((a, b) => a - b)
    return `${sorted[Math.floor(samples * 0.025)].toFixed(3)}–${sorted[Math.floor(samples * 0.975)].toFixed(3)}`
  }
  const real = all.reduce((total, each) => total + each.real, 0)
  process.stdout.write(
    `${label}: ${ofName.size} names, ${real} pairs; precision ${precision.toFixed(3)} (${range(each => each.precision)}), recall ${recall.toFixed(3)} (${range(each => each.recall)}), F1 ${f1.toFixed(3)} (${range(each => each.f1)})\n`,
  )
  if (process.argv.includes('--wrong')) process.stdout.write(`${wrong.join('\n')}\n`)
}

const file = path.join(process.argv[2] ?? '', 'matchina.csv')
if (!existsSync(file)) {
  process.stderr.write(`skipped: ${file} is not there; name the folder of the entity-resolution benchmark\n`)
  process.exit(2)
}
const rows = parse<Row>(readFileSync(file, 'utf8'), { columns: true, bom: true })
const groups = groupRows(rows)
for (const script of ['Chinese', 'English'] as const) measure(`${script} names`, firmsOf(groups, script))
