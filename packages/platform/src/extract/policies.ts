import { simplified } from '../words/simplified.ts'
import type { Figure } from './figures.ts'
import characters from './lists/characters.json' with { type: 'json' }
import policyWords from './lists/policies.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'
import type { FoundPlace } from './places.ts'

/** A policy instrument as mentioned; `issuer` is a place or an organisation, `amounts` what its sentence promises. */
export type FoundPolicy = Span & { name: string; issuer: string | null; amounts: Figure[] }

const instrumentEnd = new RegExp(`(?:${anyOf(policyWords.instruments)})$`)
const notInstrument = new RegExp(`(?:${anyOf(policyWords.notInstruments)})$`)
const needsContext = new RegExp(`(?:${anyOf(policyWords.needContext)})$`)
const context = new RegExp(anyOf(policyWords.contextInName))
const issuing = new RegExp(anyOf(policyWords.issuing))
const isIssued = new RegExp(`(?:${anyOf(policyWords.issuing)})${policyWords.afterIssuing}$`)
const notBefore = new RegExp(anyOf(policyWords.notBefore))
const title = new RegExp(
  `${characters.openTitle}([^${characters.openTitle}${characters.closeTitle}\\n]{2,80})${characters.closeTitle}`,
  'g',
)
/** What may follow the instrument's word in a name: edition, draft, years. */
const edition = new RegExp(policyWords.edition)
const englishPolicy = new RegExp(
  `\\b(?:[A-Z][\\w-]* ){0,4}(?:${anyOf(policyWords.english)})(?: (?:for|on|of|to|in)(?: the)?(?: [A-Za-z-]+){1,8}?(?=[,.;:()”"\\n]| which| that| in | from | by |$))?`,
  'g',
)
const englishIssuing = new RegExp(`\\b(?:${anyOf(policyWords.englishIssuing)})\\b`)
/** How far before a title its issuer and the verb of issuing stand. */
const issuerReach = 40
/** Units that a policy grants in; head counts and dates are conditions. */
const isAmount = ({ unit }: Figure) => /^[A-Z]{3}$/.test(unit) || unit === characters.yuan || unit === '%'

/** Policy instruments in order: titles in 《》, a title line that is one, and English titles after a verb of issuing. */
export function findPolicies(
  passage: Passage,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
  figures: readonly Figure[],
): FoundPolicy[] {
  const bracketed = titlesInBrackets(passage.text)
  const found = [...bracketed, ...titleLines(passage, bracketed), ...titlesInEnglish(passage.text)].sort(
    (a, b) => a.start - b.start,
  )
  const notice = noticeOf(passage, found, organisations)
  return found.map((policy, index) => {
    const sentence = passage.sentences[firstEndingAfter(passage.sentences, policy.start)] ?? policy
    const reach = { start: policy.end, end: Math.min(sentence.end, found[index + 1]?.start ?? sentence.end) }
    const isNotice = notice?.policy === policy
    const issuer = issuerOf(passage.text, policy, sentence, places, organisations)
    return {
      start: policy.start,
      end: policy.end,
      name: simplified(policy.name),
      issuer: isNotice ? (notice.issuer ?? issuer) : issuer,
      amounts: (isNotice ? [...figures] : within(figures, reach)).filter(isAmount),
    }
  })
}

/** A notice names the instrument in its first lines and gives its articles: all its amounts are that instrument's. */
const noticeHead = 3
/** The issuer signs in one of the last lines, alone. */
const signatureLines = 4
const hasArticles = new RegExp(policyWords.articles)
const announces = new RegExp(policyWords.noticeOf.join('|'))

function noticeOf(
  { text, lines }: Passage,
  found: readonly Titled[],
  organisations: readonly FoundOrganisation[],
): { policy: Titled; issuer: string | null } | null {
  const policy = found[0]
  const line = lines.slice(0, noticeHead).find(({ start, end }) => policy && start <= policy.start && policy.end <= end)
  if (!policy || !line) return null
  const isTitle = policy.end - policy.start === line.end - line.start
  if (!isTitle && !announces.test(text.slice(line.start, line.end))) return null
  if (!lines.some(({ start, end }) => hasArticles.test(text.slice(start, Math.min(end, start + 5))))) return null
  const signature = organisations.findLast(({ start, end }) =>
    lines.slice(-signatureLines).some(each => each.start === start && each.end === end),
  )
  return { policy, issuer: signature?.name ?? null }
}

