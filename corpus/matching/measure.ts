import { readFileSync } from 'node:fs'
import { indexInMemory } from '../../packages/platform/src/match/candidates.ts'
import { createMatcher } from '../../packages/platform/src/match/index.ts'
import { countDocument, emptyStatistics } from '../../packages/platform/src/match/statistics.ts'
import { tokenise } from '../../packages/platform/src/match/tokens.ts'
import type { MatchInput, MatchResult } from '../../packages/platform/src/words/index.ts'

/** A judged pair, 0–3; pairs that are not listed are 0. `near_miss` names the one hard criterion that fails. */
type Grade = { need: string; offer: string; grade: number; near_miss?: string }

const CUT = 10
/** From this grade on an offer answers a need. */
const RELEVANT = 2

const rows = <T>(name: string): T[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as T)

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const gain = (grade: number): number => 2 ** grade - 1
const discounted = (grades: number[]): number =>
  grades.slice(0, CUT).reduce((sum, grade, rank) => sum + gain(grade) / Math.log2(rank + 2), 0)

/** nDCG and recall at ten and mean reciprocal rank over the needs that something answers (graded gain 2^grade − 1). */
export function rankingMeasures(rankings: Map<string, string[]>, grades: Grade[]): Record<string, number> {
  const answered = [...rankings.keys()].filter(need =>
    grades.some(each => each.need === need && each.grade >= RELEVANT),
  )
  const per = answered.map(need => {
    const judged = new Map(grades.filter(each => each.need === need).map(each => [each.offer, each.grade]))
    const ranked = (rankings.get(need) ?? []).map(offer => judged.get(offer) ?? 0)
    const ideal = discounted([...judged.values()].toSorted((a, b) => b - a))
    const relevant = [...judged.values()].filter(grade => grade >= RELEVANT).length
    const first = ranked.findIndex(grade => grade >= RELEVANT)
    return {
      ndcg: discounted(ranked) / ideal,
      recall: ranked.slice(0, CUT).filter(grade => grade >= RELEVANT).length / relevant,
      reciprocal: first < 0 ? 0 : 1 / (first + 1),
    }
  })
  return {
    ndcg10: mean(per.map(({ ndcg }) => ndcg)),
    mrr: mean(per.map(({ reciprocal }) => reciprocal)),
    recall10: mean(per.map(({ recall }) => recall)),
  }
}

/** The offers in the order of BM25 over characters, bigrams and words alone, for comparison. */
function wordsAlone(needs: MatchInput[], offers: MatchInput[]): Map<string, string[]> {
  const statistics = emptyStatistics()
  const index = indexInMemory(statistics)
  const count = ({ title = '', text }: MatchInput) => {
    const terms = [...tokenise(title), ...tokenise(text)]
    const counts = new Map<string, number>()
    for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    return { counts, length: terms.length }
  }
  for (const offer of offers) {
    const { counts, length } = count(offer)
    countDocument(statistics, counts.keys(), length)
    index.add(offer.id, counts, length)
  }
  return new Map(needs.map(need => [need.id, index.find(count(need).counts, offers.length)]))
}

/** Balanced accuracy of saying that a need is answered by nothing. A near-miss is not an answer. */
function noneAccuracy(results: Map<string, MatchResult>, grades: Grade[]): number {
  const shares = [true, false].map(empty => {
    const those = [...results.values()].filter(
      ({ need }) => empty === !grades.some(each => each.need === need && each.grade >= RELEVANT && !each.near_miss),
    )
    return those.filter(({ verdict }) => (verdict === 'none') === empty).length / those.length
  })
  return mean(shares)
}

/** Quality of matching on the judged needs and offers in judged/, each measure 0…1, higher better. */
export async function measure(): Promise<Record<string, number>> {
  const [needs, offers] = [rows<MatchInput>('judged/needs.jsonl'), rows<MatchInput>('judged/offers.jsonl')]
  const grades = rows<Grade>('judged/judgements.jsonl')
  const matcher = createMatcher(offers)
  const results = new Map<string, MatchResult>()
  for (const need of needs) {
    const result = matcher.match(need, offers.length)
    if (!result.ok) throw new Error(result.problem.message)
    results.set(need.id, result.value)
  }
  const ranked = new Map([...results].map(([need, { results: all }]) => [need, all.map(({ offer }) => offer)]))
  const words = rankingMeasures(wordsAlone(needs, offers), grades)
  const misses = grades.filter(({ near_miss }) => near_miss !== undefined)
  const found = misses.filter(
    ({ need, offer }) => results.get(need)?.results.find(each => each.offer === offer)?.verdict === 'near-miss',
  )
  return {
    ...rankingMeasures(ranked, grades),
    noneBalancedAccuracy: noneAccuracy(results, grades),
    nearMissRecall: found.length / misses.length,
    wordsAloneNdcg10: words.ndcg10,
    wordsAloneMrr: words.mrr,
    wordsAloneRecall10: words.recall10,
  }
}
