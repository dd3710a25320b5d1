import type { EventTheme } from '../words/event.ts'
import themes from './lists/event-themes.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

type Rule = { theme: EventTheme; acts: RegExp; with: RegExp | null }

const rules: Rule[] = (themes.rules as { theme: EventTheme; acts: string[]; with?: string[] }[]).map(rule => ({
  theme: rule.theme,
  acts: new RegExp(anyOf(rule.acts), 'i'),
  with: rule.with ? new RegExp(anyOf(rule.with), 'i') : null,
}))

/**
 * What an event is about, by the first rule of `lists/event-themes.json` that holds; null where none does. `told` is its
 * sentence without titles, quotations and names, in which acts are looked for; `sentence` is all of it.
 */
export const themeOf = (told: string, sentence: string): EventTheme | null =>
  rules.find(rule => rule.acts.test(told) && (rule.with?.test(sentence) ?? true))?.theme ?? null
