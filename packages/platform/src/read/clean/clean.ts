import type { Removals } from '../removals.ts'
import { removeBrokenTags, removeInvisible } from './characters.ts'
import { removeFurniture } from './furniture.ts'
import { removePinyin } from './pinyin.ts'
import { removeInnerSpaces } from './spaces.ts'
import { noteSwallowed } from './swallowed.ts'

/**
 * First half of cleaning: takes out what stands between characters (invisible characters, tags, pinyin) and gives
 * the lines, without blank ones. Indentation goes unless it means something, as it does in Markdown.
 */
export function cleanCharacters(text: string, keepIndentation: boolean, removals: Removals): string[] {
  const cleaned = removePinyin(removeBrokenTags(removeInvisible(text, removals), removals), removals)
  return cleaned
    .replace(/[\u00a0\u3000]/g, ' ')
    .split('\n')
    .map(line => (keepIndentation ? line.trimEnd() : line.trim()))
    .filter(line => line !== '')
}

/** Second half: takes out lines of the page's furniture, then spaces inside words, and notes swallowed characters. */
export function cleanLines(lines: string[], removals: Removals): string {
  const text = removeFurniture(lines, removals)
    .map(line => removeInnerSpaces(line, removals))
    .join('\n')
  noteSwallowed(text, removals)
  return text
}
