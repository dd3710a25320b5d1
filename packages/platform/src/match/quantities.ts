import { foldScript } from '@langqiao/vocabulary'
import lexicon from './data/lexicon.json' with { type: 'json' }
import data from './data/quantities.json' with { type: 'json' }

/** A number with its unit, in the base unit of its dimension; `factor` turns it back into the unit as written. */
export type Measure = { dimension: string; factor: number; unit: string }

/** What a text says about a quantity: between `low` and `high` in base units, quoted at `start`…`end`. */
export type Amount = Measure & {
  quantity: string
  low: number
  high: number
  start: number
  end: number
  /** Whether the text names the quantity, or it goes without saying for the unit. */
  named: boolean
  /** The number and its unit alone, without the name of the quantity. */
  written: { start: number; end: number }
}

/** An amount that a need sets as a limit. */
export type Bound = { amount: Amount; op: '≥' | '≤'; value: number; hard: boolean }

type Dimension = { assumed?: string; defaultUnit?: string; units: Record<string, number> }
const dimensions = Object.entries(data.dimensions as Record<string, Dimension>)
const units = new Map<string, { dimension: string; factor: number }>(
  dimensions.flatMap(([dimension, { units: known }]) =>
    Object.entries(known).map(([unit, factor]): [string, { dimension: string; factor: number }] => [
      unit,
      { dimension, factor },
    ]),
  ),
)
const assumedQuantity = new Map(dimensions.map(([dimension, { assumed }]) => [dimension, assumed]))
const defaultUnits = new Map(dimensions.map(([dimension, { defaultUnit }]) => [dimension, defaultUnit]))
const dimensionOf = new Map(data.quantities.map(({ id, dimension }) => [id, dimension]))
const labels = data.quantities
  .flatMap(({ id, dimension, zh, en }) =>
    [...zh, ...en, id].map(label => ({ label: foldScript(label), quantity: id, dimension })),
  )
  .toSorted((a, b) => b.label.length - a.label.length)
const multipliers = new Map<string, number>(Object.entries(data.multipliers))
const numerals = new Map<string, number>(Object.entries(data.numerals))
const tens = new Map<string, number>(Object.entries(data.tens))

const asPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const anyOf = (texts: Iterable<string>) =>
  [...texts]
    .toSorted((a, b) => b.length - a.length)
    .map(asPattern)
    .join('|')

const han = [...numerals.keys(), ...tens.keys()].join('')
const number = `(?:${anyOf(data.minus)})?(?:(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?|[${han}]{1,6})`
const unit = `\\s?(${anyOf(multipliers.keys())})?\\s?(${anyOf(units.keys())})(?![a-z²³])`
const amounts = new RegExp(
  `(?<![a-z\\d.])(${number})(?:${unit.replace('(?![a-z²³])', '')})?\\s?(?:${anyOf(data.rangeMarks)})\\s?(${number})${unit}|(?<![a-z\\d.])(${number})${unit}`,
  'gi',
)
const readinessLabels = labels.filter(({ quantity }) => quantity === 'readiness').map(({ label }) => label)
/** Readiness levels come without a unit: `TRL 7`. */
const bareReadiness = new RegExp(`(?:${anyOf(readinessLabels)})[^\\d，。；;,]{0,12}?([1-9])(?![\\d.%])`, 'gi')
const clauseMarks = /[，。；！？、,;!?()（）\n]|\.(?!\d)/
/** How far from a number its quantity may be named, in characters. */
const LABEL_WINDOW = 24

/** The quantity that a word names, by identifier or label in either language; null when none is known. */
export function quantityOf(what: string): string | null {
  const folded = foldScript(what).trim()
  return (
    (labels.find(({ label }) => label === folded) ?? labels.find(({ label }) => namedIn(folded, label)))?.quantity ??
    null
  )
}

/** What a quantity is called in a language; an unknown one keeps its name. */
export function quantityName(quantity: string, language: 'zh' | 'en'): string {
  return data.quantities.find(({ id }) => id === quantity)?.[language][0] ?? quantity
}

