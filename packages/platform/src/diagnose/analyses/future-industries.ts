import type { Parameter } from './analysis.ts'
import known from './future-industries.json' with { type: 'json' }

export type FutureIndustry = {
  id: string
  zh: string
  en: string
  words: string[]
  activities: string[]
  lists: string[]
}
export const futureIndustries: readonly FutureIndustry[] = known.industries

export const theIndustry: Parameter = {
  ...{ name: 'industry', kind: 'choice', fallback: 'all', label: { zh: '未来产业', en: 'Future industry' } },
  options: [
    { id: 'all', label: { zh: '全部', en: 'all' } },
    ...futureIndustries.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
  ],
}

/** A Latin word must stand by itself: AI is no part of CHAIN. */
const stands = (word: string, text: string): boolean =>
  /^[a-z0-9]+$/i.test(word) ? new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'i').test(text) : text.includes(word)

/** Whether one of some texts names an industry. */
export const speaksOf = ({ words }: FutureIndustry, texts: readonly (string | null)[]): boolean =>
  texts.some(text => text !== null && words.some(word => stands(word, text)))
