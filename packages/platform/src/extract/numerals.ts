import numerals from './lists/numerals.json' with { type: 'json' }

const digitValues = new Map<string, number>(
  [...numerals.digits].map((character, value): [string, number] => [character, value]),
)
for (const zero of numerals.zero) digitValues.set(zero, 0)
for (const two of numerals.two) digitValues.set(two, 2)
const powers = new Map<string, number>(Object.entries(numerals.powers))

/** All characters of which an everyday numeral is made, for use in a character class. */
export const numeralCharacters = [...digitValues.keys(), ...powers.keys()].join('')
/** Characters of a numeral that is spelled digit by digit. */
export const digitCharacters = [...digitValues.keys()].join('')

for (const [index, capital] of [...numerals.capitals].entries()) digitValues.set(capital, index + 1)
for (const [capital, power] of Object.entries(numerals.capitalPowers)) powers.set(capital, power)

/** Those and the capitals of cheques and contracts. */
export const amountCharacters = [...digitValues.keys(), ...powers.keys()].join('')
/** Powers of ten that may stand behind digits: 3百万, 1.2万. */
export const powerCharacters = [...powers.keys()].join('')

powers.set(numerals.trillion, 1e12)

/** From here on a power multiplies all that stands before it: 三十五万 is 35 × 10⁴. */
const bigPower = 10_000
/** A spelled year or number has this many digits or more: 二〇二四; 三四 is an estimate. */
const shortestSpelling = 4

const token = /\d+(?:\.\d+)?|[^\s\d,，]/g

/**
 * Value of a numeral in Chinese characters, digits or both (三十二, 一千万, 二〇二四, 3万4000, 两千四百五, 二十几万), or null
 * where they make none: 十四五 is no number. A power without a digit before it counts once, so 千亿 is 10¹¹; a last
 * digit right behind a power is of the next one, so 两千五 is 2,500. 余, 多, 几 and 来 add nothing.
 */
export function numeralValue(numeral: string): number | null {
  const tokens: string[] = numeral.match(token) ?? []
  if (tokens.every(each => digitValues.has(each)))
    return tokens.length === 1 || tokens.length >= shortestSpelling ? digitsValue(tokens.join('')) : null

  let total = 0
  let section = 0
  let digit: number | null = null
  let lastPower = Number.POSITIVE_INFINITY
  let lastBigPower = Number.POSITIVE_INFINITY
  /** The power right before the digit, which a last digit belongs under; 0 where zero or nothing stands between. */
  let above = 0
  for (const each of tokens) {
    if (numerals.about.includes(each)) continue
    const value = /^\d/.test(each) ? Number(each) : digitValues.get(each)
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      if (value === 0 || /^\d/.test(each)) above = 0
      digit = value
      continue
    }
    const power = powers.get(each)
    if (power === undefined) return null
    if (power < bigPower) {
      if (power >= lastPower) return null
      section += (digit ?? 1) * power
      lastPower = power
    } else {
      const group = section + (digit ?? (section + total === 0 ? 1 : 0))
      if (power > lastBigPower || group === 0) total = (total + group) * power
      else if (power === lastBigPower) return null
      else total += group * power
      section = 0
      lastPower = Number.POSITIVE_INFINITY
      lastBigPower = power
    }
    digit = null
    above = power
  }
  const isShort = digit !== null && digit < 10 && above > 10
  return total + section + (digit ?? 0) * (isShort ? above / 10 : 1)
}

/** Value of digits that are spelled one by one (二〇二四, 零八), or null where a character is none. */
export function digitsValue(spelled: string): number | null {
  const values = [...spelled].map(character => digitValues.get(character))
  return values.length === 0 || values.includes(undefined) ? null : Number(values.join(''))
}
