import characters from './lists/characters.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'

/** A pattern's alternatives of words, longest first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')

/** The number of an item in a list, in digits or Chinese numerals. */
export const itemNumber = `(?:\\d{1,3}|[${numeralCharacters}]{1,3})`

/** What an item of a list begins with: `1.`, `（一）`, `二、`, `①`, a bullet. */
export const itemMark = `(?:\\d{1,3}[.、)）．]|[（(]${itemNumber}[）)]|[${numeralCharacters}]{1,3}、|[①-⑳${characters.bullets.replace('-', '')}-])`
