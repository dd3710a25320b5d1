/** `2024-01-03`, `2024/1/3`, `2024.01.03`, `20240103`, or with year, month and day signs; the rest of the text is ignored. */
const numericDate =
  /(?<![\d.])((?:19|20)\d\d)(?:([-/.]|\s?\u5e74\s?)(0?[1-9]|1[0-2])(?!\d)(?:(?:\2|[-/.]|\s?\u6708\s?)(0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?\u65e5)?|\s?\u6708)?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))/
const yearAlone = /^\s*((?:19|20)\d\d)\s*\u5e74?\s*$/
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const englishDate =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b/i
/** Chinese digits zero (in its three signs) to nine, and ten. */
const chineseDigits = '\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d'
const ten = '\u5341'
const zero = '[\u3007\u25cb\u96f6]'
const chineseDate = new RegExp(
  `(\u4e8c${zero}(?:${zero}|[${chineseDigits}]){2})\u5e74([${chineseDigits}${ten}]{1,2})\u6708(?:([${chineseDigits}${ten}]{1,3})\u65e5)?`,
)

const pad = (value: string | number) => String(value).padStart(2, '0')

/** A date with its place in the text, UTF-16 units. */
export type FoundDate = { date: string; start: number; end: number }

/**
 * The first date in a text as ISO 8601, as coarse as it is written and no finer than a day, with its place; null where
 * there is none, or where the calendar does not have the day.
 */
export function findDate(text: string): FoundDate | null {
  const numeric = numericDate.exec(text)
  if (numeric) return placed(numeric, checked(numeric[1]!, numeric[3] ?? numeric[5], numeric[4] ?? numeric[6]))
  const chinese = chineseDate.exec(text)
  if (chinese) {
    const year = [...chinese[1]!].map(digit => Math.max(0, chineseDigits.indexOf(digit))).join('')
    return placed(chinese, checked(year, chineseNumber(chinese[2]!), chinese[3] && chineseNumber(chinese[3])))
  }
  const english = englishDate.exec(text)
  if (!english) return null
  const month = String(months.indexOf(english[2]!.toLowerCase()) + 1)
  return placed(english, checked(english[4]!, month, english[1] ?? english[3]))
}

/** The first date in a text as `findDate` gives it, or the year that is all of it, or null. */
export const coarseDate = (text: string): string | null => findDate(text)?.date ?? yearAlone.exec(text)?.[1] ?? null

const placed = (match: RegExpExecArray, date: string | null): FoundDate | null =>
  date === null ? null : { date, start: match.index, end: match.index + match[0].length }

/** One to ninety-nine, as months and days are written. */
function chineseNumber(text: string): string {
  const [tens, ones] = text.includes(ten) ? text.split(ten) : ['', text]
  const value = (digit: string | undefined) => (digit ? chineseDigits.indexOf(digit) : 0)
  return String((text.includes(ten) ? (value(tens) || 1) * 10 : 0) + value(ones))
}

function checked(year: string, month: string | undefined, day: string | undefined): string | null {
  if (!month) return year
  if (!day) return `${year}-${pad(month)}`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 ? `${year}-${pad(month)}-${pad(day)}` : null
}
