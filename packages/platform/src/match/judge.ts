import { concept } from '@langqiao/vocabulary'
import type { Judgement, Reason, Verdict } from '../words/index.ts'
import { type Condition, check, type Finding } from './criteria.ts'
import {
  conceptsFactor,
  criteriaFactors,
  functionsFactor,
  sideFactors,
  strengthsIn,
  type Wish,
  wordsFactor,
} from './factors.ts'
import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh.json' with { type: 'json' }
import type { Profile } from './profile.ts'
import type { WordStatistics } from './statistics.ts'
import { weights } from './weights.ts'

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

/**
 * Judges one offer for one need. The score's logit is the prior plus the contributions. One failed hard criterion makes
 * a near-miss of what would otherwise be at least partly; two make a no.
 */
export function judge(
  wish: Wish,
  conditions: Condition[],
  offer: Profile,
  statistics: WordStatistics,
  now: Date | undefined,
): Judgement {
  const texts: Texts = wish.need.language === 'zh' ? zh : en
  const findings = conditions.map(condition => check(condition, offer))
  const strengths = strengthsIn(wish, offer)
  const concepts = conceptsFactor(wish, offer, strengths)
  const functions = functionsFactor(wish, offer, strengths)
  const reasons = [
    wordsFactor(wish, offer, strengths, statistics),
    ...[functions.reason, concepts.reason].filter(each => each !== null),
    ...criteriaFactors(findings),
    ...sideFactors(wish, offer, now),
  ]
  const logOdds = reasons.reduce((sum: number, { contribution }: Reason) => sum + contribution, weights.prior)
  const failed = findings.filter(({ state, condition }) => state === 'failed' && condition.hard)
  const { hardMet, hardFailed } = weights.criteria
  const otherwise = verdictOf(logOdds + failed.length * (hardMet - hardFailed))
  const verdict: Verdict =
    failed.length === 0 ? otherwise : failed.length === 1 && otherwise !== 'no' ? 'near-miss' : 'no'
  const missing = functions.missing ?? concepts.missing
  return {
    offer: offer.input.id,
    score: logistic(logOdds),
    verdict,
    prior: weights.prior,
    reasons,
    unknown: [
      ...findings
        .filter(({ state }) => state === 'unknown')
        .map(({ condition }) => question(condition, conditions, texts)),
      ...(asksForReadiness(reasons, conditions) ? [texts.unknownReadiness] : []),
    ].filter((each, index, all) => all.indexOf(each) === index),
    would_change: [
      ...(verdict === 'near-miss' ? failed.map(finding => change(finding, otherwise, texts)) : []),
      ...(verdict === 'fits' || verdict === 'partly' ? findings.filter(isOpenAndHard) : []).map(({ condition }) =>
        fill(texts.changeIfNot, {
          what: condition.what,
          op: condition.op,
          value: condition.wanted,
          verdict: texts.verdicts['near-miss'],
        }),
      ),
      ...(verdict !== 'fits' && missing
        ? [fill(texts.changeCover, { what: labelOf(missing, wish.need.language) })]
        : []),
      ...(wish.words.length < FEW_WORDS ? [fill(texts.changeDetail, { count: wish.words.length })] : []),
    ],
  }
}

/** A need with fewer different terms than this says too little to be judged on. */
const FEW_WORDS = 6

const isOpenAndHard = ({ state, condition }: Finding): boolean =>
  state === 'unknown' && condition.hard && !condition.contradicted

const asksForReadiness = (reasons: Reason[], conditions: Condition[]): boolean =>
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
