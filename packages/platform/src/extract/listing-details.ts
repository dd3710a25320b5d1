import type { Extraction } from '../words/extraction.ts'
import { type Figure, findFigures } from './figures.ts'
import { type Field, fieldOfLabel } from './listing-labels.ts'
import details from './lists/listing-details.json' with { type: 'json' }
import fields from './lists/listing-fields.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, readPassage, type Span, trimmed, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { type FoundWant, type Side, type Stated, titled } from './wants.ts'

/** What a listing says beside its title; the fields of the contract. */
export type Details = Pick<Extraction['needs'][number], 'owner' | 'field' | 'budget' | 'criteria'>

/** What was found in the text before; both in order and disjoint. */
export type Known = { organisations: readonly FoundOrganisation[]; figures: readonly Figure[] }

const label = /(?:^|[\n。；;，,\s])(?:[•·●■◆▪※*-]\s*)?([^\n。；;，,\s:：|｜\t]{2,12})\s*[:：|｜\t]\s*/g
const valueEnd = /[。；;\n\t|｜]|[ \u3000]{2,}/
const clauseEnd = /[，；;。\n\t|｜]|[:：](?!\d)|、(?=[^、，；。]*\d)/
const trailingBracket = /[（(][^（）()]*[）)]$/
const measure = new RegExp(details.measure.pattern)
const required = new RegExp(anyOf(details.required.words))
const lead = new RegExp(details.required.strip)
const proposer = new RegExp(
  `(?:^|[。；\\n\\t ])([^。；，,：:\\s]{4,30}?)(?:${anyOf(details.proposes.words)})[：:，,了]?`,
)
const isMoney = new RegExp(`^(?:${anyOf(details.money.units)}|[A-Z]{3})$`)
const payment = {
  needs: new RegExp(`(?:${anyOf([...fields.endings.budget, ...details.money.needs])})[^，。；]{0,8}$`, 'i'),
  offers: new RegExp(`(?:${anyOf([...fields.endings.price, ...details.money.offers])})[^，。；]{0,8}$`, 'i'),
}
const paymentClause = new RegExp(anyOf([...fields.endings.budget, ...details.money.needs]), 'i')

/**
 * Reads owner, field, budget and criteria of a listing, from the columns of its table, the labels in its quote, else its
 * words: the first organisation it names, the money told as a budget or price, and, of a need, the clauses with a
 * measure. What is not said is left out.
 */
export function detailsOf(passage: Passage, want: FoundWant, side: Side, known: Known): Details {
  const stated = { ...labelled(passage.text, want), ...want.stated }
  const owner = ownerOf(passage, stated.owner, want, known)
  const field = stated.field && titled(passage.text.slice(stated.field.start, stated.field.end))
  const budget = budgetOf(passage, stated.budget ?? stated.price, want, side, known)
  const criteria = criteriaOf(
    passage,
    stated.criteria ?? (side === 'needs' ? want : undefined),
    stated.criteria !== undefined,
    known,
  )
  return {
    ...(owner && { owner }),
    ...(field && { field }),
    ...(budget && { budget }),
    ...(criteria.length > 0 && { criteria }),
  }
}

/** The values of the labels in a listing's quote, the first of each field. */
function labelled(text: string, want: Span): Partial<Record<Field, Stated>> {
  const content = text.slice(want.start, want.end)
  const found: Partial<Record<Field, Stated>> = {}
  for (const match of content.matchAll(label)) {
    const field = fieldOfLabel(match[1])
    if (!field || found[field]) continue
    const from = match.index + match[0].length
    const rest = content.slice(from)
    const stop = field === 'criteria' ? rest.indexOf('\n') : rest.search(valueEnd)
    const value = trimmed(text, want.start + from, want.start + (stop < 0 ? content.length : from + stop))
    if (value) found[field] = value
  }
  return found
}

/** Who is named for it; else who a line says proposes it, else the organisation named last in the line before it. */
function ownerOf(passage: Passage, stated: Span | undefined, want: Span, { organisations }: Known): string | undefined {
  const { text, lines } = passage
  if (stated) return text.slice(stated.start, stated.end).replace(trailingBracket, '').trim() || undefined
  const proposed = proposer.exec(text.slice(want.start, want.end))?.[1]
  const named = within(organisations, want)[0]
  if (proposed && (!named || proposed.endsWith(named.name))) return proposed
  if (named) return named.name
  const line = lines[firstEndingAfter(lines, want.start)]
  return within(organisations, { start: line.start, end: want.start }).at(-1)?.name
}

function budgetOf(
  passage: Passage,
  stated: Stated | undefined,
  want: Span,
  side: Side,
  { figures }: Known,
): Details['budget'] {
  const { text, raw } = passage
  const quoted = ({ value, unit, start, end }: Figure) => ({ value, unit, quote: raw.slice(start, end) })
  if (stated) {
    const figure = within(figures, stated).find(({ unit }) => isMoney.test(unit))
    if (figure) return quoted(figure)
    const cell = text.slice(stated.start, stated.end)
    const [read] = stated.unit ? findFigures(readPassage(cell + stated.unit), []) : []
    return read && isMoney.test(read.unit)
      ? { value: read.value, unit: read.unit, quote: raw.slice(stated.start, stated.end) }
      : undefined
  }
  const figure = within(figures, want).find(
    each => isMoney.test(each.unit) && payment[side].test(text.slice(want.start, each.start)),
  )
  return figure && quoted(figure)
}

const operators = { over: '≥', 'at-least': '≥', under: '≤', 'at-most': '≤', nearly: '=', about: '=' } as const

/** The clauses that state a condition: all of a column or label for them, else those with a measure and a figure. */
function criteriaOf(
  passage: Passage,
  source: Span | undefined,
  isStated: boolean,
  { figures }: Known,
): NonNullable<Details['criteria']> {
  if (!source) return []
  const found: NonNullable<Details['criteria']> = []
  const { text, raw } = passage
  let at = source.start
  let isAsked = isStated
  for (const part of text.slice(source.start, source.end).split(clauseEnd)) {
    const begins = at
    at += part.length + 1
    if (!isStated && sentenceEnd.test(text[begins - 1] ?? '')) isAsked = false
    const asks = required.test(part)
    isAsked ||= asks
    const skipped = lead.exec(part.trimStart())?.[0].length ?? 0
    const clause = trimmed(text, begins + (part.length - part.trimStart().length) + skipped, begins + part.length)
    if (!clause || clause.end - clause.start < shortestCriterion) continue
    const words = text.slice(clause.start, clause.end)
    const numbers = within(figures, clause)
    const isMeasured = numbers.length > 0 && measure.test(words)
    if ((!isAsked && !isMeasured) || (!isStated && paymentClause.test(words))) continue
    found.push({ quote: raw.slice(clause.start, clause.end), ...(numbers.length === 1 && conditionOf(numbers[0])) })
  }
  return found
}

const sentenceEnd = /[。\n]/
const shortestCriterion = 3

const conditionOf = ({ qualifier, value, unit }: Figure) => ({
  op: qualifier ? operators[qualifier] : ('=' as const),
  value,
  unit,
})