/** A first line without 《》 that is an instrument's title as it stands. */
function titleLines({ text, lines }: Passage, bracketed: readonly Titled[]): Titled[] {
  return lines.slice(0, noticeHead).flatMap(line => {
    const name = text.slice(line.start, line.end)
    const isTitle = name.length <= longestTitle && isInstrument(name, false) && relating.test(name)
    const isCovered = bracketed.some(({ start, end }) => start < line.end && end > line.start)
    return isTitle && !isCovered ? [{ ...line, name }] : []
  })
}

const longestTitle = 60
const relating = new RegExp(policyWords.relating.join('|'))

type Titled = Span & { name: string }

function titlesInBrackets(text: string): Titled[] {
  return [...text.matchAll(title)].flatMap(match => {
    const name = match[1].trim()
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    const clause = before.slice(before.search(new RegExp(`[^${characters.sentenceEnds}${characters.clauseEnds}]*$`)))
    if (!isInstrument(name, isIssued.test(clause)) || notBefore.test(clause)) return []
    return [{ start: match.index, end: match.index + match[0].length, name }]
  })
}

/** A word that books bear as well (指南, 规范) makes an instrument where it is issued or its name tells a public matter. */
function isInstrument(name: string, isIssued: boolean): boolean {
  const stem = name.replace(edition, '')
  if (!instrumentEnd.test(stem) || notInstrument.test(stem)) return false
  if (/[:：|]/.test(stem)) return false
  return isIssued || !needsContext.test(stem) || context.test(stem)
}

function titlesInEnglish(text: string): Titled[] {
  return [...text.matchAll(englishPolicy)].flatMap(match => {
    const before = text.slice(Math.max(0, match.index - issuerReach), match.index)
    const name = match[0].replace(/^(?:The|A|An) /, '')
    if (!englishIssuing.test(before) || !name.includes(' ')) return []
    const start = match.index + match[0].length - name.length
    return [{ start, end: start + name.length, name }]
  })
}

/** An issuer right before a title without a verb stands within this many characters before it. */
const adjacent = 12
/** A title that names its issuer does so in its first characters. */
const titleHead = 8
const verbOfIssuing = new RegExp(`${issuing.source}|${englishIssuing.source}`, 'g')

const clauseBreak = /[，,；;：:]/
const lastClause = new RegExp(`[^${characters.clauseEnds.replace('、', '')}]*$`)

/** The first of those who issue together; of a chain of places (浙江杭州) the narrowest. */
function leader<S extends Span>(subjects: readonly S[]): S | undefined {
  let index = 0
  while (subjects[index + 1]?.start === subjects[index]?.end && subjects[index]) index++
  return subjects[index]
}

/** Who stands before the verb that leads to the title, or right before it, in its sentence; else whom it begins with. */
function issuerOf(
  text: string,
  policy: Titled,
  sentence: Span,
  places: readonly FoundPlace[],
  organisations: readonly FoundOrganisation[],
): string | null {
  const subjectsIn = (span: Span) =>
    [
      ...within(organisations, span).map(({ start, end, name }) => ({ start, end, name })),
      ...within(places, span)
        .filter((place, index, all) => all[index - 1]?.start !== place.start && all[index + 1]?.start !== place.start)
        .map(({ start, end, place }) => ({ start, end, name: place.name })),
    ].sort((a, b) => a.start - b.start)
  const from = Math.max(sentence.start, policy.start - issuerReach)
  const verb = [...text.slice(from, policy.start).matchAll(verbOfIssuing)].findLast(
    ({ index, 0: word }) => !clauseBreak.test(text.slice(from + index + word.length, policy.start).replace(title, '')),
  )
  const before = verb
    ? { start: from, end: from + verb.index }
    : { start: Math.max(from, policy.start - adjacent), end: policy.start }
  const head = { start: policy.start, end: Math.min(policy.end, policy.start + titleHead) }
  const clause = text.slice(before.start, before.end).search(lastClause)
  const first = leader(subjectsIn({ start: before.start + Math.max(0, clause), end: before.end }))
  return (first ?? subjectsIn(before).at(-1) ?? subjectsIn(head)[0])?.name ?? null
}
