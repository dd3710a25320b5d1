import words from './lists/bylines.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { anyOf } from './patterns.ts'

const { longest } = words
const numericDate = `(?:19|20)\\d\\d ?[-/.] ?\\d{1,2} ?[-/.] ?\\d{1,2}`
const anyDate = new RegExp(
  `${numericDate}|\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日|\\d{1,2} [A-Z][a-z]+ \\d{4}|[A-Z][a-z]+ \\d{1,2}, \\d{4}`,
)
const clockBehindDate = new RegExp(`${numericDate}[\\sT]+\\d{1,2}:\\d\\d`)
const dateAlone = new RegExp(`^[^\\p{L}\\p{N}]*${numericDate}[^\\p{L}\\p{N}]*$`, 'u')
const said = new RegExp(anyOf(words.words), 'i')
const sentence = /[。；]/

/**
 * The lines that tell of the page and not of its matter: when it was put online, from where, how often it was opened. A
 * short line with a date and a word of such lines, with a date in digits and a clock time, or with nothing but that date.
 */
export function findBylines({ text, lines }: Passage): Span[] {
  return lines.filter(({ start, end }) => {
    if (end - start > longest) return false
    const line = text.slice(start, end)
    if (sentence.test(line) || !anyDate.test(line)) return false
    return said.test(line) || clockBehindDate.test(line) || dateAlone.test(line)
  })
}
