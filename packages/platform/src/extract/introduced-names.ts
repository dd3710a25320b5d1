import { buildLexicon } from './lexicon.ts'
import characters from './lists/characters.json' with { type: 'json' }
import type { FoundOrganisation } from './organisations.ts'
import { anyOf } from './patterns.ts'

const longestShortForm = 12
const longestIntroduction = 60

/** （以下简称“一清创新”）, （下称一清创新）, （简称“一清”或“一清创新”）: what stands behind a name and introduces its short forms. */
const introduction = new RegExp(
  `^ ?[（(][^（()）]{0,12}?(?:${anyOf(characters.quoted)})[为:：]?([^（()）]{2,${2 * longestShortForm}})[）)]`,
)
const quoted = new RegExp(
  `[${characters.openQuotes}]([^${characters.closeQuotes}]{2,${longestShortForm}})[${characters.closeQuotes}]`,
  'g',
)
const wholly = new RegExp(`^[\\u4e00-\\u9fffA-Za-z0-9·]{2,${longestShortForm}}$`)

/** The short forms in what an introduction says, in quotes or without any. */
function formsIn(said: string): string[] {
  const forms = [...said.matchAll(quoted)].map(([, form]) => form)
  return forms.length > 0 ? forms : wholly.test(said) ? [said] : []
}

/** Later mentions by a short form that a text introduces. Its first introduction counts. */
export function shortForms(text: string, found: readonly FoundOrganisation[]): FoundOrganisation[] {
  const introduced = new Map<string, FoundOrganisation>()
  for (const organisation of found) {
    const said = introduction.exec(text.slice(organisation.end, organisation.end + longestIntroduction))?.[1]
    for (const form of said ? formsIn(said) : []) if (!introduced.has(form)) introduced.set(form, organisation)
  }
  if (introduced.size === 0) return []
  const mentions: FoundOrganisation[] = []
  buildLexicon(introduced).scan(text, (start, end, organisations) => {
    for (const organisation of organisations)
      if (start >= organisation.end) mentions.push({ ...organisation, start, end })
  })
  return mentions
}
