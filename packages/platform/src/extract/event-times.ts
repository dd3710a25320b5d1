import type { FoundDate } from './dates.ts'
import { isWithin } from './event-places.ts'
import characters from './lists/characters.json' with { type: 'json' }
import eventWords from './lists/events.json' with { type: 'json' }
import { firstEndingAfter, type Passage, type Span, within } from './passage.ts'
import { anyOf } from './patterns.ts'

/** Words that tell when something happened, with the date that they mean. */
export type Telling = FoundDate & { isNotice?: true }

const limitBefore = new RegExp(`(?:${anyOf(eventWords.limitBefore)})$`)
const limitAfter = new RegExp(`^(?:${anyOf(eventWords.limitAfter)})`)
const sameDay = new RegExp(anyOf(eventWords.sameDay), 'g')
const notNotice = new RegExp(anyOf(eventWords.noticeNot))
const notice = new RegExp(`(?<=^|[${characters.clauseEnds}）)\u4e00-\u9fff])现(?:${anyOf(eventWords.noticeActs)})`)
const isYear = /^\d{4}$/
const isDay = /\d-\d\d-\d\d$/
const punctuation = /[。！？；，,;：:]/

/** A limit is told by at most so many characters before and behind a date. */
const longestLimit = 4
/** The line above the date of a signature names who signs. */
const longestSignature = 60

/**
 * What tells when in a sentence, in order: its dates but for limits (`5月30日前`), comparisons (`比2020年`), forecasts
 * (`到2030年`) and what is quoted; 当天, which means the day last told in the line, else `told`; and 现 of a notice,
 * which means the day when it was `signed`.
 */
export function tellingsOf(
  text: string,
  line: Span,
  sentence: Span,
  dates: readonly FoundDate[],
  told: string | undefined,
  signed: string | undefined,
): Telling[] {
  const words = text.slice(sentence.start, sentence.end)
  const days = within(dates, line).filter(({ iso }) => isDay.test(iso))
  const same = spansOf(sameDay, words, sentence).flatMap(span => {
    const iso = days.findLast(({ start, end }) => end <= span.start && !isSameDay(text.slice(start, end)))?.iso ?? told
    return iso === undefined ? [] : [{ ...span, iso }]
  })
  const announced = signed === undefined || notNotice.test(words) ? null : notice.exec(words)
  const start = sentence.start + (announced?.index ?? 0)
  const now: Telling[] = announced && signed ? [{ start, end: start + 1, iso: signed, isNotice: true }] : []
  const own = within(dates, sentence).filter(
    date =>
      !isVague(date) && tellsWhen(text, date) && !same.some(({ start, end }) => start <= date.start && date.end <= end),
  )
  return [...own, ...same, ...now]
    .filter(each => !isWithin(characters.quotes, text, sentence, each.start))
    .sort((one, other) => one.start - other.start)
}

/** 去年, 今年 */
const isVague = ({ iso, isPointer }: FoundDate) => isPointer === true && isYear.test(iso)

const isSameDay = (words: string) => words.search(sameDay) >= 0

const spansOf = (pattern: RegExp, words: string, { start }: Span): Span[] =>
  [...words.matchAll(pattern)].map(({ index, 0: word }) => ({ start: start + index, end: start + index + word.length }))

function tellsWhen(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - longestLimit), start), text.slice(end, end + longestLimit)]
  return !limitBefore.test(before) && !limitAfter.test(after)
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
