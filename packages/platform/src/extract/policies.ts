import { simplified } from '../words/simplified.ts'
import type { FoundDate } from './dates.ts'
import { titlesInEnglish } from './english-policies.ts'
import type { Figure } from './figures.ts'
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import type { FoundPlace } from './places.ts'
import { amountsIn, type PolicyAmount } from './policy-amounts.ts'
import { issuerOf, signatureOf } from './policy-issuers.ts'
import { bareMentions, findNamedPolicies, keyOf, type NamedPolicy } from './policy-names.ts'
import { scopeOf } from './policy-scope.ts'
import { beneficiaryOf, conditionsOf } from './policy-terms.ts'
import { type Validity, validityOf } from './policy-validity.ts'

/**
 * A policy instrument, where it is named first. `issuer` is a place or an organisation; the rest is what the sentences
 * that speak of it say: amounts with their roles, whom it is for, what it asks, how long it holds.
 */
export type FoundPolicy = Span & {
  name: string
  issuer: string | null
  amounts: PolicyAmount[]
  beneficiary: Span | null
  conditions: Span[]
  valid: Validity | null
}

/** What the other finders found in the same text. */
type Found = {
  places: readonly FoundPlace[]
  organisations: readonly FoundOrganisation[]
  figures: readonly Figure[]
  dates: readonly FoundDate[]
}

/**
 * Policy instruments, one each, in order of their first mention: titles in 《》, a title line that is one, a programme that
 * a notice invites to, English titles. Agreements count; books, articles, standards and terms of products do not.
 */
export function findPolicies(passage: Passage, { places, organisations, figures, dates }: Found): FoundPolicy[] {
  const { text, sentences } = passage
  const { named: titled, mentions } = findNamedPolicies(passage)
  const english = titlesInEnglish(text).map(policy => ({ ...policy, own: false, cited: false }))
  const named = [...titled, ...english].sort((a, b) => a.start - b.start)
  const main =
    named.find(({ own }) => own) ??
    named.find(({ name }) => mentions.some(({ of }) => of === name)) ??
    named.find(policy => !policy.cited && bareMentions(text, policy).length > 0) ??
    null
  const mainMentions = main ? [...mentions, ...bareMentions(text, main)] : mentions

  return instrumentsOf(named).map(all => {
    const [first] = all
    const isMain = main !== null && keyOf(main.name) === keyOf(first.name)
    const own = mainMentions.filter(({ of }) => keyOf(of) === keyOf(first.name))
    const scope = scopeOf(passage, named, [...all, ...own], isMain ? (main.own ? 'own' : 'main') : 'mentioned')
    const amounts = scope.flatMap(span => amountsIn(text, span, within(figures, span)))
    const issuers = all.map(policy => issuerOf(text, policy, sentenceOf(sentences, policy), places, organisations))
    const speaking = isMain ? scope : [...scope, ...all.map(policy => sentenceOf(sentences, policy))]
    return {
      start: first.start,
      end: first.end,
      name: simplified(longest(all).name),
      issuer:
        (isMain && main.own ? signatureOf(passage, organisations) : null) ?? issuers.find(issuer => issuer) ?? null,
      amounts,
      beneficiary: beneficiaryOf(passage, isMain ? scope : speaking),
      conditions: conditionsOf(passage, scope, amounts),
      valid: validityOf(text, first.name, speaking, span => within(dates, span)),
    }
  })
}

/** Mentions of the same instrument together; its editions (试行, 2023年修订) are one. */
function instrumentsOf(named: readonly NamedPolicy[]): [NamedPolicy, ...NamedPolicy[]][] {
  const groups = new Map<string, [NamedPolicy, ...NamedPolicy[]]>()
  for (const policy of named) {
    const group = groups.get(keyOf(policy.name))
    if (group) group.push(policy)
    else groups.set(keyOf(policy.name), [policy])
  }
  return [...groups.values()]
}

const longest = ([first, ...others]: readonly [NamedPolicy, ...NamedPolicy[]]): NamedPolicy =>
  others.reduce((best, policy) => (policy.name.length > best.name.length ? policy : best), first)

const sentenceOf = (sentences: readonly Span[], span: Span): Span =>
  sentences[firstEndingAfter(sentences, span.start)] ?? span