/** The measure that a unit stands for; without a unit the usual one of the quantity; an unknown unit is its own dimension. */
export function measureOf(unitText: string | undefined, quantity: string | null): Measure | null {
  const dimension = quantity === null ? undefined : dimensionOf.get(quantity)
  const written = unitText?.trim() || (dimension && defaultUnits.get(dimension))
  if (!written) return null
  const known = unitOf(written)
  if (known) return { ...known, unit: written }
  for (const [multiplier, times] of multipliers) {
    const rest = written.startsWith(multiplier) ? unitOf(written.slice(multiplier.length).trim()) : undefined
    if (rest) return { dimension: rest.dimension, factor: rest.factor * times, unit: written }
  }
  return { dimension: `unit:${foldScript(written)}`, factor: 1, unit: written }
}

const unitOf = (text: string) => units.get(text) ?? units.get(text.toLowerCase())

/** The amounts in a text whose quantity is named beside them, or goes without saying for the unit. */
export function readAmounts(text: string): Amount[] {
  const folded = foldScript(text)
  const found: Amount[] = []
  for (const match of text.matchAll(amounts)) {
    const [whole, first, firstMultiplier, firstUnit, second, rangeMultiplier, rangeUnit, only, multiplier, onlyUnit] =
      match
    const written = onlyUnit ?? rangeUnit
    if (data.lowerCaseUnits.includes(written.toLowerCase()) && written !== written.toLowerCase()) continue
    const base = unitOf(written)
    if (!base) continue
    const times = multipliers.get(multiplier ?? rangeMultiplier ?? '') ?? 1
    const factor = base.factor * times
    const high = numberIn(only ?? second) * factor
    const firstBase = firstUnit ? unitOf(firstUnit) : base
    const low =
      first === undefined
        ? high
        : numberIn(first) *
          (firstUnit ? (firstBase?.factor ?? 1) * (multipliers.get(firstMultiplier ?? '') ?? 1) : factor)
    const [start, end] = [match.index, match.index + whole.length]
    const named = labelNear(folded, start, end, base.dimension)
    const quantity = named?.quantity ?? assumedQuantity.get(base.dimension)
    if (!quantity || !Number.isFinite(low) || !Number.isFinite(high)) continue
    found.push({
      quantity,
      dimension: base.dimension,
      factor,
      unit: written === undefined ? '' : `${multiplier ?? rangeMultiplier ?? ''}${written}`,
      low: Math.min(low, high),
      high: Math.max(low, high),
      start: Math.min(start, named?.start ?? start),
      end: Math.max(end, named?.end ?? end),
      named: named !== undefined,
      written: { start, end },
    })
  }
  for (const match of folded.matchAll(bareReadiness)) {
    const value = Number(match[1])
    const [start, end] = [match.index, match.index + match[0].length]
    if (!found.some(amount => amount.quantity === 'readiness' && amount.start <= end && amount.end >= start))
      found.push({
        quantity: 'readiness',
        dimension: 'level',
        factor: 1,
        unit: '',
        low: value,
        high: value,
        start,
        end,
        named: true,
        written: { start: end - 1, end },
      })
  }
  return found
}

/**
 * The limits that a need sets in its text: an amount with `at least`, `以内` and the like; a budget is a soft ceiling.
 * Masses have to be named: tonnes a year are no payload.
 */
export function readBounds(text: string): Bound[] {
  const folded = foldScript(text)
  return readAmounts(text).flatMap(amount => {
    if (!amount.named && data.namedOnlyInLimits.includes(amount.dimension)) return []
    const clause = clauseAround(folded, amount.start, amount.end)
    const op = comparatorOf(
      folded.slice(clause.start, amount.written.start),
      folded.slice(amount.written.end, clause.end),
    )
    const wish = lexicon.wish.some(cue => namedIn(folded.slice(clause.start, clause.end), foldScript(cue)))
    if (op) return [{ amount, op, value: op === '≥' ? amount.low : amount.high, hard: !wish }]
    const named = folded.slice(amount.start, amount.end)
    const ceiling = amount.dimension === 'money' && data.ceilings.some(label => named.includes(label))
    return ceiling ? [{ amount, op: '≤' as const, value: amount.high, hard: false }] : []
  })
}

