import { englishIssuing } from './english-policies.ts'
import characters from './lists/characters.json' with { type: 'json' }
import suffixes from './lists/organisation-suffixes.json' with { type: 'json' }
import words from './lists/policies.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import type { FoundPlace } from './places.ts'

type Subject = Span & { name: string; isPlace: boolean }

/** How far before a title its issuer and the verb of issuing stand; without a verb, right before it. */
const issuerReach = 60
const adjacent = 12
/** A title that names its issuer does so in its first characters. */
const titleHead = 8
/** Who signs a notice stands alone in one of its last lines, or heads it in one of its first. */
const signatureLines = 5
const headLines = 3
const verbOfIssuing = new RegExp(`${anyOf(words.issuing)}|${englishIssuing.source}`, 'g')
const bracketed = new RegExp(`${characters.openTitle}[^${characters.closeTitle}]*${characters.closeTitle}`, 'g')
const clauseBreak = /[，,；;：:]/
const lastClause = new RegExp(`[^${characters.clauseEnds.replace('、', '')}]*$`)
const jointly = new RegExp(`^(?:${anyOf(words.jointly)})$`)
/** 市政府办公室: who issues is the place before it, if one is named. */
const nameless = new RegExp(`^(?:${anyOf(suffixes.ranks.words)})`)
const openQuote = /[“「『]/
const blank = /^[\s\u3000、]*$/

/** Who signs the text in one of its last lines, or stands alone above it; several are joined by 、. */
export function signatureOf({ text, lines }: Passage, organisations: readonly FoundOrganisation[]): string | null {
  for (const line of [...lines.slice(-signatureLines).reverse(), ...lines.slice(0, headLines)]) {
    const signers = within(organisations, line)
    if (signers.length === 0) continue
    const gaps = [...signers, { start: line.end }].map(({ start }, index) =>
      text.slice(signers[index - 1]?.end ?? line.start, start),
    )
    if (gaps.every(gap => blank.test(gap))) return signers.map(({ name }) => name).join(words.enumeration)
  }
  return null
}

/** Parties sign an agreement, nobody issues it. */
export const isAgreement = (name: string): boolean => agreement.test(name)
const agreement = new RegExp(words.agreements)

/** Who stands before the verb that leads to the title, or right before it, in its sentence; else whom it begins with. */
export function issuerOf(
  text: string,
  policy: Span,
  sentence: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): string | null {
  const subjectsIn = (span: Span): Subject[] =>
    [
      ...within(organisations, span)
        .filter(({ name }) => !nameless.test(name))
        .map(({ start, end, name }) => ({ start, end, name, isPlace: false })),
      ...within(places, span)
        .filter((place, index, all) => all[index - 1]?.start !== place.start && all[index + 1]?.start !== place.start)
        .map(({ start, end, place }) => ({ start, end, name: place.name, isPlace: true })),
    ].sort((a, b) => a.start - b.start)
  const from = Math.max(sentence.start, policy.start - issuerReach)
  const verb = [...text.slice(from, policy.start).matchAll(verbOfIssuing)].findLast(
    ({ index, 0: word }) =>
      !clauseBreak.test(text.slice(from + index + word.length, policy.start).replace(bracketed, '')),
  )
  const before = verb
    ? { start: from, end: from + verb.index }
    : { start: Math.max(from, policy.start - adjacent), end: policy.start }
  const head = { start: policy.start, end: Math.min(policy.end, policy.start + titleHead) }
  const clause = text.slice(before.start, before.end).search(lastClause)
  const lead = leaders(text, subjectsIn({ start: before.start + Math.max(0, clause), end: before.end }))
  const office = within(organisations, before).at(-1)
  // What stands in quotes at its head is what it is called after: “示例英才”专项资金.
  const named = subjectsIn(head).filter(({ start }) => !openQuote.test(text[start - 1] ?? ''))
  return lead ?? (subjectsIn(before).at(-1) ?? named[0] ?? office)?.name ?? null
}

/** Those who issue together, as written; of a chain of places (浙江杭州) the narrowest. */
function leaders(text: string, subjects: readonly Subject[]): string | null {
  let last = 0
  const between = (index: number) => text.slice(subjects[index].end, subjects[index + 1].start)
  while (subjects[last + 1] && subjects[last].isPlace && between(last) === '') last++
  const first = last
  if (!subjects[first]) return null
  if (subjects[first].isPlace) return subjects[first].name
  while (subjects[last + 1] && !subjects[last + 1].isPlace && jointly.test(between(last))) last++
  return first === last ? subjects[first].name : text.slice(subjects[first].start, subjects[last].end)
}
