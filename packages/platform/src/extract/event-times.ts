import type { FoundDate } from './dates.ts'
import characters from './lists/characters.json' with { type: 'json' }
import cueWords from './lists/event-cues.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'

/**
 * Words that tell when something happened, with the date that they mean: a date; 当天 or 会议期间, which mean the day told
 * before (`same`); or the 现 of a notice, which means the day of its signature. `clause` is what stands between the commas
 * around them; `part` is the sentence from there, or from its beginning for the first, to the next clause that tells a time.
 */
export type Telling = Span & {
  iso: string
  kind: 'date' | 'same' | 'notice'
  clause: Span
  part: Span
  sentence: Span
  line: Span
}

type Time = Span & Pick<Telling, 'iso' | 'kind'>

const { never } = cueWords
const neverBefore = new RegExp(`(?:${anyOf(never.before)}) ?$`, 'i')
const neverAfter = new RegExp(`^(?:${anyOf(never.after)})`)
const recurs = new RegExp(anyOf(never.inClause))
const validity = new RegExp(anyOf(never.inSentence))
const sameTime = new RegExp(anyOf(cueWords.sameTime), 'gi')
const notNotice = new RegExp(anyOf(eventWords.noticeNot))
const notice = new RegExp(`(?<=^|[${characters.clauseEnds}）)\u4e00-\u9fff])现(?:${anyOf(eventWords.noticeActs)})`)
const isYear = /^\d{4}$/
const isDay = /-\d\d-\d\d$/
const hanCharacter = /[\u4e00-\u9fff]/
/** A year without 年 belongs to what it heads: 2025海丝大会, 2023：回顾. */
const headsWords = /^\d{4}[\u4e00-\u9fff：:]$/
const isQuestion = /[?？]$/
const punctuation = /[。！？；，,;：:]/
const clauseEnd = new RegExp(`[${characters.clauseEnds.replace('、', '')}]`)
/** English commas tell little. */
const englishClauseEnd = /[;:]/

/** As many characters before and behind a date say that it dates no act. */
const reach = 6
/** A clause shorter than this is the date alone; what it dates is in the next one. */
const shortestClause = 4
/** A part with fewer characters beside its time tells nothing; the shortest act has two. */
const shortestPart = 2
/** No clause goes on for more characters than this on either side of its date. */
const longestClause = 300
/** The line above the date of a signature names who signs. */
const longestSignature = 60

/**
 * What tells when in a text, in order: its dates but for those that are quoted or date no act, words for the day told last
 * in the line, else first in the text, and the first 现 of a notice, which means the day `signed`. Nothing is read in
 * questions and in lines for which `isLeftOut` holds.
 */
export function findTellings(
  { text, sentences, lines }: Passage,
  dates: readonly FoundDate[],
  isLeftOut: (line: Span) => boolean,
  signed: string | undefined,
): Telling[] {
  // 去年 alone dates nothing.
  const usable = dates.filter(({ iso, isPointer }) => !(isPointer && isYear.test(iso)))
  const days = usable.filter(({ iso, isPointer }) => isDay.test(iso) && !isPointer)
  const tellings: Telling[] = []
  let first: string | undefined
  let announcement = signed
  for (const sentence of sentences) {
    const line = lines[firstEndingAfter(lines, sentence.start)]
    const words = text.slice(sentence.start, sentence.end)
    if (isLeftOut(line) || isQuestion.test(words)) continue
    const same = [...words.matchAll(sameTime)].flatMap(({ index, 0: word }): Time[] => {
      const start = sentence.start + index
      const last = days[firstEndingAfter(days, start) - 1]
      const iso = last && last.start >= line.start ? last.iso : first
      return iso === undefined ? [] : [{ start, end: start + word.length, iso, kind: 'same' }]
    })
    const own = within(usable, sentence)
      .filter((date, index, all) => tellsWhen(text, sentence, date, all[index + 1]?.start ?? sentence.end))
      .filter(date => !same.some(({ start, end }) => start < date.end && date.start < end))
      .map(({ start, end, iso }): Time => ({ start, end, iso, kind: 'date' }))
    const times = [...own, ...same]
    const announced = announcement === undefined || notNotice.test(words) ? null : notice.exec(words)
    if (announced && announcement !== undefined) {
      const start = sentence.start + announced.index
      times.push({ start, end: start + 1, iso: announcement, kind: 'notice' })
      announcement = undefined
    }
    const unquoted = times
      .filter(({ start }) => !isWithin(characters.quotes, text, sentence, start))
      .sort((one, other) => one.start - other.start)
    first ??= unquoted.find(({ iso, kind }) => kind === 'date' && isDay.test(iso))?.iso
    tellings.push(...partsOf(text, line, sentence, unquoted).filter(telling => !isAlone(telling)))
  }
  return tellings
}

