/** How often terms occur in the offers that everyone may see. Only these move scores. */
export type WordStatistics = { documents: number; totalLength: number; frequency: Map<string, number> }

export const emptyStatistics = (): WordStatistics => ({ documents: 0, totalLength: 0, frequency: new Map() })

/** Counts one document in, or out again with `sign` −1. `length` is its number of terms, repeated ones each time. */
export function countDocument(
  statistics: WordStatistics,
  terms: Iterable<string>,
  length: number,
  sign: 1 | -1 = 1,
): void {
  statistics.documents += sign
  statistics.totalLength += sign * length
  for (const term of terms) statistics.frequency.set(term, (statistics.frequency.get(term) ?? 0) + sign)
}

/** Rarity of a term (Robertson and Spärck Jones, made positive); one that no document has counts as in one. */
export function rarity({ documents, frequency }: WordStatistics, term: string): number {
  const having = Math.max(frequency.get(term) ?? 0, 1)
  return Math.log(1 + (Math.max(documents, having) - having + 0.5) / (having + 0.5))
}

/** BM25's saturation of repetition and its correction for length, as measured best on long and short texts alike. */
export const bm25 = { k1: 1.2, b: 0.75 } as const

/** BM25's correction for the length of a document in terms; `saturation` takes it. */
export function lengthNorm({ documents, totalLength }: WordStatistics, length: number): number {
  const average = totalLength / Math.max(documents, 1) || 1
  return bm25.k1 * (1 - bm25.b + (bm25.b * length) / average)
}

/** How much a term that occurs `count` times in a document counts: 1 for once in one of average length. */
export const saturation = (count: number, norm: number): number => (count * (bm25.k1 + 1)) / (count + norm)
