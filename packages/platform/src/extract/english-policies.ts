import words from './lists/policies.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

const kind = anyOf(words.english)
const years = '(?: \\(\\d{4}(?:[-–—]\\d{2,4})?\\))?'
/** A title after a verb of issuing, with what it is for: the Action Plan for Embodied Intelligence. */
const issuedTitle = new RegExp(
  `\\b(?:[A-Z][\\w-]* ){0,6}(?:${kind})\\b(?:${years}(?![\\w(])(?: (?:for|on|of|to)(?: the)?(?: [A-Za-z-]+){1,8}?(?=[,.;:()”"\\n]| which| that| in | from | by |$))?)`,
  'g',
)
/** A proper name of two words and more that ends as an instrument does: Hainan Sample Ocean Equipment Rules. */
const properTitle = new RegExp(`\\b(?:[A-Z][\\w-]* ){2,7}(?:${kind})\\b${years}(?! [A-Z])`, 'g')
export const englishIssuing = new RegExp(`\\b(?:${anyOf(words.englishIssuing)})\\b`)
const named = /(?:\b[Tt]he|['’]s|\bIts|\bTheir) $/
const effect = new RegExp(`^,? (?:${anyOf(words.englishEffect.words)})\\b`)
/** How far before a title the verb of issuing stands. */
const reach = 40
const leading = /^(?:The|A|An|Its|Their|On|In|Under|By) /

/** plan for smart shipping, released in May */
const plan = new RegExp(
  `\\b(?:${anyOf(words.englishPlans.kinds)}) (?:for|on) [a-z][a-z -]{3,60}(?=, (?:${anyOf(words.englishPlans.issued)}) (?:in|on|by|last|this)\\b)`,
  'g',
)

/** Titles of instruments in English text, in order: after a verb of issuing, or proper names that something is said of. */
export function titlesInEnglish(text: string): (Span & { name: string })[] {
  const found = [
    ...[...text.matchAll(properTitle)].filter(({ index, 0: whole }) => {
      const lead = leading.exec(whole)?.[0] ?? ''
      const isNamed = lead !== '' || named.test(text.slice(Math.max(0, index - 6), index))
      return isNamed || effect.test(text.slice(index + whole.length, index + whole.length + reach))
    }),
    ...[...text.matchAll(issuedTitle)].filter(({ index }) =>
      englishIssuing.test(text.slice(Math.max(0, index - reach), index)),
    ),
    ...text.matchAll(plan),
  ].map(({ index, 0: whole }) => {
    const name = whole.replace(leading, '')
    const start = index + whole.length - name.length
    return { start, end: start + name.length, name }
  })
  return found
    .filter(({ name }) => name.includes(' '))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start }, index, all) => all.slice(0, index).every(({ end }) => end <= start))
}
