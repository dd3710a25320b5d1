import { featuresOf, type PageFacts } from './features.ts'
import type { Line } from './lines.ts'
import { probability, type Trees } from './trees.ts'

/** Whether a page is talk, and whether a line belongs to an article or to a talk; content-model.md says on what it was trained. */
export type ContentModel = { page: Trees; article: Trees; discussion: Trees }

/** How lines are chosen by their probabilities; values from cross-validation on the sets that the model card names. */
export const choice = {
  /** From this probability on a page is read as talk: a forum's thread, a question with its answers. */
  talk: 0.4,
  /** Log-odds that a line must have over the page's best threshold, which stays in bounds, and what each run of kept lines costs. */
  article: { bias: 0.3, run: 3, threshold: [0.2, 0.55] },
  discussion: { bias: -0.5, run: 0.5, threshold: [0.2, 0.55] },
  /** Where less than this share of the words that the probabilities let expect was kept, lines are taken one by one. */
  leastExpected: 0.5,
  unsure: { bias: 0, run: 0, threshold: [0.05, 0.5] },
  /** Teasers of other articles go where so many words of the article's own were chosen: a page of nothing else may be about them. */
  fewestOwn: 40,
  /** Weight of a line: the root of its size, which ends at this many words. */
  heaviest: 100,
} as const

/** Whether each line belongs to the main content, and which line is the page's title, -1 where none is. */
export function contentOf(
  lines: readonly Line[],
  facts: PageFacts,
  model: ContentModel,
): { isKept: boolean[]; titleLine: number } {
  const { rows, page, titleLine, sizes, isTeaser } = featuresOf(lines, facts)
  const isTalk = probability(model.page, page) > choice.talk
  const trees = isTalk ? model.discussion : model.article
  const probabilities = rows.map(row => probability(trees, row))
  const isKept = chooseLines(probabilities, sizes, isTalk ? choice.discussion : choice.article)
  const expected = sum(sizes, index => probabilities[index]!)
  const isEnough = sum(sizes, index => (isKept[index] ? 1 : 0)) >= choice.leastExpected * expected
  const chosen = isEnough ? isKept : chooseLines(probabilities, sizes, choice.unsure)
  const own = chosen.map((isChosen, index) => isChosen && !isTeaser[index])
  const hasOwn = !isTalk && sum(sizes, index => (own[index] ? 1 : 0)) >= choice.fewestOwn
  return { isKept: hasOwn ? own : chosen, titleLine }
}

const sum = (sizes: readonly number[], share: (index: number) => number) =>
  sizes.reduce((total, size, index) => total + size * share(index), 0)

type Choice = { bias: number; run: number; threshold: readonly [number, number] }

/**
 * The best set of lines: each kept one adds its log-odds over the page's threshold times its weight, and each run of
 * kept lines costs. Found by dynamic programming over the lines (Viterbi's algorithm with two states).
 */
export function chooseLines(probabilities: readonly number[], sizes: readonly number[], by: Choice): boolean[] {
  const threshold = Math.max(by.threshold[0], Math.min(by.threshold[1], bestThreshold(probabilities, sizes)))
  const level = logOdds(threshold) + by.bias
  let out = 0
  let kept = -by.run
  const steps = probabilities.map((p, index) => {
    const gain = Math.sqrt(Math.min(choice.heaviest, sizes[index]! + 1)) * (logOdds(p) - level)
    const step = { keepsOn: kept >= out - by.run, staysOut: out >= kept }
    const nextKept = (step.keepsOn ? kept : out - by.run) + gain
    out = Math.max(out, kept)
    kept = nextKept
    return step
  })
  const isKept: boolean[] = []
  let state = kept > out
  for (let index = steps.length - 1; index >= 0; index--) {
    isKept[index] = state
    state = state ? steps[index]!.keepsOn : !steps[index]!.staysOut
  }
  return isKept
}

/** The threshold whose lines have the highest F1 that the probabilities let expect. */
function bestThreshold(probabilities: readonly number[], sizes: readonly number[]): number {
  const order = probabilities.map((_, index) => index).sort((a, b) => probabilities[b]! - probabilities[a]!)
  const wanted = order.reduce((sum, index) => sum + probabilities[index]! * sizes[index]!, 0)
  let right = 0
  let taken = 0
  let best = 0
  let threshold = 0.5
  for (const index of order) {
    right += probabilities[index]! * sizes[index]!
    taken += sizes[index]!
    const f1 = (2 * right) / (taken + wanted)
    if (f1 <= best) continue
    best = f1
    threshold = probabilities[index]!
  }
  return threshold
}

const logOdds = (p: number) => {
  const bounded = Math.max(0.002, Math.min(0.998, p))
  return Math.log(bounded / (1 - bounded))
}
