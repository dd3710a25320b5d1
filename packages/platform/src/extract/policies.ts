import { simplified } from '../words/simplified.ts'
import type { FoundDate } from './dates.ts'
import { titlesInEnglish } from './english-policies.ts'
import type { Figure } from './figures.ts'
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import type { FoundPlace } from './places.ts'
import { amountsIn, type PolicyAmount } from './policy-amounts.ts'
import { isAgreement, issuerOf, signatureOf } from './policy-issuers.ts'
import { bareMentions, findNamedPolicies, keyOf, type NamedPolicy, type PolicyMention } from './policy-names.ts'
import { scopeOf } from './policy-scope.ts'
import { sectionsOf } from './policy-sections.ts'
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
  const { named: titled, mentions: short } = findNamedPolicies(passage)
  const english = titlesInEnglish(text).map(policy => ({ ...policy, own: false, issued: false, cited: false }))
  const named = [...titled, ...english].sort((a, b) => a.start - b.start)
  const main = mainOf(text, named, short)
  const bare = main ? bareMentions(text, main) : []
  const mentions = [...named, ...[...short, ...bare].map(({ of, ...span }) => ({ ...span, name: of, cited: false }))]
    .map(({ start, end, name, cited }) => ({ start, end, key: keyOf(name), cited }))
    .sort((a, b) => a.start - b.start)
  const mentionsByKey = Map.groupBy(mentions, ({ key }) => key)

  return [...Map.groupBy(named, ({ name }) => keyOf(name))].map(([key, all]) => {
    const isMain = main !== null && keyOf(main.name) === key
    const isOwn = isMain && main.own
    const scope = scopeOf(
      passage,
      mentions,
      mentionsByKey.get(key) ?? [],
      isOwn ? 'own' : isMain ? 'main' : 'mentioned',
    )
    const sections = sectionsOf(text, scope)
    const amounts = scope.flatMap((span, index) => amountsIn(text, span, within(figures, span), sections.grants[index]))
    const told = all.map(policy => sentences[firstEndingAfter(sentences, policy.start)] ?? policy)
    const speaking = isMain ? scope : [...scope, ...told]
    const issuers = isAgreement(key)
      ? []
      : all.map((policy, index) => issuerOf(text, policy, told[index], places, organisations))
    return {
      start: all[0].start,
      end: all[0].end,
      name: simplified(longest(all.map(({ name }) => name))),
      issuer: (isOwn ? signatureOf(passage, organisations) : null) ?? issuers.find(issuer => issuer) ?? null,
      amounts,
      beneficiary: beneficiaryOf(passage, speaking, !isOwn),
      conditions: conditionsOf(text, scope, amounts, sections),
      valid: validityOf(text, all[0].name, speaking, span => within(dates, span)),
    }
  })
}

/** So many of the instruments that a text names first can be what it is about. */
const leading = 3

/** What a text is, announces or is about: it calls it by a short name, or begins with its issuing. Else null. */
function mainOf(text: string, named: readonly NamedPolicy[], short: readonly PolicyMention[]): NamedPolicy | null {
  const shortened = new Set(short.map(({ of }) => of))
  const first = named.filter(({ cited }) => !cited).slice(0, leading)
  return (
    named.find(({ own }) => own) ??
    named.find(({ name }) => shortened.has(name)) ??
    first.find(policy => bareMentions(text, policy).length > 0) ??
    onlyIssued(named) ??
    null
  )
}

/** What a text that begins with its issuing is about, where it names no other instrument but as a ground. */
function onlyIssued(named: readonly NamedPolicy[]): NamedPolicy | undefined {
  const [first, ...others] = named.filter(({ cited }) => !cited)
  return first?.issued && others.every(({ name }) => keyOf(name) === keyOf(first.name)) ? first : undefined
}

/** Editions of an instrument (试行, 2023年修订) are one; the fullest name is its name. */
const longest = (names: readonly string[]): string =>
  names.reduce((best, name) => (name.length > best.length ? name : best))
