import { useTranslation } from 'react-i18next'
import type { Language } from './preferences.ts'
import units from './units.json' with { type: 'json' }

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

const decimal = /^-?\d+(\.\d+)?$/

/** A number as the language writes it, with at most `digits` decimals; text that is no number stays as it is. */
export function formatNumber(value: number | string, language: Language, digits = 2): string {
  if (typeof value === 'string' && !decimal.test(value)) return value
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(Number(value))
}

/** An amount in yuan, shortened to the units people say; exact to three significant digits. */
export const formatYuan = (value: string, language: Language): string =>
  new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(Number(value))

const yuanIn: Record<string, number | undefined> = units.yuan
type Words = Record<Language, Record<string, string | undefined>>
const written: Words = units.written
const inFraction: Words = units.inFraction

const isFraction = /.\/./
const han = /\p{Script=Han}/u

/** A unit as the language writes it. A fraction is taken part by part; a technical one such as km/h stays as it is. */
function writeUnit(unit: string, language: Language): string {
  const whole = written[language][unit]
  if (whole !== undefined) return whole
  if (!isFraction.test(unit) || !han.test(unit)) return unit
  return unit
    .split('/')
    .map(part => inFraction[language][part] ?? part)
    .join('/')
}

/**
 * A value with its unit. Money is said in the unit people read: Chinese keeps the published one unless that is single
 * yuan, English knows no unit of ten thousand. A unit with a remark in brackets keeps the remark.
 */
export function formatFigure(value: string, unit: string | null, language: Language): string {
  if (!unit || !decimal.test(value))
    return unit ? `${formatNumber(value, language)} ${unit}` : formatNumber(value, language)
  const scale = yuanIn[unit]
  if (scale && (language === 'en' || scale === 1)) return formatYuan(String(Number(value) * scale), language)
  const [bare, ...remark] = unit.split('(')
  const number =
    bare === '%'
      ? `${formatNumber(value, language)}%`
      : [formatNumber(value, language), writeUnit(bare, language)].filter(Boolean).join(' ')
  return [number, remark.length > 0 && `(${remark.join('(')}`].filter(Boolean).join(' ')
}

const coarseDate = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2})(?:T.*)?)?)?$/

/** `2023`, `2023-06` or `2023-06-18` (or a timestamp) in words, as coarse as it is; any other period stays as it is. */
export function formatDate(value: string, language: Language): string {
  const [, year, month, day] = coarseDate.exec(value) ?? []
  if (!month) return value
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
  }
  if (day) options.day = 'numeric'
  return new Intl.DateTimeFormat(locales[language], options).format(date)
}

/** The day and the time of day of a timestamp, where its reader is. */
export function formatMoment(value: string, language: Language, timeZone?: string): { day: string; time: string } {
  const date = new Date(value)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(date)
  const month = language === 'zh' ? 'long' : 'short'
  return {
    day: write({ year: 'numeric', month, day: 'numeric', weekday: 'short' }),
    time: write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }
}

/** The language on screen, with what depends on it: choosing between two wordings, and writing numbers and dates. */
export function useLanguage() {
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return {
    language,
    /** The wording in the language on screen; the other one where it is missing. */
    say: (zh: string | null | undefined, en: string | null | undefined): string =>
      (language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '',
    /** Sentences one after the other; Chinese puts no space between them. */
    sentences: (...each: string[]) => each.join(language === 'zh' ? '' : ' '),
    number: (value: number | string, digits?: number) => formatNumber(value, language, digits),
    figure: (value: string, unit: string | null) => formatFigure(value, unit, language),
    yuan: (value: string) => formatYuan(value, language),
    date: (value: string) => formatDate(value, language),
    moment: (value: string) => formatMoment(value, language),
    share: (value: number, digits = 0) =>
      new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: digits }).format(value),
  }
}
