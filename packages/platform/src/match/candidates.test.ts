import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indexInMemory } from './candidates.ts'
import { bm25, countDocument, emptyStatistics } from './statistics.ts'

type Document = { id: string; terms: string[] }

const countsOf = (terms: string[]) => {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Scores above 0 by BM25 as the textbook writes it, one document after the other; rounded, so that ties are ties. */
function slowly(documents: Document[], query: Map<string, number>): Map<string, number> {
  const average = documents.reduce((sum, { terms }) => sum + terms.length, 0) / documents.length
  const scores = documents.map(({ id, terms }): [string, number] => {
    let score = 0
    for (const [term, weight] of query) {
      const count = terms.filter(each => each === term).length
      const having = documents.filter(each => each.terms.includes(term)).length
      const idf = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
      const norm = bm25.k1 * (1 - bm25.b + (bm25.b * terms.length) / average)
      score += (weight * idf * count * (bm25.k1 + 1)) / (count + norm)
    }
    return [id, Number(score.toPrecision(9))]
  })
  return new Map(scores.filter(([, score]) => score > 0))
}

const term = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const terms = fc.array(term, { minLength: 1, maxLength: 8 })

test('finds what textbook BM25 finds, also after replacing and removing', () => {
  const steps = fc.array(fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), terms: fc.option(terms) }), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(steps, fc.array(term, { minLength: 1, maxLength: 4 }), fc.nat({ max: 6 }), (changes, asked, limit) => {
      const statistics = emptyStatistics()
      const index = indexInMemory(statistics)
      let documents: Document[] = []
      for (const { id, terms: given } of changes) {
        const old = documents.find(each => each.id === id)
        if (old) countDocument(statistics, new Set(old.terms), old.terms.length, -1)
        documents = documents.filter(each => each.id !== id)
        index.remove(id)
        if (!given) continue
        documents.push({ id, terms: given })
        countDocument(statistics, new Set(given), given.length)
        index.add(id, countsOf(given), given.length)
      }
      const query = countsOf(asked)
      const scores = slowly(documents, query)
      const found = index.find(query, limit)
      assert.equal(new Set(found).size, found.length)
      // Equal scores may come in either order.
      assert.deepEqual(
        found.map(id => scores.get(id)),
        [...scores.values()].sort((one, other) => other - one).slice(0, limit),
      )
    }),
  )
})
