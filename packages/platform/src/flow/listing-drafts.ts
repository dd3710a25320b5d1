import type { Criterion, Extraction } from '../words/index.ts'

export type FoundListing = Extraction['needs'][number]

export const yuan = '元'

/** The amount in yuan as a decimal string, null where none or another money is told. */
export const yuanOf = ({ budget }: Pick<FoundListing, 'budget'>): string | null =>
  budget?.unit === yuan ? String(budget.value) : null

/** The criteria that a figure can be checked against, in the words of the text; whether they are hard is for the owner to say. */
export const criteriaOf = ({ criteria = [] }: Pick<FoundListing, 'criteria'>): Criterion[] =>
  criteria.flatMap(({ quote, op, value, unit }) =>
    op && value !== undefined ? [{ what: quote, op, value, ...(unit && { unit }), hard: false }] : [],
  )

/** The quote, below it owner and field where these were told elsewhere: in a merged cell, in the heading above. */
export const textOf = (quote: string, { owner, field }: Pick<FoundListing, 'owner' | 'field'>): string =>
  [quote, ...[owner, field].filter(told => told && !quote.includes(told))].join('\n')