/** The limit that the words before and after a number make of it, back to the number before. */
function comparatorOf(before: string, after: string): '≥' | '≤' | null {
  const near = before.slice(-COMPARATOR_WINDOW).replace(/^.*\d/s, '')
  const mark = comparators.find(({ text, follows }) =>
    follows ? after.trimStart().startsWith(text) : namedIn(near, text),
  )
  return mark?.op ?? null
}

/** How far before a number the word that makes it a limit may stand, in characters. */
const COMPARATOR_WINDOW = 24

/** The marks of limits, the longest first, because `不超过` has `超过` in it. */
const comparators = (
  [
    ['≥', lexicon.atLeast],
    ['≤', lexicon.atMost],
  ] as const
)
  .flatMap(([op, { before, after }]) => [
    ...before.map(text => ({ op, text: foldScript(text), follows: false })),
    ...after.map(text => ({ op, text: foldScript(text), follows: true })),
  ])
  .toSorted((a, b) => b.text.length - a.text.length)

/** Whether a folded label stands in a folded text, Latin ones as whole words. */
export function namedIn(text: string, label: string): boolean {
  return placeOf(text, label) >= 0
}

const wordUnit = /[a-z\d]/

/** Where a folded label first stands in a folded text, Latin ones as whole words; −1 when it does not. */
export function placeOf(text: string, label: string, from = 0): number {
  for (let at = text.indexOf(label, from); at >= 0; at = text.indexOf(label, at + 1)) {
    const opens = !wordUnit.test(label[0]) || !wordUnit.test(text[at - 1] ?? ' ')
    const closes = !wordUnit.test(label.at(-1) as string) || !wordUnit.test(text[at + label.length] ?? ' ')
    if (opens && closes) return at
  }
  return -1
}

function clauseAround(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end]
  while (from > 0 && !isClauseMark(text, from - 1)) from--
  while (to < text.length && !isClauseMark(text, to)) to++
  return { start: from, end: to }
}

const isClauseMark = (text: string, at: number): boolean =>
  clauseMarks.test(text.slice(at, at + 2).slice(0, text[at] === '.' ? 2 : 1))

/** The label nearest to a number within its clause, before it or after it. */
function labelNear(
  folded: string,
  start: number,
  end: number,
  dimension: string,
): { quantity: string; start: number; end: number } | undefined {
  const clause = clauseAround(folded, start, end)
  const before = folded.slice(Math.max(clause.start, start - LABEL_WINDOW), start)
  const after = folded.slice(end, Math.min(clause.end, end + LABEL_WINDOW))
  let nearest: { quantity: string; start: number; end: number; distance: number } | undefined
  for (const { label, quantity, dimension: own } of labels) {
    if (own !== dimension) continue
    const leading = lastPlaceOf(before, label)
    const trailing = placeOf(after, label)
    const options = [
      ...(leading < 0
        ? []
        : [{ distance: before.length - leading - label.length, at: start - before.length + leading }]),
      ...(trailing < 0 ? [] : [{ distance: trailing, at: end + trailing }]),
    ]
    for (const { distance, at } of options)
      if (!nearest || distance < nearest.distance) nearest = { quantity, start: at, end: at + label.length, distance }
  }
  return nearest
}

function lastPlaceOf(text: string, label: string): number {
  let last = -1
  for (let at = placeOf(text, label); at >= 0; at = placeOf(text, label, at + 1)) last = at
  return last
}

function numberIn(written: string): number {
  const sign = data.minus.some(mark => written.startsWith(mark)) ? -1 : 1
  const digits = written.replace(/[^\d.]/g, '')
  return sign * (digits ? Number(digits) : hanNumber(written))
}

function hanNumber(written: string): number {
  let [total, digit] = [0, 0]
  for (const character of written) {
    const ten = tens.get(character)
    if (ten) {
      total += (digit || 1) * ten
      digit = 0
    } else digit = numerals.get(character) ?? 0
  }
  return total + digit
}
