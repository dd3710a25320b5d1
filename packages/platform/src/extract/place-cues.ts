import cues from './lists/place-cues.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

const before = new RegExp(`(?:${anyOf(cues.before)})$`)
const after = new RegExp(`^(?:${anyOf(cues.after)})`)
const apartFrom = new RegExp(cues.apartFrom)
const alone = new RegExp(`^${cues.alone}$`)
const between = new RegExp(cues.between)
const within = new RegExp(cues.within)
const rowMark = new RegExp(cues.rowMarks)
const goesOn = new RegExp(cues.goesOn)
const streets = new RegExp(cues.streets)
/** No cue is longer than this many characters. */
const reach = 13

/** Whether the words around a name say that a place stands there: 在萧山, 惠城投产, a cell or bracket of its own. */
export function hasCue(text: string, { start, end }: Span): boolean {
  if (before.test(text.slice(Math.max(0, start - reach), start)) || after.test(text.slice(end, end + reach)))
    return true
  return (start === 0 || alone.test(text[start - 1])) && (end === text.length || alone.test(text[end]))
}

/** Whether a name has a word of place before it and ends where a word ends: 迁到新密。 */
export const standsApart = (text: string, { start, end }: Span): boolean =>
  before.test(text.slice(Math.max(0, start - reach), start)) && apartFrom.test(text.slice(end, end + 2))

/** Whether a place leads to the name right behind it: 浙江杭州, 北京的朝阳, 江苏省·苏州. */
export const leadsTo = (text: string, place: Span, next: Span): boolean =>
  next.start >= place.end && next.start - place.end <= 2 && between.test(text.slice(place.end, next.start))

/** Whether a name is said to lie in the place behind it: Kunshan, Jiangsu; 鼓楼区（南京）. */
export const liesIn = (text: string, name: Span, place: Span): boolean =>
  place.start > name.end && place.start - name.end <= reach && within.test(text.slice(name.end, place.start))

/** Whether two names stand in one row: 南湖、秀洲, 长春和吉林. */
export const isRow = (text: string, one: Span, next: Span): boolean =>
  next.start - one.end <= 6 && rowMark.test(text.slice(one.end, next.start))

/** Whether a short name only begins another name: a street, a bay, and for a county a lake, a town or a temple too. */
export function goesOnAsName(text: string, { end }: Span, isCounty: boolean): boolean {
  const behind = text.slice(end, end + reach)
  return streets.test(behind) || (isCounty && goesOn.test(behind))
}
