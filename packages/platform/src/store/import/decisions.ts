import type { Problem } from '../../words/index.ts'

/** What a file can hold that only whoever brings it can decide. */
export const decisionCodes = [
  'ambiguous-region',
  'former-region',
  'changed-region',
  'future-period',
  'two-units',
  'share-above-100',
  'mostly-missing',
  'unknown-classification',
] as const
export type DecisionCode = (typeof decisionCodes)[number]

/**
 * A way to go on: take rows `as` the one named by `value`, `convert` them into the unit `value`, keep `only` those in it, take
 * them `as-given`, or `leave-out`. `label` says in words what `value` is.
 */
export type Choice = {
  does: 'as' | 'convert' | 'only' | 'as-given' | 'leave-out'
  value?: string
  label?: string
}

export type Question = {
  code: DecisionCode
  /** What it is about: an indicator, a place, a classification. */
  subject: string
  /** What was found, as written: units, years, values. */
  found: string[]
  choices: Choice[]
}

/** A question with the rows that it holds back until a choice is taken. */
export type Decision = Question & {
  /** Names the question within its file: `two-units:gdp`. */
  id: string
  /** Rows of the file. */
  rows: number
  /** The first of them. */
  line: number
  /** The id of a choice, null where none was taken yet. */
  chosen: string | null
}

/** Decision id → choice id, as {@link choiceId} names it. */
export type Choices = Readonly<Record<string, string>>

/** `convert:亿元`, `leave-out`. */
export const choiceId = ({ does, value }: Choice): string => (value === undefined ? does : `${does}:${value}`)

/** Every question of a file that offers to take its rows as given is answered so. */
export const asGiven = 'as-given'
export type Decided = Choices | typeof asGiven

const chosenOf = (decided: Decided, id: string, choices: readonly Choice[]): Choice | undefined => {
  const wanted = decided === asGiven ? asGiven : Object.hasOwn(decided, id) ? decided[id] : undefined
  return choices.find(choice => choiceId(choice) === wanted)
}

/** Collects the questions of one file and answers each by the choices taken. */
export const collectDecisions = (decided: Decided) => {
  const asked = new Map<string, { question: Question; lines: Set<number>; chosen: Choice | undefined }>()
  let times = 0
  return {
    /** How often anything was asked so far. */
    asked: () => times,
    /** Asks a question about a row: the choice taken, or null, and then the row has to wait. */
    ask(line: number, question: Question): Choice | null {
      times++
      const id = `${question.code}:${question.subject}`
      const known = asked.get(id)
      const entry = known ?? { question, lines: new Set(), chosen: chosenOf(decided, id, question.choices) }
      if (!known) asked.set(id, entry)
      entry.lines.add(line)
      return entry.chosen ?? null
    },
    all(): Decision[] {
      return [...asked].map(([id, { question, lines, chosen }]) => ({
        ...question,
        id,
        rows: lines.size,
        line: Math.min(...lines),
        chosen: chosen ? choiceId(chosen) : null,
      }))
    },
  }
}
export type Decisions = ReturnType<typeof collectDecisions>

const saidOf: Record<DecisionCode, (decision: Decision) => string> = {
  'ambiguous-region': ({ subject }) => `${subject} can mean several places.`,
  'former-region': ({ subject, found }) =>
    `${subject} was renamed or became part of another place in ${found.join(', ')}.`,
  'changed-region': ({ subject, found }) =>
    `The area of ${subject} changed in ${found.join(', ')}: years before and after are of two areas.`,
  'future-period': ({ subject }) => `${subject} is in the future.`,
  'two-units': ({ subject, found }) => `${subject} is given in ${found.join(', ')}.`,
  'share-above-100': ({ subject, found }) => `${subject} is above 100 %: ${found.join(', ')}.`,
  'mostly-missing': ({ subject, found }) => `${subject} is empty in ${found.join(', ')} of its cells.`,
  'unknown-classification': ({ subject }) => `${subject} is no classification that is known.`,
}

/** A question that nobody answered as the problem of the rows that stay out for it. */
export const undecided = (fileName: string, decision: Decision): Problem => ({
  code: 'decision-needed',
  message: `${saidOf[decision.code](decision)} ${decision.rows} rows wait for a decision.`,
  where: `${fileName}, row ${decision.line}`,
  mend: `Decide ${decision.id}, one of: ${decision.choices
    .map(choice => choiceId(choice) + (choice.label ? ` (${choice.label})` : ''))
    .join(', ')}.`,
})
