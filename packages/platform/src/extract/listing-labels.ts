import labels from './lists/listing-fields.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

/** What a label or a column says of a listing; `given` is what the owner of a need puts at hand. */
export type Field = keyof typeof labels.endings

const fieldOf = new Map(
  (Object.entries(labels.endings) as [Field, string[]][]).flatMap(([field, words]) =>
    words.map(word => [word, field] as const),
  ),
)
const longestWord = Math.max(...[...fieldOf.keys()].map(word => word.length))
/** A unit or a remark in brackets is no part of a label: 拟投入（万元）. */
const bracketed = /[（(][^（）()]*[）)]/g
/** 各有关单位： addresses readers. */
const salutation = new RegExp(`^(?:${anyOf(labels.salutations)})`)
const isLatin = /^[a-z]/

/** A label without what it says in brackets, its colon and white space, in small letters. */
export const bareLabel = (text: string): string =>
  text
    .replace(bracketed, '')
    .replace(/[:：]\s*$/, '')
    .replace(/\s+/g, text.match(/[a-z]/i) ? ' ' : '')
    .trim()
    .toLowerCase()

/** The field that a label names, or null where it is none: 主要技术指标 → criteria. */
export function fieldOfLabel(text: string): Field | null {
  const label = bareLabel(text)
  if (label === '' || salutation.test(label) || (label.length > labels.longestLabel && !isLatin.test(label)))
    return null
  const whole = fieldOf.get(label)
  if (whole || isLatin.test(label)) return whole ?? null
  for (let length = Math.min(longestWord, label.length); length > 0; length--) {
    const field = fieldOf.get(label.slice(-length))
    // One character tells nothing at the end of another word.
    if (field && length > 1) return field
  }
  return null
}
