import type { TypeDiagnosis } from './city-type.ts'
import rules from './city-types.json' with { type: 'json' }
import type { RegionFacts, Surroundings } from './facts.ts'
import words from './headline.json' with { type: 'json' }
import type { Opportunity } from './opportunities.ts'
import type { Section } from './sections.ts'

/** How many industries and gaps one sentence can carry. */
const inOneSentence = 2
/** A strength of fewer firms is not worth a headline. */
const fewestFirms = 3
/** The list under which articles' own words for a city's type are kept. */
const articleTypes = 'article_type'

/** Firms beyond what the city's size explains: x - x / RCA. */
const excess = ({ firms, rca }: Opportunity) => (rca ? firms - firms / rca : 0)

/**
 * The city in one sentence: type; what articles call it; strong in …; within reach: …; nothing on record of ….
 * Says only what the diagnosis holds: what is not on record may well be there.
 */
export const writeHeadline = (
  language: 'zh' | 'en',
  { region, designations }: RegionFacts,
  type: TypeDiagnosis | null,
  opportunities: Opportunity[],
  sections: Section[],
  around: Surroundings,
): string => {
  const text = words[language]
  const list = (template: string, names: string[]) => template.replace('{list}', names.join(text.comma))
  const industries = (items: Opportunity[]) =>
    items.slice(0, inOneSentence).map(item => around.activityName(item.activity)[language])
  const claimed = designations
    .filter(entry => entry.list === articleTypes)
    .map(entry => rules.types.find(rule => rule.zh === entry.field)?.[language] ?? entry.field ?? '')
  const strong = industries(
    opportunities.filter(item => item.present && item.firms >= fewestFirms).sort((a, b) => excess(b) - excess(a)),
  )
  const reach = industries(opportunities.filter(item => !item.present))
  const gaps = sections.filter(
    section => section.items.length === 0 && ['capital', 'policies', 'knowledge', 'ecosystem'].includes(section.id),
  )
  const parts = [
    type && typeWords(language, type),
    claimed.length && list(text.claimed, claimed),
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

/** Name of a type of city. */
export const typeName = (id: string): { zh: string; en: string } =>
  rules.types.find(rule => rule.id === id) ?? { zh: id, en: id }

const typeWords = (language: 'zh' | 'en', { id }: TypeDiagnosis): string => {
  const text = words[language]
  if (id === 'insufficient-data') return text.insufficient
  if (id === 'mixed') return text.mixed
  return typeName(id)[language]
}
