import { findConcepts, foldScript, relatedness } from '@langqiao/vocabulary'
import type { Criterion } from '../words/index.ts'
import lexicon from './data/lexicon.json' with { type: 'json' }
import { type Place, type Profile, quoteOf } from './profile.ts'
import { type Measure, measureOf, namedIn, placeOf, quantityName, quantityOf, readBounds } from './quantities.ts'
import { liesIn } from './regions.ts'

/** A criterion of a need, made ready to be checked. */
export type Condition = {
  what: string
  op: Criterion['op']
  hard: boolean
  needQuote: string | null
  /** As stated, for questions. */
  wanted: string
  /** Another hard condition of the same need excludes it. */
  contradicted: boolean
  subject:
    | { kind: 'amount'; quantity: string; measure: Measure; values: number[] }
    | { kind: 'region' | 'certificate' | 'text'; values: string[] }
}

export type Finding = {
  condition: Condition
  state: 'met' | 'failed' | 'unknown'
  offerQuote: string | null
  /** Where an amount fails: what the offer states and how far that is from the limit, in the limit's unit. */
  gap: { stated: string; short: string } | null
}

/** The conditions of a need: those it lists, and limits and required certificates that its text states besides. */
export function conditionsOf(need: Profile): Condition[] {
  const listed = (need.input.criteria ?? []).map(conditionOf)
  if (need.input.readiness !== undefined)
    listed.push(
      conditionOf({
        what: quantityName('readiness', need.language),
        op: '≥',
        value: need.input.readiness,
        hard: false,
      }),
    )
  const conditions = [...listed]
  for (const each of [...boundsIn(need), ...certificatesIn(need)])
    if (!listed.some(known => sameSubject(known, each))) conditions.push(each)
  return conditions.map(each => ({ ...each, contradicted: conditions.some(other => excludes(each, other)) }))
}

function conditionOf({ what, op, value, unit, hard }: Criterion): Condition {
  const values = Array.isArray(value) ? value : [value]
  const common = {
    what,
    op,
    hard,
    needQuote: null,
    wanted: [values.join(', '), unit].filter(Boolean).join(' '),
    contradicted: false,
  }
  const folded = foldScript(what)
  const quantity = quantityOf(what) ?? folded
  const numbers = values.map(each => (typeof each === 'number' ? each : Number.parseFloat(each)))
  const comparable = numbers.every(Number.isFinite) && (op !== 'in' || values.every(each => typeof each === 'number'))
  const measure = measureFor(values[0], unit, quantity)
  if (is(folded, lexicon.region)) return { ...common, subject: { kind: 'region', values: values.map(String) } }
  if (comparable && (typeof values[0] === 'number' || quantityOf(what)))
    return {
      ...common,
      subject: { kind: 'amount', quantity, measure, values: numbers.map(each => each * measure.factor) },
    }
  const kind = is(folded, lexicon.certificate) ? 'certificate' : 'text'
  return { ...common, subject: { kind, values: values.map(String) } }
}

/** The measure of a value whose unit stands apart or behind it (`60 t`); without one it compares with its like alone. */
function measureFor(value: number | string, unit: string | undefined, quantity: string): Measure {
  const written = unit ?? (typeof value === 'string' ? value.replace(/^[\s\d.,−-]+/, '') : undefined)
  return measureOf(written, quantity) ?? { dimension: 'none', factor: 1, unit: '' }
}

const is = (folded: string, names: string[]): boolean => names.some(name => namedIn(folded, name))

const boundsIn = (need: Profile): Condition[] =>
  readBounds(need.input.text).map(({ amount, op, value, hard }) => ({
    what: quantityName(amount.quantity, need.language),
    op,
    hard,
    needQuote: quoteOf(need, amount),
    wanted: measured(value, amount),
    contradicted: false,
    subject: { kind: 'amount', quantity: amount.quantity, measure: amount, values: [value] },
  }))

const clause = /[^，。；！？;!?\n]+/g

/** Certificates named in a clause that says they must be there. */
const certificatesIn = (need: Profile): Condition[] =>
  [...need.folded.matchAll(clause)].flatMap(({ 0: part, index }) =>
    lexicon.must.some(cue => namedIn(part, cue))
      ? findConcepts(part)
          .filter(({ concept }) => certificateConcepts.has(concept))
          .map(({ start, end }): Condition => {
            const quote = need.input.text.slice(index + start, index + end)
            return {
              what: quote,
              op: '=',
              hard: true,
              needQuote: quote,
              wanted: quote,
              contradicted: false,
              subject: { kind: 'certificate', values: [quote] },
            }
          })
      : [],
  )

const certificateConcepts = new Set(lexicon.certificateConcepts)

const sameSubject = (a: Condition, b: Condition): boolean =>
  a.subject.kind === 'amount' && b.subject.kind === 'amount'
    ? a.subject.quantity === b.subject.quantity
    : a.subject.kind === b.subject.kind && a.wanted === b.wanted

function excludes(a: Condition, b: Condition): boolean {
  if (!a.hard || !b.hard || a.subject.kind !== 'amount' || b.subject.kind !== 'amount') return false
  if (a.subject.quantity !== b.subject.quantity || a.subject.measure.dimension !== b.subject.measure.dimension)
    return false
  const [low, high] = a.op === '≥' ? [a, b] : [b, a]
  if (low.op !== '≥' || high.op !== '≤' || low.subject.kind !== 'amount' || high.subject.kind !== 'amount') return false
  return low.subject.values[0] > high.subject.values[0]
}

