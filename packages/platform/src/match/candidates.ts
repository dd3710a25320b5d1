import { lengthNorm, rarity, saturation, type WordStatistics } from './statistics.ts'

/** The first stage: finds the documents worth a full judgement. A faster index may stand behind the same three calls. */
export type Candidates = {
  /** Adds a document; one with the same id is replaced. `length` is its number of words. */
  add(id: string, counts: ReadonlyMap<string, number>, length: number): void
  remove(id: string): void
  /** Ids of at most `limit` documents for the weighted terms, best first; equal scores in the order of adding. */
  find(query: ReadonlyMap<string, number>, limit: number): string[]
}

type Postings = { slots: number[]; counts: number[] }

/** BM25 over postings held in memory. A removed document leaves its slot empty until most slots are. */
export function indexInMemory(statistics: WordStatistics): Candidates {
  let postings = new Map<string, Postings>()
  let ids: (string | null)[] = []
  let documents: { counts: ReadonlyMap<string, number>; length: number }[] = []
  let slotOf = new Map<string, number>()

  const append = (id: string, counts: ReadonlyMap<string, number>, length: number) => {
    const slot = ids.push(id) - 1
    documents.push({ counts, length })
    slotOf.set(id, slot)
    for (const [term, count] of counts) {
      const known = postings.get(term) ?? { slots: [], counts: [] }
      known.slots.push(slot)
      known.counts.push(count)
      postings.set(term, known)
    }
  }

  const compact = () => {
    const kept = ids.flatMap((id, slot) => (id === null ? [] : [{ id, ...documents[slot] }]))
    postings = new Map()
    ids = []
    documents = []
    slotOf = new Map()
    for (const { id, counts, length } of kept) append(id, counts, length)
  }

  const remove = (id: string) => {
    const slot = slotOf.get(id)
    if (slot === undefined) return
    ids[slot] = null
    slotOf.delete(id)
    if (slotOf.size * 2 < ids.length) compact()
  }

  return {
    add(id, counts, length) {
      remove(id)
      append(id, counts, length)
    },
    remove,
    find(query, limit) {
      const scores = new Float64Array(ids.length)
      const norms = Float64Array.from(documents, ({ length }) => lengthNorm(statistics, length))
      for (const [term, weight] of query) {
        const found = postings.get(term)
        if (!found) continue
        const worth = weight * rarity(statistics, term)
        for (let i = 0; i < found.slots.length; i++) {
          const slot = found.slots[i]
          scores[slot] += worth * saturation(found.counts[i], norms[slot])
        }
      }
      const hits: number[] = []
      for (let slot = 0; slot < scores.length; slot++) if (scores[slot] > 0 && ids[slot] !== null) hits.push(slot)
      return hits
        .sort((a, b) => scores[b] - scores[a] || a - b)
        .slice(0, limit)
        .map(slot => ids[slot] as string)
    },
  }
}
