import type { Finding } from './criteria.ts'
import kinds from './data/kinds.json' with { type: 'json' }
import lexicon from './data/lexicon.json' with { type: 'json' }
import type { Ground } from './ground.ts'
import { type Profile, quoteOf } from './profile.ts'
import { placeOf } from './quantities.ts'
import { liesIn, sameProvince } from './regions.ts'
import { weights } from './weights.ts'
import type { Wish } from './wish.ts'

const ground = (factor: string, contribution: number, offer: string | null = null): Ground => ({
  factor,
  contribution,
  quotes: () => ({ need: null, offer }),
})

/** One ground for each criterion that the offer meets or fails, named after what the criterion is about. */
export const criteriaFactors = (findings: Finding[]): Ground[] =>
  findings
    .filter(({ state }) => state !== 'unknown')
    .map(({ condition, state, offerQuote }) => {
      const { hardMet, softMet, hardFailed, softFailed } = weights.criteria
      const [met, failed] = condition.hard ? [hardMet, hardFailed] : [softMet, softFailed]
      return {
        factor: `criteria:${condition.what}`,
        contribution: state === 'met' ? met : failed,
        quotes: () => ({ need: condition.needQuote, offer: offerQuote }),
      }
    })

type Kinds = Record<string, string[] | undefined>

/** Whether the offer is the kind of element that the need can use; silent where either does not say. */
function kindFactor({ need }: Wish, offer: Profile): Ground | null {
  const [wanted, offered] = [need.input.kind, offer.input.kind]
  if (!wanted || !offered) return null
  const answers = (kinds.answers as Kinds)[wanted] ?? [wanted]
  return answers.includes(offered) ? null : ground('kind', weights.kind)
}

/** A code of GB/T 4754: a section's letter, perhaps with digits. Industries in words may differ and mean the same. */
const industryCode = /^[A-T]\d{0,4}$/

function industryFactor({ need }: Wish, offer: Profile): Ground | null {
  const [wanted, offered] = [need.input.industry, offer.input.industry]
  if (!wanted || !offered) return null
  const { same, sameSection, different } = weights.industry
  const nested = wanted.startsWith(offered) || offered.startsWith(wanted)
  if (!nested && !(industryCode.test(wanted) && industryCode.test(offered))) return null
  return ground('industry', nested ? same : wanted[0] === offered[0] ? sameSection : different)
}

function regionFactor({ need }: Wish, offer: Profile): Ground | null {
  const [here, there] = [need.input.region, offer.input.region]
  if (!here || !there) return null
  if (liesIn(here, there) || liesIn(there, here)) return ground('region', weights.region.same)
  return sameProvince(here, there) ? ground('region', weights.region.sameProvince) : null
}

function deploymentsFactor(_: Wish, offer: Profile): Ground | null {
  if (offer.input.deployments?.length) return ground('deployments', weights.deployments)
  for (const cue of lexicon.deployed) {
    const at = placeOf(offer.folded, cue)
    if (at >= 0) return ground('deployments', weights.deployments, quoteOf(offer, { start: at, end: at + cue.length }))
  }
  return null
}

function readinessFactor(_: Wish, offer: Profile): Ground | null {
  const stated = offer.amounts.find(({ quantity }) => quantity === 'readiness')
  const level = offer.input.readiness ?? stated?.high
  if (level === undefined) return null
  const { neutral, perLevel } = weights.readiness
  return ground('readiness', (level - neutral) * perLevel, quoteOf(offer, stated))
}

/** What the provider asks of its partner: region, industry, kind of need. Amounts among its criteria are its properties. */
function wishesFactor({ need }: Wish, offer: Profile): Ground | null {
  const { met, softFailed, hardFailed } = weights.wishes
  let contribution = 0
  for (const { what, op, value, hard } of offer.input.criteria ?? []) {
    const [subject] = (['region', 'industry', 'kind'] as const).filter(name => lexicon[name].includes(what))
    const own = subject && need.input[subject]
    if (!own) continue
    const values = (Array.isArray(value) ? value : [value]).map(String)
    const holds = values.some(each => (subject === 'region' ? liesIn(own, each) : own.startsWith(each)))
    contribution += holds === (op !== 'not in') ? met : hard ? hardFailed : softFailed
  }
  return contribution === 0 ? null : ground('wishes', contribution)
}

const [DAY, YEAR_DAYS] = [86_400_000, 365]

/** What has not been confirmed for long loses a little every year, from some months on. */
function freshnessFactor(offer: Profile, now: Date | undefined): Ground | null {
  if (!now || !offer.input.updated) return null
  const { perYear, floor, freshDays } = weights.freshness
  const days = (now.getTime() - Date.parse(offer.input.updated)) / DAY - freshDays
  return days <= 0 ? null : ground('freshness', Math.max((days / YEAR_DAYS) * perYear, floor))
}

/** The factors beside words, graph and criteria; each is silent where it has nothing to go by. */
export const sideFactors = (wish: Wish, offer: Profile, now: Date | undefined): Ground[] =>
  [
    kindFactor(wish, offer),
    industryFactor(wish, offer),
    regionFactor(wish, offer),
    readinessFactor(wish, offer),
    deploymentsFactor(wish, offer),
    wishesFactor(wish, offer),
    freshnessFactor(offer, now),
  ].filter(each => each !== null)
