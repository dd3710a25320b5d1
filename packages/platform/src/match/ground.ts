import type { Reason } from '../words/index.ts'

/** A factor's contribution in log-odds; its quotes from need and offer are looked for only when somebody reads them. */
export type Ground = { factor: string; contribution: number; quotes?: () => Quotes }
export type Quotes = { need: string | null; offer: string | null }

const noQuotes: Quotes = { need: null, offer: null }

/** The ground as it is shown. */
export function reasonOf({ factor, contribution, quotes }: Ground): Reason {
  const { need, offer } = quotes?.() ?? noQuotes
  return { factor, contribution, need_quote: need, offer_quote: offer }
}