/** Checks one condition against an offer. What the offer does not say is unknown, never failed. */
export function check(condition: Condition, offer: Profile): Finding {
  const unknown: Finding = { condition, state: 'unknown', offerQuote: null, gap: null }
  if (condition.contradicted) return unknown
  const { subject } = condition
  if (subject.kind === 'amount') return checkAmount(condition, subject, offer) ?? unknown
  if (subject.kind === 'region') {
    const region = offer.input.region
    if (!region) return unknown
    const inside = subject.values.some(value => liesIn(region, value))
    return { ...unknown, state: inside === (condition.op !== 'not in') ? 'met' : 'failed' }
  }
  return checkText(condition, subject.values, offer) ?? unknown
}

type Stated = { low: number; high: number; measure: Measure; quote: string | null }

/** What an offer states about a quantity: under the same name first, then in other fields, then in its text. */
function statedAmounts(quantity: string, name: string, offer: Profile): Stated[] {
  const { properties, criteria = [], readiness } = offer.input
  const fields: (Stated & { exact: boolean })[] = []
  const state = (what: string, value: number | string, unit: string | undefined, op: Criterion['op'] = '=') => {
    if ((quantityOf(what) ?? foldScript(what)) !== quantity) return
    const number = typeof value === 'number' ? value : Number.parseFloat(value)
    const measure = measureFor(value, unit, quantity)
    if (!Number.isFinite(number)) return
    const base = number * measure.factor
    fields.push({
      low: op === '≤' ? -Infinity : base,
      high: op === '≥' ? Infinity : base,
      measure,
      quote: null,
      exact: foldScript(what) === foldScript(name),
    })
  }
  for (const { what, value, unit } of properties ?? []) state(what, value, unit)
  // An offer without properties may give them as criteria; beside properties, criteria are wishes.
  for (const { what, op, value, unit } of properties ? [] : criteria)
    if (!Array.isArray(value) && op !== 'in' && op !== 'not in') state(what, value, unit, op)
  if (readiness !== undefined) state('readiness', readiness, undefined)
  const exact = fields.filter(field => field.exact)
  if (fields.length > 0) return exact.length > 0 ? exact : fields
  return offer.amounts
    .filter(amount => amount.quantity === quantity)
    .map(amount => ({ low: amount.low, high: amount.high, measure: amount, quote: quoteOf(offer, amount) }))
}

function checkAmount(
  condition: Condition,
  { quantity, measure, values }: { quantity: string; measure: Measure; values: number[] },
  offer: Profile,
): Finding | null {
  const stated = statedAmounts(quantity, condition.what, offer).filter(
    each => each.measure.dimension === measure.dimension,
  )
  if (stated.length === 0) return null
  const meets = ({ low, high }: Stated): boolean => {
    const touches = values.some(value => low <= value && value <= high)
    if (condition.op === '≥') return high >= values[0]
    if (condition.op === '≤') return low <= values[0]
    return touches === (condition.op !== 'not in')
  }
  const met = stated.find(meets)
  if (met) return { condition, state: 'met', offerQuote: met.quote, gap: null }
  const distance = ({ low, high }: Stated) => Math.min(...values.map(value => Math.max(low - value, value - high)))
  const nearest = stated.reduce((best, each) => (distance(each) < distance(best) ? each : best))
  const end = condition.op === '≥' ? nearest.high : nearest.low
  return {
    condition,
    state: 'failed',
    offerQuote: nearest.quote,
    gap: { stated: measured(end, measure), short: measured(Math.max(distance(nearest), 0), measure) },
  }
}

const SIGNIFICANT_DIGITS = 6

const measured = (value: number, { factor, unit }: Measure): string =>
  `${Number((value / factor).toPrecision(SIGNIFICANT_DIGITS))}${unit && ` ${unit}`}`

/** How far before or after a word its negation may stand, in characters. */
const NEGATION_WINDOW = 12
/** From this relatedness on, one certificate or word counts as the other. */
const SAME_MEANING = 0.8

function checkText(condition: Condition, values: string[], offer: Profile): Finding | null {
  const wantsIt = condition.op !== 'not in'
  const property = (offer.input.properties ?? []).find(({ what }) => foldScript(what) === foldScript(condition.what))
  if (property) {
    const holds = values.some(value => foldScript(String(property.value)).includes(foldScript(value)))
    return { condition, state: holds === wantsIt ? 'met' : 'failed', offerQuote: null, gap: null }
  }
  for (const value of values) {
    const place = mentionOf(value, offer)
    if (!place) continue
    const around = `${lastClause(offer.folded.slice(0, place.start))} ${firstClause(offer.folded.slice(place.end))}`
    const denied = lexicon.negation.some(cue => namedIn(around, cue))
    return { condition, state: denied === wantsIt ? 'failed' : 'met', offerQuote: quoteOf(offer, place), gap: null }
  }
  return null
}

const lastClause = (text: string): string =>
  text
    .slice(-NEGATION_WINDOW)
    .split(/[。；;.\n]/)
    .at(-1) ?? ''
const firstClause = (text: string): string => text.slice(0, NEGATION_WINDOW).split(/[。；;.\n]/)[0]

/** Where an offer names a value, literally or by a label of the same concept. */
function mentionOf(value: string, offer: Profile): Place {
  const folded = foldScript(value).trim()
  if (!folded) return null
  const at = placeOf(offer.folded, folded)
  if (at >= 0) return { start: at, end: at + folded.length }
  for (const { concept } of findConcepts(value))
    for (const [other, place] of offer.concepts) if (place && relatedness(concept, other) >= SAME_MEANING) return place
  return null
}
