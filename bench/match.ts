/**
 * `node bench/match.ts [OFFERS]`: milliseconds for one need to be matched with 1,000 offers and explained (top 20).
 * The offers are generated here from the thesaurus, so that both stages have work to do; then those of the JSON Lines
 * file OFFERS, where one is given, with the needs of OFFERS.needs. Prints the median and the 95th percentile.
 */
import { readFileSync } from 'node:fs'
import { allConcepts } from '@langqiao/vocabulary'
import { createMatcher } from '../packages/platform/src/match/index.ts'
import type { MatchInput } from '../packages/platform/src/words/index.ts'

const [OFFERS, NEEDS, WARM_UP, TOP] = [1_000, 200, 50, 20]

/** A reproducible source of numbers 0…1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Texts of labels with amounts between them, two thirds Chinese. */
function generate(count: number, words: number, seed: number): MatchInput[] {
  const random = randomFrom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]
  const concepts = allConcepts()
  return Array.from({ length: count }, (_, index) => {
    const chinese = random() < 2 / 3
    const parts = Array.from({ length: words }, () => {
      const { altLabel, prefLabel } = pick(concepts)
      const label = chinese ? pick([prefLabel.zh, ...altLabel.zh]) : pick([prefLabel.en, ...altLabel.en])
      if (random() > 0.15) return label
      const value = Math.ceil(random() * 100)
      return chinese ? `${label}，载重${value}吨` : `${label}, payload ${value} t`
    })
    const wish = { what: 'payload', op: '≥' as const, value: Math.ceil(random() * 100), unit: 't', hard: true }
    return {
      id: String(index),
      text: parts.join(chinese ? '，' : ', '),
      readiness: Math.ceil(random() * 9),
      criteria: random() < 0.3 ? [wish] : undefined,
    }
  })
}

function time(name: string, offers: MatchInput[], needs: MatchInput[]): void {
  const started = performance.now()
  const matcher = createMatcher(offers)
  const built = performance.now() - started
  for (const need of needs.slice(0, WARM_UP)) matcher.match(need, TOP)
  const times = needs
    .map(need => {
      const before = performance.now()
      matcher.match(need, TOP)
      return performance.now() - before
    })
    .toSorted((a, b) => a - b)
  const [median, p95] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]]
  console.log(
    `${name}: ${offers.length} offers built in ${built.toFixed(0)} ms; a need ${median.toFixed(1)} ms median, ${p95.toFixed(1)} ms p95`,
  )
}

const generated = generate(OFFERS, 12, 1).map(offer => ({ ...offer, criteria: undefined }))
time('generated', generated, generate(NEEDS, 5, 2))

const [file] = process.argv.slice(2)
if (file) {
  const rows = (path: string) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line): MatchInput => {
        const { id, text } = JSON.parse(line)
        return { id, text }
      })
  time(file, rows(file), rows(`${file}.needs`).slice(0, NEEDS))
}
