import type { Field } from './listing-labels.ts'
import characters from './lists/characters.json' with { type: 'json' }
import type { Span } from './passage.ts'

/** What a cell of a table says of a listing; `unit` is what the column's label says of its numbers. */
export type Stated = Span & { unit?: string }

/** A need or an offer in draft: `title` says it in short, in simplified script; `stated` is what a table or a list says beside it. */
export type FoundWant = Span & { title: string; stated?: Partial<Record<Field, Stated>> }
export type Wants = { needs: FoundWant[]; offers: FoundWant[] }
export const sides = ['needs', 'offers'] as const
export type Side = (typeof sides)[number]

const longestTitle = 90
const leading = /^[\s“"「『]+(?=[^”"」』]*$)/
const trailing = new RegExp(`[${characters.sentenceEnds}${characters.clauseEnds}${characters.closers}.\\s]+$`)
/** A mark that closes nothing within the text. */
const unopened = new RegExp(`^[^${characters.openQuotes}（(]*$`)

/** A title from folded text: without marks at its ends, cut where it is too long to be one. */
export function titled(text: string): string {
  const whole = text.trim().replace(leading, '')
  const bare = whole.replace(trailing, '')
  const closed = unopened.test(bare) ? bare : whole.replace(/[\s。；;，,、：:.]+$/, '')
  return closed.length > longestTitle ? `${closed.slice(0, longestTitle)}…` : closed
}
