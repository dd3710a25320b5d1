/** Parts of a date as far as they are told; `part` is a quarter or half of its year. */
export type Moment = { year?: number; month?: number; day?: number; part?: `Q${number}` | `H${number}` }
/** A date or, with `to`, a period of which both ends belong to it. */
export type Told = { from: Moment; to?: Moment }

const two = (part: number) => String(part).padStart(2, '0')
/** A day of a year that is not told may be the 29th of February. */
const leapYear = 2000

/** Whether the calendar has it: month 1 to 12, the day within its month. */
export function isPossible({ year, month, day, part }: Moment): boolean {
  if (year === undefined && month === undefined && part === undefined) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  if (day === undefined) return true
  return month !== undefined && day >= 1 && day <= new Date(Date.UTC(year ?? leapYear, month, 0)).getUTCDate()
}

/**
 * ISO 8601 as coarse as what is told: `2023`, `2023-06`, `2023-06-20`, `2023-Q3`, `2023-H1`, `--06-20` without a year,
 * `2023-01/2023-09` for a period. A quarter of an untold year is its months: `--01/--03`.
 */
export function isoOf({ from, to }: Told): string {
  if (to) return `${pointOf(from)}/${pointOf(to)}`
  if (from.part !== undefined && from.year === undefined) {
    const months = from.part[0] === 'Q' ? 3 : 6
    const last = Number(from.part[1]) * months
    return `--${two(last - months + 1)}/--${two(last)}`
  }
  return pointOf(from)
}

function pointOf({ year, month, day, part }: Moment): string {
  const head = year === undefined ? '-' : String(year)
  if (part !== undefined) return `${head}-${part}`
  return [
    head,
    ...(month === undefined ? [] : [two(month)]),
    ...(month === undefined || day === undefined ? [] : [two(day)]),
  ].join('-')
}

/** Reads `2023`, `2023-06`, `2023-06-18`; what is not there stays out. */
export function momentOf(iso: string | null): Moment {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '')
  if (!match) return {}
  const [, year, month, day] = match
  return { year: Number(year), month: month ? Number(month) : undefined, day: day ? Number(day) : undefined }
}

/** The day `days` after a day that is fully told, else nothing. */
export function dayAfter({ year, month, day }: Moment, days: number): Moment {
  if (year === undefined || month === undefined || day === undefined) return {}
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The month `months` after a month that is told, else nothing. */
export function monthAfter({ year, month }: Moment, months: number): Moment {
  if (year === undefined || month === undefined) return {}
  const index = year * 12 + month - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

/** Monday of the week `weeks` after that of a day that is fully told, else nothing. */
export function mondayAfter(moment: Moment, weeks: number): Moment {
  const { year, month, day } = moment
  if (year === undefined || month === undefined || day === undefined) return {}
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  return dayAfter(moment, weeks * 7 - weekday)
}

/** Days from one told day to another, or null where one of them is not fully told. */
export function daysBetween(first: Moment, second: Moment): number | null {
  const [from, to] = [first, second].map(({ year, month, day }) =>
    year === undefined || month === undefined ? null : Date.UTC(year, month - 1, day ?? 1),
  )
  return from === null || to === null ? null : Math.round((to - from) / 86_400_000)
}
