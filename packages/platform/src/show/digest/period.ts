/** All of China keeps one time, without summer time; days of a digest begin by it. */
const hoursAhead = 8
const day = 86_400_000

export type Period = 'day' | 'week'
/** Days as `2026-06-01`, the last one included; `start` and `end` are the moments between which they lie. */
export type Span = { first: string; last: string; start: Date; end: Date; previous: string; next: string }

const dateOf = (moment: number) => new Date(moment + hoursAhead * 3_600_000).toISOString().slice(0, 10)

/** The day on which a moment lies. */
export const dayOf = (moment: Date): string => dateOf(moment.getTime())

/** The day, or the week from Monday to Sunday, in which the day `on` lies; `previous` and `next` begin those beside it. */
export const spanOf = (period: Period, on: string): Span => {
  const given = Date.parse(`${on}T00:00:00Z`) - hoursAhead * 3_600_000
  const sinceMonday = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = period === 'day' ? given : given - sinceMonday * day
  const end = start + (period === 'day' ? day : 7 * day)
  return {
    first: dateOf(start),
    last: dateOf(end - day),
    start: new Date(start),
    end: new Date(end),
    previous: dateOf(start - (end - start)),
    next: dateOf(end),
  }
}
