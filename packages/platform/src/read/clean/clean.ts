import type { Damage } from '../../words/index.ts'
import { brokenTags, invisibleCharacters, leftEntities, lineBreaks, outerSpaces } from './characters.ts'
import { findDamage } from './damage.ts'
import { type Draft, draftOf, type Edit, edited } from './draft.ts'
import { furniture } from './furniture.ts'
import { hardBreaks } from './hard-breaks.ts'
import { pinyinBrackets } from './pinyin.ts'
import { innerSpaces } from './spaces.ts'

/** Indentation means something in Markdown; the lines of a table are rows, of which none is furniture. */
export type Layout = 'prose' | 'markdown' | 'table'

/** `lines` are those before furniture was taken out, where a byline may stand; `damaged` has its offsets in `text`. */
export type Cleaned = Draft & { lines: string[]; damaged: Damage[] }

/** Cleans a text. What is doubtful stays and is told as damage; nothing is guessed. */
export function clean(original: string, layout: Layout): Cleaned {
  const tidy = withTidyCharacters(original, layout, layout === 'prose')
  const lines = tidy.text === '' ? [] : tidy.text.split('\n')
  const draft = layout === 'table' ? tidy : withoutFurniture(tidy)
  draft.removed.sort((a, b) => a.start - b.start)
  return { ...draft, lines, damaged: layout === 'table' ? [] : findDamage(draft.text) }
}

/** Lines without what stands between their characters and around them: for titles, names and bylines from markup. */
export const cleanPhrase = (phrase: string): string[] => {
  const { text } = withTidyCharacters(phrase, 'prose', false)
  return text === '' ? [] : text.split('\n')
}

/** First half of cleaning: what stands between characters (invisible characters, tags, pinyin) and around lines. */
function withTidyCharacters(original: string, layout: Layout, joins: boolean): Draft {
  let draft = draftOf(original)
  // Breaks are judged where indentation and broken tags, in which a stop may have gone under, are still seen.
  const joining = joins ? [hardBreaks] : []
  const rules = [lineBreaks, invisibleCharacters, leftEntities, pinyinBrackets, ...joining, brokenTags]
  for (const rule of rules) draft = edited(draft, rule(draft.text))
  // Wide spaces become narrow ones in their places, so that the account of origins stays true.
  draft = { ...draft, text: draft.text.replace(/[\u00a0\u3000]/g, ' ') }
  return edited(draft, outerSpaces(draft.text, layout === 'markdown'))
}

/** Second half: lines of the page's furniture, then spaces inside words. */
function withoutFurniture(tidy: Draft): Draft {
  let draft = tidy
  for (const rule of [furniture, lastBreak, innerSpaces]) draft = edited(draft, rule(draft.text))
  return draft
}

/** The line break that stays behind where the last lines went. */
const lastBreak = (text: string): Edit[] =>
  text.endsWith('\n') ? [{ start: text.length - 1, end: text.length, instead: '', kind: null }] : []
