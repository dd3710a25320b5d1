import type { Cell, Column, Words } from '../../diagnose/analyses/index.ts'
import type { Language } from './outline.ts'

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
/** Below this two decimals would hide most of a number. */
const fine = 0.1

/** Names that cells mean by code. */
export type Names = { regionName(code: string): Words; activityName(activity: string): Words }

/** A number as the language writes it, with two decimals, or two digits that count where it is small. */
export const writeNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(
    locales[language],
    Math.abs(value) < fine ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 },
  ).format(value)

const writeShare = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 }).format(value)

/** A cell of a finding in words; empty where nothing is known. */
export const writeCell = (cell: Cell | undefined, column: Column, { regionName, activityName }: Names): Words => {
  const both = (write: (language: Language) => string): Words => ({ zh: write('zh'), en: write('en') })
  if (cell === null || cell === undefined) return { zh: '', en: '' }
  if (typeof cell === 'boolean') return cell ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof cell === 'object') return cell
  if (typeof cell === 'string') {
    if (column.kind === 'region') return regionName(cell)
    return column.kind === 'activity' ? activityName(cell) : { zh: cell, en: cell }
  }
  if (column.kind === 'share') return both(language => writeShare(cell, language))
  if (column.kind === 'growth') return both(language => `${cell > 0 ? '+' : ''}${writeShare(cell, language)}`)
  return both(language => writeNumber(cell, language))
}
