import { useTranslation } from 'react-i18next'
import type { Language } from './preferences.ts'

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

/** `2023`, `2023-06` or `2023-06-18` (or a timestamp) in words, as coarse as it is. */
export function formatDate(value: string, language: Language): string {
  const [year, month, day] = value.slice(0, 10).split('-')
  if (!month) return year
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  if (Number.isNaN(date.getTime())) return value
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
  }
  if (day) options.day = 'numeric'
  return new Intl.DateTimeFormat(locales[language], options).format(date)
}

/** The language on screen, with what depends on it: choosing between two wordings, and writing numbers and dates. */
export function useLanguage() {
  const { i18n } = useTranslation()
  const language = (i18n.language === 'en' ? 'en' : 'zh') satisfies Language
  return {
    language,
    /** The wording in the language on screen; the other one where it is missing. */
    say: (zh: string | null | undefined, en: string | null | undefined): string =>
      (language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '',
    number: (value: number | string, digits?: number) => formatNumber(value, language, digits),
    yuan: (value: string) => formatYuan(value, language),
    date: (value: string) => formatDate(value, language),
    share: (value: number, digits = 0) =>
      new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: digits }).format(value),
  }
}
