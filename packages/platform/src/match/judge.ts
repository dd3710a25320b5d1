import { concept } from '@langqiao/vocabulary'
import type { Judgement, Verdict } from '../words/index.ts'
import { type Condition, check, type Finding } from './criteria.ts'
import { conceptsFactor, functionsFactor, strengthsIn } from './graph-fit.ts'
import { type Ground, reasonOf } from './ground.ts'
import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh.json' with { type: 'json' }
import type { Profile } from './profile.ts'
import { criteriaFactors, sideFactors } from './side-factors.ts'
import type { WordStatistics } from './statistics.ts'
import { weights } from './weights.ts'
import type { Wish } from './wish.ts'
import { wordsFactor } from './word-fit.ts'

const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** The verdict that a score earns where no hard criterion fails. */
const verdictOf = (logOdds: number): 'fits' | 'partly' | 'no' => {
  const score = logistic(logOdds)
  if (score >= weights.thresholds.fits) return 'fits'
  return score >= weights.thresholds.partly ? 'partly' : 'no'
}

type Texts = typeof en
const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** An offer's score and verdict; the explanation is written out only for those that are shown. */
export type Judged = { score: number; verdict: Verdict; explain(): Judgement }

/**
 * Judges one offer for one need. The score's logit is the prior plus the contributions. One failed hard criterion makes
 * a near-miss of what would be at least partly if it were met; two make a no.
 */
export function judge(
  wish: Wish,
  conditions: Condition[],
  offer: Profile,
  statistics: WordStatistics,
  now: Date | undefined,
): Judged {
  const findings = conditions.map(condition => check(condition, offer))
  const strengths = strengthsIn(wish, offer)
  const concepts = conceptsFactor(wish, offer, strengths)
  const functions = functionsFactor(wish, offer, strengths)
  const grounds = [
    wordsFactor(wish, offer, strengths, statistics),
    ...[functions.ground, concepts.ground].filter(each => each !== null),
    ...criteriaFactors(findings),
    ...sideFactors(wish, offer, now),
  ]
  const logOdds = grounds.reduce((sum: number, { contribution }) => sum + contribution, weights.prior)
  const failed = findings.filter(({ state, condition }) => state === 'failed' && condition.hard)
  const { hardMet, hardFailed } = weights.criteria
  const otherwise = verdictOf(logOdds + failed.length * (hardMet - hardFailed))
  const verdict: Verdict =
    failed.length === 0 ? otherwise : failed.length === 1 && otherwise !== 'no' ? 'near-miss' : 'no'
  const score = logistic(logOdds)
  const texts: Texts = wish.need.language === 'zh' ? zh : en

  const unknown = () => [
    ...findings
      .filter(({ state }) => state === 'unknown')
      .map(({ condition }) => question(condition, conditions, texts)),
    ...(asksForReadiness(grounds, conditions) ? [texts.unknownReadiness] : []),
  ]
  const changes = (): string[] => {
    const within = verdict !== 'fits' && score >= weights.thresholds.within
    const missing = within ? (functions.missing ?? concepts.missing) : null
    const open = verdict === 'fits' || verdict === 'partly' ? findings.filter(isOpenAndHard) : []
    return [
      ...(verdict === 'near-miss' ? failed.map(finding => change(finding, otherwise, texts)) : []),
      ...open.map(({ condition: { what, op, wanted } }) =>
        fill(texts.changeIfNot, { what, op, value: wanted, verdict: texts.verdicts['near-miss'] }),
      ),
      ...(missing ? [fill(texts.changeCover, { what: labelOf(missing, wish.need.language) })] : []),
      ...(wish.words.length < FEW_WORDS ? [fill(texts.changeDetail, { count: wish.words.length })] : []),
    ]
  }
  return {
    score,
    verdict,
    explain: () => ({
      offer: offer.input.id,
      score,
      verdict,
      prior: weights.prior,
      reasons: grounds.map(reasonOf),
      unknown: [...new Set(unknown())],
      would_change: changes(),
    }),
  }
}

/** A need with fewer different terms than this says too little to be judged on. */
const FEW_WORDS = 6

const isOpenAndHard = ({ state, condition }: Finding): boolean =>
  state === 'unknown' && condition.hard && !condition.contradicted

const asksForReadiness = (reasons: Ground[], conditions: Condition[]): boolean =>
  !reasons.some(({ factor }) => factor === 'readiness') &&
  !conditions.some(({ subject }) => subject.kind === 'amount' && subject.quantity === 'readiness')

const labelOf = (id: string, language: 'zh' | 'en'): string => concept(id)?.prefLabel[language] ?? id

function question(condition: Condition, all: Condition[], texts: Texts): string {
  const { what, op, wanted, subject } = condition
  if (condition.contradicted) {
    const bounds = all
      .filter(other => other.contradicted && other.subject.kind === 'amount' && subject.kind === 'amount')
      .filter(
        other =>
          other.subject.kind === 'amount' && subject.kind === 'amount' && other.subject.quantity === subject.quantity,
      )
      .map(other => `${other.op} ${other.wanted}`)
    return fill(texts.contradiction, { what, bounds: bounds.join(texts.listSeparator) })
  }
  if (subject.kind === 'amount') return fill(texts.unknownBound, { what, op, value: wanted })
  return fill(subject.kind === 'certificate' ? texts.unknownCertificate : texts.unknownValue, { what, value: wanted })
}

function change({ condition, gap }: Finding, otherwise: 'fits' | 'partly' | 'no', texts: Texts): string {
  const { what, op, wanted } = condition
  const verdict = texts.verdicts[otherwise]
  if (!gap) return fill(texts.changeValue, { what, value: wanted, verdict })
  return fill(texts.changeBound, { what, op, value: wanted, stated: gap.stated, gap: gap.short, verdict })
}
