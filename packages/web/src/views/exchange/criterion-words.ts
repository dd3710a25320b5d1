import type { Criterion } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import type { Language } from '../../state/preferences.ts'
import { useRegionNames } from '../../state/regions.ts'
import names from './criterion-names.json' with { type: 'json' }
import { languageOf } from './kinds.ts'

const chinese: Record<string, string | undefined> = names.zh
const idOf = new Map(Object.entries(names.zh).map(([id, name]) => [name, id]))
/** Ids are lower-case words joined by hyphens; anything else is what a person wrote. */
const isId = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The subject of a criterion or property as people say it; what is not an id is said as it was written. */
export const subjectName = (what: string, language: Language): string =>
  (language === 'zh' && chinese[what]) || (isId.test(what) ? what.replaceAll('-', ' ') : what)

/** The id behind a name that `subjectName` gives, or the words as they are. */
export const subjectOf = (name: string, language: Language): string => {
  const trimmed = name.trim()
  if (language === 'zh') return idOf.get(trimmed) ?? trimmed
  const id = trimmed.toLowerCase().replaceAll(' ', '-')
  return id in chinese ? id : trimmed
}

/** A sentence of the server about criteria, with the ids of their subjects said as people say them. */
export const withSubjectNames = (sentence: string): string =>
  languageOf(sentence) === 'zh' ? sentence.replaceAll(/[a-z0-9]+(-[a-z0-9]+)*/g, id => chinese[id] ?? id) : sentence

/** Names of subjects to choose from, the commonest first. */
export const subjectNames = (language: Language): string[] =>
  Object.keys(names.zh).map(what => subjectName(what, language))

type Value = Criterion['value']
type Stated = { what: string; value: Value; unit?: string }

/** Says criteria and properties in words: `payload ≥ 60 t`. */
export function useCriterionWords() {
  const { t } = useTranslation('exchange')
  const { language, figure } = useLanguage()
  const regionName = useRegionNames()
  const one = (value: number | string, { what, unit }: Omit<Stated, 'value'>): string => {
    if (what === 'region') return regionName(String(value))
    if (what === 'readiness') return t('criterion.level', { level: value })
    return figure(String(value), unit ?? null)
  }
  const all = (stated: Stated) =>
    (Array.isArray(stated.value) ? stated.value : [stated.value])
      .map(value => one(value, stated))
      .join(t('criterion.or'))
  return {
    criterion: (criterion: Criterion) =>
      [subjectName(criterion.what, language), t(`criterion.op.${criterion.op}`), all(criterion)].join(' '),
    property: (stated: Stated) => ({ what: subjectName(stated.what, language), value: all(stated) }),
  }
}
