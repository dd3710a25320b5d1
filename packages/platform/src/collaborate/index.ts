import { failure, type Outcome, type Stage, success, type Track, tracks } from '../words/index.ts'
import conditions from './conditions.json' with { type: 'json' }
import { addDecimals } from './decimal.ts'
import waiting from './waiting.json' with { type: 'json' }

export { addDecimals } from './decimal.ts'

/** One line of a collaboration's history. `on` is a date; `stage` is the stage reached, for `start` and `advance`. */
export type Decision = {
  on: string
  kind: 'start' | 'advance' | 'stop' | 'resume' | 'milestone' | 'note'
  stage: Stage | null
  by: string
  why: string
  costYuan: string | null
}

export type Standing = {
  stage: Stage
  state: 'active' | 'stopped' | 'completed'
  /** Date on which the stage was reached. */
  since: string
  costYuan: string
  waitsFor: { zh: string; en: string }
}

/**
 * Where a collaboration stands, told from its history alone, oldest first: the last stage reached, since when, and
 * what it has cost so far. Completed is the end of its track. A history begins with `start`.
 */
export const standing = (track: Track, history: readonly Decision[]): Standing => {
  const stages: readonly Stage[] = tracks[track]
  let stage = stages[0]
  let since = history[0]?.on ?? ''
  let stopped = false
  for (const decision of history) {
    if (decision.kind === 'advance' && decision.stage) {
      stage = decision.stage
      since = decision.on
    }
    if (decision.kind === 'stop') stopped = true
    if (decision.kind === 'resume') stopped = false
  }
  const state = stopped ? 'stopped' : stage === stages.at(-1) ? 'completed' : 'active'
  return {
    stage,
    state,
    since,
    costYuan: addDecimals(history.flatMap(decision => decision.costYuan ?? [])),
    waitsFor: stopped ? waiting.stopped : waiting[stage],
  }
}

/** The stage after this one on its track, or null at the end. */
export const nextStage = (track: Track, stage: Stage): Stage | null => {
  const stages: readonly Stage[] = tracks[track]
  return stages[stages.indexOf(stage) + 1] ?? null
}

/**
 * Whether a decision may be added to a history: stages are taken one at a time and in order, nothing but `resume` and
 * `note` follows a stop, every decision has a reason, and none is dated before the one it follows. Gives the decision
 * as it will be recorded, with the stage filled in.
 */
export const decide = (track: Track, history: readonly Decision[], decision: Decision): Outcome<Decision> => {
  const now = standing(track, history)
  const refuse = (message: string, mend: string) => failure({ code: 'conflict', message, mend })
  const last = history.at(-1)
  if (!last) {
    if (decision.kind !== 'start') return refuse('A collaboration begins with `start`', 'Start it first')
    return success({ ...decision, stage: tracks[track][0] })
  }
  if (decision.why.trim() === '')
    return failure({
      code: 'invalid-field',
      message: 'The decision has no reason',
      where: 'why',
      mend: 'Say why it was taken',
    })
  if (decision.on < last.on)
    return failure({
      code: 'invalid-field',
      message: `${decision.on} is before the last decision of ${last.on}`,
      where: 'on',
      mend: 'Date it on or after the last decision',
    })
  switch (decision.kind) {
    case 'start':
      return refuse('It has started already', 'Advance it instead')
    case 'stop':
      return now.state === 'stopped'
        ? refuse('It is stopped already', 'Resume it first')
        : success({ ...decision, stage: null })
    case 'resume':
      return now.state === 'stopped'
        ? success({ ...decision, stage: null })
        : refuse('It is not stopped', 'Nothing needs to be done')
    case 'note':
      return success({ ...decision, stage: null })
    case 'milestone':
      return now.state === 'stopped'
        ? refuse('It is stopped', 'Resume it first')
        : success({ ...decision, stage: null })
    case 'advance': {
      const next = nextStage(track, now.stage)
      if (now.state === 'stopped') return refuse('It is stopped', 'Resume it first')
      if (!next) return refuse('It is at the end of its track', 'Replicate it as a new collaboration')
      if (decision.stage && decision.stage !== next)
        return refuse(`After ${now.stage} comes ${next}, not ${decision.stage}`, `Advance to ${next}`)
      return success({ ...decision, stage: next })
    }
  }
}

export type Condition = { zh: string; en: string /** Null where only people can tell. */; met: boolean | null }

/** What must hold before the next stage begins, and which of it the record already shows. Empty at the end or when stopped. */
export const entryConditions = (
  track: Track,
  history: readonly Decision[],
  record: { budgetYuan: string | null; adoption: string | null; readiness: number | null },
): { stage: Stage; conditions: Condition[] } | null => {
  const { stage, state, since } = standing(track, history)
  const next = nextStage(track, stage)
  if (!next || state === 'stopped') return null
  const inStage = history.filter(decision => decision.on >= since)
  const shows: Record<string, boolean> = {
    budget: record.budgetYuan !== null,
    adoption: Boolean(record.adoption),
    readiness: record.readiness !== null,
    cost: inStage.some(decision => decision.costYuan !== null),
    milestone: inStage.some(decision => decision.kind === 'milestone'),
  }
  return {
    stage: next,
    conditions: conditions[next].map(({ check, zh, en }) => ({ zh, en, met: check === null ? null : shows[check] })),
  }
}
