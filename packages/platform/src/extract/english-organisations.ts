import english from './lists/english.json' with { type: 'json' }
import type { Marks, OrganisationKind } from './marks.ts'
import type { FoundOrganisation } from './organisations.ts'
import { within } from './passage.ts'
import { anyOf } from './patterns.ts'
import { placeInName } from './place-in-name.ts'

const heads = Object.entries(english.organisationHeads) as [OrganisationKind, string[]][]
const kindOfHead = new Map(heads.flatMap(([kind, words]) => words.map(word => [word, kind] as const)))
const headWords = anyOf([...kindOfHead.keys()])
const word = "[A-Z][\\w'’&-]*"
/** Science and Technology Bureau, but not Huawei and Sample University. */
const joined = `(?:${word} (?:and|&) (?=(?:${word} ){1,3}(?:${anyOf(english.joinedHeads)})(?![\\w-])))`
const behind = ` (?:of|for)(?: the)?(?: ${word}){1,4}(?:(?:, ${word})*,? (?:and|&)(?: ${word}){1,2})?(?: (?:of|in)(?: ${word}){1,2})?`
const withHead = `(?:${joined}|${word} ){0,7}?(${headWords})(?![\\w-])(?:,? (${headWords})(?![\\w-]))*(?:(?: ${word}){0,3},? (${anyOf(english.legalForms)})(?![\\w-])|${behind})?`
const government = `${word} (?:${anyOf(english.governments)})`
/** Xi'an Sample Photonics: a trade ends a firm's name where the sentence goes on in small letters. */
const withTrade = `(?:${word} ){1,4}(${anyOf(english.trades)})(?= [a-z]|['’]s |[,.;:)]|$)`
const name = new RegExp(`\\b(?:${withHead}|${government}|${withTrade})`, 'gm')

/** What stands before a name without being part of it: an article, who speaks for it, or the place that owns it (`Wuhan's`). */
const leadIn = new RegExp(
  `^(?:[A-Z] of |(?:${anyOf(english.leadIns)}) |(?:${anyOf(english.titles)})(?: ${word}){1,3} (?:of|at|from) |[A-Z][\\w-]*['’]s |[A-Z][\\w]*-(?:${anyOf(english.placedBehind)}) )+`,
)
const describes = new RegExp(`^(?:${anyOf(english.describing)})(?: |$)`)
const isSentence = /[a-z]+ [a-z]+ [a-z]+/

/** Organisations that English text names by what their names end in or begin with. */
export function namedInEnglish(text: string, marks: Marks): FoundOrganisation[] {
  const found: FoundOrganisation[] = []
  for (const match of text.matchAll(name)) {
    const lead = leadIn.exec(match[0])?.[0].length ?? 0
    const written = withoutSeat(match[0].slice(lead))
    const [, head, lastHead, legalForm, trade] = match
    const kind = legalForm ? 'firm' : head ? kindOfHead.get(lastHead ?? head) : trade ? 'firm' : 'agency'
    if (!kind || !written.includes(' ') || !/^[A-Z]/.test(written)) continue
    if (trade && (describes.test(written) || !isSentence.test(lineAround(text, match.index)))) continue
    const start = match.index + lead
    const end = start + written.length
    const place = placeInName(text, within(marks.places, { start: match.index, end }))
    found.push({ start, end, name: written, kind, place })
  }
  return found
}

/** A firm or fund said to be of a city (Sample Capital of Wuhan) is called what stands before it; a bank may be called so. */
const seat = new RegExp(
  `^((?:${word} )+(?:${anyOf([...english.organisationHeads.firm, ...english.organisationHeads.fund].filter(head => !english.ownedHeads.includes(head)))})) of .+$`,
)
const withoutSeat = (written: string): string => seat.exec(written)?.[1] ?? written

const lineAround = (text: string, at: number) =>
  text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1)
