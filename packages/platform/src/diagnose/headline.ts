import type { TypeDiagnosis } from './city-type.ts'
import rules from './city-types.json' with { type: 'json' }
import type { RegionFacts, Surroundings } from './facts.ts'
import words from './headline.json' with { type: 'json' }
import type { Opportunity } from './opportunities.ts'
import type { Section } from './sections.ts'

/** How many industries and gaps one sentence can carry. */
const inOneSentence = 2

/** The city in one sentence: type; strong in …; within reach: …; lacks …. Says only what the diagnosis holds. */
export const writeHeadline = (
  language: 'zh' | 'en',
  { region }: RegionFacts,
  type: TypeDiagnosis | null,
  opportunities: Opportunity[],
  sections: Section[],
  around: Surroundings,
): string => {
  const text = words[language]
  const list = (template: string, names: string[]) => template.replace('{list}', names.join(text.comma))
  const industries = (items: Opportunity[]) =>
    items.slice(0, inOneSentence).map(item => around.activityName(item.activity)[language])
  const strong = industries(
    opportunities.filter(item => item.present).sort((a, b) => b.firms * (b.rca ?? 0) - a.firms * (a.rca ?? 0)),
  )
  const reach = industries(opportunities.filter(item => !item.present))
  const gaps = sections.filter(
    section => section.items.length === 0 && ['capital', 'policies', 'knowledge', 'ecosystem'].includes(section.id),
  )
  const parts = [
    type && typeWords(language, type),
    strong.length && list(text.strong, strong),
    reach.length && list(text.reach, reach),
    strong.length &&
      gaps.length &&
      list(
        text.missing,
        gaps.slice(0, inOneSentence).map(section => section.title[language]),
      ),
  ].filter(part => typeof part === 'string')
  const name = language === 'zh' ? region.name : region.nameEn
  return name + text.colon + (parts.length ? parts.join(text.separator) : text.nothing)
}

const typeWords = (language: 'zh' | 'en', { id }: TypeDiagnosis): string => {
  const text = words[language]
  if (id === 'insufficient-data') return text.insufficient
  if (id === 'mixed') return text.mixed
  return rules.types.find(rule => rule.id === id)?.[language] ?? id
}
