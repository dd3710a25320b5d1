import { foldScript } from '@langqiao/vocabulary'
import lexicon from './data/lexicon.json' with { type: 'json' }

const code = /^\d{6}$/
const [PROVINCE_DIGITS, EMPTY_LEVELS] = [2, /(00)+$/]

const plainName = (name: string): string => {
  const folded = foldScript(name).trim()
  const suffix = lexicon.regionSuffixes.find(each => folded.endsWith(each) && folded.length > each.length + 1)
  return suffix ? folded.slice(0, -suffix.length) : folded
}

/** Whether a region lies in another: by GB/T 2260 code where both are codes, otherwise by name. */
export function liesIn(region: string, wider: string): boolean {
  if (code.test(region) && code.test(wider)) return region.startsWith(wider.replace(EMPTY_LEVELS, ''))
  const [name, widerName] = [plainName(region), plainName(wider)]
  return name === widerName || name.startsWith(widerName)
}

/** Whether two coded regions share a province. */
export const sameProvince = (a: string, b: string): boolean =>
  code.test(a) && code.test(b) && a.slice(0, PROVINCE_DIGITS) === b.slice(0, PROVINCE_DIGITS)