/** Whether a date, with no other before `next`, can date an act: it is no limit, is not compared with, and does not recur. */
const tellsWhen = (text: string, sentence: Span, { start, end }: Span, next: number) =>
  !headsWords.test(text.slice(start, end + 1)) &&
  !neverBefore.test(text.slice(Math.max(0, start - reach), start)) &&
  !neverAfter.test(text.slice(end, end + reach)) &&
  !validity.test(text.slice(end, Math.min(next, end + longestClause))) &&
  !recurs.test(
    text
      .slice(Math.max(sentence.start, start - longestClause), start)
      .split(clauseEnd)
      .at(-1) ?? '',
  )

/** Each time with its clause and its part of the sentence; those in one clause share both. */
function partsOf(text: string, line: Span, sentence: Span, times: readonly Time[]): Telling[] {
  const clauses = times.map((time, index) => clauseOf(text, sentence, time, times[index + 1]?.start))
  return times.map((time, index) => {
    const clause = clauses[index]
    const next = clauses.slice(index + 1).find(({ start }) => start >= clause.end)
    let end = next?.start ?? sentence.end
    while (next && clauseEnd.test(text[end - 1])) end--
    const start = clause.start === clauses[0].start ? sentence.start : clause.start
    return { ...time, clause, part: { start, end }, sentence, line }
  })
}

/** A date with hardly a word beside it: a signature, a heading of what happened then. */
const isAlone = ({ start, end, part }: Telling) => part.end - part.start - (end - start) < shortestPart

/** From the comma before the date to the one behind it; to the one after that where the date stands alone, unless the `next` follows. */
function clauseOf(text: string, sentence: Span, date: Span, next: number | undefined): Span {
  const from = Math.max(sentence.start, date.start - longestClause)
  const to = Math.min(sentence.end, date.end + longestClause)
  const ends = hanCharacter.test(text.slice(from, to)) ? clauseEnd : englishClauseEnd
  const closes = (position: number) =>
    ends.test(text[position]) && (position - date.end >= shortestClause || next === position + 1)
  let start = date.start
  while (start > from && !ends.test(text[start - 1])) start--
  let end = date.end
  while (end < to && !closes(end)) end++
  return { start, end }
}

/** Within quotation marks of the given pairs: what is quoted or named there is not where or when something happens. */
export const isWithin = (pairs: readonly string[], text: string, sentence: Span, position: number): boolean => {
  const told = text.slice(Math.max(sentence.start, position - longestClause), position)
  return pairs.some(([open, close]) => told.lastIndexOf(open) > told.lastIndexOf(close))
}

/** The day at the foot of a notice: alone in its line, under a line without a stop that names who signs. */
export function findSignature(passage: Passage, dates: readonly FoundDate[]): { iso: string; signers: Span } | null {
  const { text, lines } = passage
  for (const { start, end, iso } of dates) {
    const index = firstEndingAfter(lines, start)
    const [above, line] = [lines[index - 1], lines[index]]
    if (!isDay.test(iso) || line.start !== start || line.end !== end || !above) continue
    if (above.end - above.start > longestSignature || punctuation.test(text.slice(above.start, above.end))) continue
    return { iso, signers: above }
  }
  return null
}
