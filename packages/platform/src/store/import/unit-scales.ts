import scales from './unit-scales.json' with { type: 'json' }

type Scale = { family: number; power: number }
const scaleOf = new Map<string, Scale>(
  scales.families.flatMap((units, family) =>
    Object.entries(units).map(([unit, power]) => [unit, { family, power }] as const),
  ),
)
const others: ReadonlySet<string> = new Set(scales.others)

/** Whether a word is a unit that tables use; others may be units too. */
export const isKnownUnit = (word: string): boolean => scaleOf.has(word) || others.has(word)

/** By which power of ten an amount grows in number from one unit to another; null where they measure different things. */
export const powerBetween = (from: string, to: string): number | null => {
  const [a, b] = [scaleOf.get(from), scaleOf.get(to)]
  return a && b && a.family === b.family ? a.power - b.power : null
}

/** A decimal with its point moved, exactly: `1.5` by 4 → `15000`, `250` by -4 → `0.025`. */
export const movePoint = (decimal: string, power: number): string => {
  const negative = decimal.startsWith('-')
  const [whole, fraction = ''] = decimal.replace('-', '').split('.')
  const at = whole.length + power
  const digits = (whole + fraction).padEnd(at, '0')
  const padded = at > 0 ? digits : digits.padStart(digits.length + 1 - at, '0')
  const point = Math.max(at, 1)
  const front = padded.slice(0, point).replace(/^0+(?=\d)/, '')
  const rest = padded.slice(point).replace(/0+$/, '')
  const moved = rest ? `${front}.${rest}` : front
  return negative && /[1-9]/.test(moved) ? `-${moved}` : moved
}
