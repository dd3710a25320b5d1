import type { AmountRole } from '../words/extraction.ts'
import type { Figure } from './figures.ts'
import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policy-terms.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/** What an instrument gives or limits, and as which of the two. */
export type PolicyAmount = Figure & { role: AmountRole }

const gives = new RegExp(`${anyOf(words.gives)}|\\b(?:${anyOf(words.englishGives)})`)
const givenBehind = new RegExp(
  `^[^${characters.sentenceEnds}${characters.clauseEnds}]{0,4}(?:${anyOf(words.givenBehind)})`,
)
const threshold = new RegExp(anyOf(words.thresholds))
const thresholdBehind = new RegExp(words.thresholdBehind)
const charges = new RegExp(anyOf(words.charges))
const targets = new RegExp(anyOf(words.targets))
const totals = new RegExp(anyOf(words.totals))
const perEach = new RegExp(anyOf(words.perEach))
const caps = new RegExp(`(?:${anyOf(words.caps)})[^${characters.clauseEnds}]{0,8}$`)
const floors = new RegExp(`(?:${anyOf(words.floors)})[^${characters.clauseEnds}]{0,4}$`)
const capsBehind = new RegExp(`^(?:${anyOf(words.capsBehind)})`)
const clauseBreak = new RegExp(`[${characters.sentenceEnds}${characters.clauseEnds.replace('、', '')}\\n]`)
const from = new RegExp(`[^${characters.sentenceEnds}${characters.clauseEnds.replace('、', '')}\\n]*$`)
/** No clause says more of a number than in so many characters before it, and behind it. */
const beforeReach = 80
const behindReach = 14

/** Money, shares, and money for each of something (0.2元/千瓦时); head counts and dates are conditions. */
const isAmount = ({ unit }: Figure) =>
  /^[A-Z]{3}(?:\/|$)/.test(unit) || unit.startsWith(characters.yuan) || shares.has(unit)
const shares = new Set(words.shares)

/**
 * Those of the figures of a sentence that say what an instrument gives or limits, each with its role. A number is one
 * where a word of giving stands in its clause, or where it bounds what the clause before gave; what it must reach to be
 * given, what someone is charged and what is hoped for are left out. A section of grants needs no such word.
 */
export function amountsIn(
  text: string,
  sentence: Span,
  figures: readonly Figure[],
  isInGrants: boolean,
): PolicyAmount[] {
  let gave = false
  return figures.filter(isAmount).flatMap(figure => {
    const before = from.exec(text.slice(Math.max(sentence.start, figure.start - beforeReach), figure.start))?.[0] ?? ''
    const rest = text.slice(figure.end, Math.min(sentence.end, figure.end + behindReach))
    const end = rest.search(clauseBreak)
    const behind = end < 0 ? rest : rest.slice(0, end)
    const isGivenBehind = givenBehind.test(behind)
    const isGiven = isGivenBehind || gives.test(before) || gives.test(behind)
    const isBound = gave && (caps.test(before) || floors.test(before) || capsBehind.test(behind) || figure.bound)
    const isCharge = charges.test(before) || charges.test(behind)
    const isAsked =
      (thresholdBehind.test(behind) && !totals.test(before)) || (threshold.test(before) && !isRateOf(before, figure))
    const isHoped = targets.test(before) && !caps.test(before)
    if (isCharge || (!isGivenBehind && (isAsked || isHoped))) return []
    if (!isInGrants && !isGiven && !isBound) return []
    gave = true
    return [{ ...figure, role: roleOf(figure, before, behind) }]
  })
}

/** 按设备投资额的25%, 给予研发投入20%: a share of what else would be a threshold. */
const isRateOf = (before: string, { unit }: Figure) => shares.has(unit) && rateOf.test(before)
const rateOf = new RegExp(words.rateOf)

function roleOf({ unit, bound, qualifier }: Figure, before: string, behind: string): AmountRole {
  const isCap = caps.test(before) || capsBehind.test(behind) || bound === 'to' || qualifier === 'at-most'
  if (shares.has(unit)) return isCap && !rateOf.test(before) ? 'cap' : 'rate'
  if (floors.test(before) || bound === 'from' || qualifier === 'at-least') return 'floor'
  if (totals.test(before) && !perEach.test(before)) return 'total'
  return isCap ? 'cap' : 'fixed'
}
