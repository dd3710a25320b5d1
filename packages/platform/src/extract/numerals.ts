import characters from './lists/characters.json' with { type: 'json' }

const digitValues = new Map<string, number>(
  [...characters.digits].map((character, value): [string, number] => [character, value]),
)
for (const zero of characters.zero) digitValues.set(zero, 0)
for (const two of characters.two) digitValues.set(two, 2)
const powers = new Map<string, number>(Object.entries(characters.powers))

/** All characters of which a Chinese numeral is made, for use in a character class. */
export const numeralCharacters = [...digitValues.keys(), ...powers.keys()].join('')
/** Characters of a numeral that is spelled digit by digit. */
export const digitCharacters = [...digitValues.keys()].join('')

/**
 * Value of a Chinese numeral (三十二, 一千万, 二〇二四), or null where the characters make none: 十四五 is no number.
 * A power without a digit before it counts once, so 千亿 is 10¹¹.
 */
export function numeralValue(numeral: string): number | null {
  if ([...numeral].every(character => digitValues.has(character)))
    return numeral.length === 1 || numeral.length >= 4
      ? Number([...numeral].map(c => digitValues.get(c)).join(''))
      : null
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastPower = Number.POSITIVE_INFINITY
  for (const character of numeral) {
    const value = digitValues.get(character)
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      continue
    }
    const power = powers.get(character)
    if (power === undefined) return null
    if (power >= 10000) {
      total = (total + section + (digit ?? (section + total === 0 ? 1 : 0))) * power
      section = 0
      lastPower = Number.POSITIVE_INFINITY
    } else {
      if (power >= lastPower) return null
      section += (digit ?? 1) * power
      lastPower = power
    }
    digit = null
  }
  return total + section + (digit ?? 0)
}
