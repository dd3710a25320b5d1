import type { Offer } from '@langqiao/platform/views'
import type { Criterion } from '@langqiao/platform/words'
import type { Language } from '../../state/preferences.ts'
import { subjectName, subjectOf } from '../../state/subjects.ts'

type Property = Offer['properties'][number]
/** A property as a form holds it: words in the language on screen. */
export type PropertyFields = { what: string; value: string; unit?: string }
/** A criterion as a form holds it. */
export type CriterionFields = PropertyFields & Pick<Criterion, 'op' | 'hard'>

const decimal = /^-?\d+(\.\d+)?$/
const numberOrText = (text: string) => (decimal.test(text) ? Number(text) : text)
const unitOrNone = (unit: string | undefined) => unit?.trim() || undefined
/** Several values of `in` and `not in` are separated by commas or semicolons, of either script. */
const separator = /[,;\u3001\uFF0C\uFF1B]/

export const toCriterionFields = ({ what, value, ...rest }: Criterion, language: Language): CriterionFields => ({
  ...rest,
  what: subjectName(what, language),
  value: Array.isArray(value) ? value.join('; ') : String(value),
})

export function toCriterion({ what, op, value, unit, hard }: CriterionFields): Criterion {
  const several = op === 'in' || op === 'not in'
  const values = value.split(separator).map(each => each.trim())
  return {
    what: subjectOf(what),
    op,
    value: several ? values.filter(Boolean) : numberOrText(value.trim()),
    unit: unitOrNone(unit),
    hard,
  }
}

export const toPropertyFields = ({ what, value, unit }: Property, language: Language): PropertyFields => ({
  what: subjectName(what, language),
  value: String(value),
  unit,
})

export const toProperty = ({ what, value, unit }: PropertyFields): Property => ({
  what: subjectOf(what),
  value: numberOrText(value.trim()),
  unit: unitOrNone(unit),
})
