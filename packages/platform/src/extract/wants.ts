import characters from './lists/characters.json' with { type: 'json' }
import type { Span } from './passage.ts'

/** A need or an offer in draft: `title` says it in short, in simplified script. */
export type FoundWant = Span & { title: string }
export type Wants = { needs: FoundWant[]; offers: FoundWant[] }
export const sides = ['needs', 'offers'] as const
export type Side = (typeof sides)[number]

const longestTitle = 90
const trailing = new RegExp(`[${characters.sentenceEnds}${characters.clauseEnds}${characters.closers}.\\s]+$`)

/** A title from folded text: without marks at its end, cut where it is too long to be one. */
export function titled(text: string): string {
  const bare = text.trim().replace(trailing, '')
  return bare.length > longestTitle ? `${bare.slice(0, longestTitle)}…` : bare
}
