import { readdirSync, readFileSync } from 'node:fs'
import { extract } from '../../packages/platform/src/extract/index.ts'
import type { Extraction } from '../../packages/platform/src/words/index.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'

/** What a case's gold.json lists. A need, offer, event or activity is told by words that its quote must hold. */
type Gold = {
  /** Codes, one a place. */
  places: string[]
  /** Kind by name. */
  organisations: Record<string, string>
  /** Words of the text that name a technology, scenario or industry. */
  activities: string[]
  policies: { name: string; issuer: string | null; amounts: [number, string][] }[]
  events: { date: string; place: string | null; quote: string }[]
  figures: [number, string][]
  needs: string[]
  offers: string[]
}

const kinds = ['places', 'organisations', 'policies', 'events', 'figures', 'needs', 'offers'] as const
type Kind = (typeof kinds)[number]

/** Findings and gold of a case as keys that are equal when they mean the same. */
function keysOf(kind: Kind, found: Extraction, gold: Gold): { found: string[]; gold: string[] } {
  switch (kind) {
    case 'places':
      return { found: unique(found.places.map(({ code }) => code)), gold: gold.places }
    case 'organisations':
      return {
        found: unique(found.organisations.map(({ name, kind }) => `${name}|${kind}`)),
        gold: Object.entries(gold.organisations).map(([name, kind]) => `${name}|${kind}`),
      }
    case 'policies': {
      const key = (name: string, issuer: string | null, amounts: string[]) =>
        `${name}|${issuer}|${amounts.sort().join(';')}`
      return {
        found: unique(found.policies.map(({ name }) => name)).map(name => {
          const all = found.policies.filter(policy => policy.name === name)
          const amounts = all.flatMap(policy => policy.amounts.map(({ value, unit }) => `${value} ${unit}`))
          return key(name, all.find(({ issuer }) => issuer)?.issuer ?? null, amounts)
        }),
        gold: gold.policies.map(({ name, issuer, amounts }) =>
          key(
            name,
            issuer,
            amounts.map(([value, unit]) => `${value} ${unit}`),
          ),
        ),
      }
    }
    case 'figures':
      return {
        found: found.figures.map(({ value, unit }) => `${value} ${unit}`),
        gold: gold.figures.map(([value, unit]) => `${value} ${unit}`),
      }
    case 'events':
      return {
        found: found.events.map(({ date, place, what }) => `${date}|${place}|${holds(gold.events, what) ?? what}`),
        gold: gold.events.map(({ date, place, quote }) => `${date}|${place}|${quote}`),
      }
    default:
      return {
        found: found[kind].map(
          ({ quote }) =>
            holds(
              gold[kind].map(words => ({ quote: words })),
              simplified(quote),
            ) ?? quote,
        ),
        gold: gold[kind],
      }
  }
}

const unique = (keys: string[]) => [...new Set(keys)]

/** The gold quote that a finding means: one of the two holds the other. */
const holds = (gold: readonly { quote: string }[], found: string) =>
  gold.find(({ quote }) => found.includes(quote) || (found.length > 8 && quote.includes(found)))?.quote

const cases = () =>
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => ({
      name,
      text: readFileSync(`${import.meta.dirname}/${name}/input.txt`, 'utf8'),
      gold: JSON.parse(readFileSync(`${import.meta.dirname}/${name}/gold.json`, 'utf8')) as Gold,
    }))

/** Every key that is wanted but missing, or found but not wanted, by case and kind. */
export function differences(): { name: string; kind: Kind; missing: string[]; surplus: string[]; right: number }[] {
  return cases().flatMap(({ name, text, gold }) => {
    const extraction = extract({ source: name, text })
    return kinds.map(kind => {
      const keys = keysOf(kind, extraction, gold)
      const surplus = [...keys.found]
      const missing = keys.gold.filter(key => {
        const at = surplus.indexOf(key)
        if (at >= 0) surplus.splice(at, 1)
        return at < 0
      })
      return { name, kind, missing, surplus, right: keys.gold.length - missing.length }
    })
  })
}

/** F1 a kind over all cases: a place by its code, an organisation by name and kind, a policy with issuer and amounts. */
export async function measure(): Promise<Record<string, number>> {
  const all = differences()
  return Object.fromEntries(
    kinds.map(kind => {
      const rows = all.filter(row => row.kind === kind)
      const sum = (count: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + count(row), 0)
      const right = sum(row => row.right)
      const wrong = sum(row => row.missing.length + row.surplus.length)
      return [`${kind}-f1`, Math.round((2000 * right) / (2 * right + wrong)) / 1000]
    }),
  )
}
