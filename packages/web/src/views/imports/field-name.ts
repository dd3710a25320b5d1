import type { Import } from '@langqiao/platform/views'
import type { Language } from '../../state/preferences.ts'
import names from './field-names.json' with { type: 'json' }

export type RecordKind = Import['kind']

const chinese: Record<string, string | undefined> = names.zh

/** A field of an import file as people say it. */
export const fieldName = (field: string, language: Language): string =>
  (language === 'zh' && chinese[field]) || field.replaceAll('_', ' ')

/** Keys in the order in which people bring them: lists of their own first, then facts. */
const kinds: Record<RecordKind, true> = {
  need: true,
  offer: true,
  organisation: true,
  collaboration: true,
  observation: true,
  activity: true,
  flow: true,
  qualification: true,
  affiliation: true,
  event: true,
  policy: true,
  fund: true,
  facility: true,
  agreement: true,
  case: true,
  membership: true,
  designation: true,
}
export const recordKinds = Object.keys(kinds) as RecordKind[]
