import { useTranslation } from 'react-i18next'
import names from './criterion-names.json' with { type: 'json' }
import { useLanguage } from './format.ts'
import type { Language } from './preferences.ts'

const chinese: Record<string, string | undefined> = names.zh
const idOf = new Map(Object.entries(names.zh).map(([id, name]) => [name, id]))
/** Ids are lower-case words joined by hyphens; anything else is what a person wrote. */
const isId = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The subject of a criterion or property as people say it; what is not an id is said as it was written. */
export const subjectName = (what: string, language: Language): string =>
  (language === 'zh' && chinese[what]) || (isId.test(what) ? what.replaceAll('-', ' ') : what)

/** The id behind a name that `subjectName` gives in either language, or the words as they are. */
export function subjectOf(name: string): string {
  const trimmed = name.trim()
  const id = idOf.get(trimmed) ?? trimmed.toLowerCase().replaceAll(' ', '-')
  return id in chinese ? id : trimmed
}

/** A sentence of the server about criteria, with the ids of their subjects said as people say them. */
export const withSubjectNames = (sentence: string): string =>
  /\p{Script=Han}/u.test(sentence) ? sentence.replaceAll(/[a-z0-9]+(-[a-z0-9]+)*/g, id => chinese[id] ?? id) : sentence

/** Names of subjects to choose from, the commonest first. */
export const subjectNames = (language: Language): string[] =>
  Object.keys(names.zh).map(what => subjectName(what, language))

/** What a reason's factor is called; `criteria:payload` is called by the condition that it stands for. */
export function useFactorName(): (factor: string) => string {
  const { t } = useTranslation('parts')
  const { language } = useLanguage()
  const factors: Record<string, string> = t('reasons.factor', { returnObjects: true })
  return factor => {
    const [kind, subject] = factor.split(/:(.*)/)
    return subject ? subjectName(subject, language) : (factors[kind] ?? kind)
  }
}
