/** `2024-01-03`, `2024/1/3`, `2024.01.03`, `20240103`, or with year, month and day signs; the rest of the text is ignored. */
const numericDate =
  /(?<![\d.])((?:19|20)\d\d)(?:([-/.]|\s?\u5e74\s?)(0?[1-9]|1[0-2])(?!\d)(?:(?:\2|[-/.]|\s?\u6708\s?)(0?[1-9]|[12]\d|3[01])(?!\d))?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))/
const yearAlone = /^\s*((?:19|20)\d\d)\s*\u5e74?\s*$/
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const englishDate =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b/i

const pad = (value: string | number) => String(value).padStart(2, '0')

/**
 * The first date in a text as ISO 8601, as coarse as it is written and no finer than a day, or null. A day that the
 * calendar does not have gives null.
 */
export function coarseDate(text: string): string | null {
  const numeric = numericDate.exec(text)
  if (numeric) {
    const month = numeric[3] ?? numeric[5]
    const day = numeric[4] ?? numeric[6]
    return checked(numeric[1]!, month, day)
  }
  const english = englishDate.exec(text)
  if (english)
    return checked(english[4]!, String(months.indexOf(english[2]!.toLowerCase()) + 1), english[1] ?? english[3])
  return yearAlone.exec(text)?.[1] ?? null
}

function checked(year: string, month: string | undefined, day: string | undefined): string | null {
  if (!month) return year
  if (!day) return `${year}-${pad(month)}`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 ? `${year}-${pad(month)}-${pad(day)}` : null
}
