import { dayAfter, isoOf, momentOf } from './calendar.ts'
import type { FoundDate } from './dates.ts'
import words from './lists/policy-terms.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/** From when until when an instrument holds, ISO 8601 as coarse as the text; null where an end is not told. */
export type Validity = { from: string | null; until: string | null }

const inForce = new RegExp(anyOf(words.inForce))
const lasting = new RegExp(anyOf(words.lasting))
const windows = new RegExp(anyOf(words.windows))
const startBefore = new RegExp(words.startBefore)
const startBehind = new RegExp(words.startBehind)
const startLoosely = new RegExp(words.startLoosely)
const endBefore = new RegExp(words.endBefore)
const lastsYears = new RegExp(
  `(?:${anyOf(words.lasting)})[^，。；\\d]{0,3}?(\\d{1,2}|[${Object.keys(words.years).join('')}])年`,
)
const yearsInName = /(\d{4})\s*(?:[-—–~至]+\s*(\d{4}))/
const reach = 50

/**
 * The validity of an instrument from the sentences that speak of it (自2025年1月1日起施行，有效期两年), else from the
 * window in which it can be asked for, else from the years in its name.
 */
export function validityOf(
  text: string,
  name: string,
  sentences: readonly Span[],
  datesIn: (span: Span) => FoundDate[],
): Validity | null {
  const told = (says: RegExp) => {
    for (const sentence of sentences) {
      const written = text.slice(sentence.start, sentence.end)
      if (!says.test(written)) continue
      const validity = readValidity(text, sentence, datesIn(sentence))
      if (validity) return validity
    }
    return null
  }
  const years = yearsInName.exec(name)
  const named = years ? { from: years[1], until: years[2] } : null
  return told(inForce) ?? told(lasting) ?? told(windows) ?? named
}

function readValidity(text: string, sentence: Span, dates: readonly FoundDate[]): Validity | null {
  const [period] = dates.filter(({ iso }) => iso.includes('/'))
  const lead = period && text.slice(sentence.start, period.start)
  if (period && lead !== undefined && (windows.test(lead) || lasting.test(lead))) return ends(period.iso)
  const before = ({ start }: Span) => text.slice(Math.max(sentence.start, start - reach), start)
  const behind = ({ end }: Span) => text.slice(end, Math.min(sentence.end, end + reach))
  const start =
    dates.find(date => startBehind.test(behind(date)) || startBefore.test(before(date))) ??
    dates.find(date => startLoosely.test(behind(date)))
  const end = dates.find(date => date !== start && endBefore.test(before(date)))
  const from = start ? ends(start.iso).from : null
  const until = end
    ? ends(end.iso).until
    : untilAfter(from, lastsYears.exec(text.slice(sentence.start, sentence.end))?.[1])
  return from || until ? { from, until } : null
}

const ends = (iso: string): { from: string; until: string } => {
  const [from, until = from] = iso.split('/')
  return { from, until }
}

/** The last day of `years` years from a day on: 有效期三年 from 2023-07-01 ends on 2026-06-30. */
function untilAfter(from: string | null, years: string | undefined): string | null {
  const start = momentOf(from)
  const count = years === undefined ? Number.NaN : (lengths.get(years) ?? Number(years))
  if (start.year === undefined || start.day === undefined || Number.isNaN(count)) return null
  return isoOf({ from: dayAfter({ ...start, year: start.year + count }, -1) })
}

const lengths = new Map(Object.entries(words.years))
