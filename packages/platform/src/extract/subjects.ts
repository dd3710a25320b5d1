import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/subjects.json' with { type: 'json' }
import { anyOf } from './patterns.ts'

const linking = new RegExp(`(?:${anyOf(words.linking)})+$`)
const leading = new RegExp(`^(?:${anyOf(words.leading)})+`)
const foreign = new RegExp(anyOf(words.notIn))
const phrase = /[\u4e00-\u9fffA-Za-z0-9&（）()“”/·-]+$/
const clauseEnd = new RegExp(`[${characters.clauseEnds.replace(/[：:]/g, '')}${characters.sentenceEnds}\\n]`)
const breaksOff = new RegExp(`(?:${anyOf(words.notAtEnd)})$`)
const closesName = /^[^（(]*[）)]/

/**
 * What a figure at `start` measures, as its clause names it right before the figure (`R&D经费投入` of R&D经费投入达到3.6万亿元), or undefined
 * where the clause does not: no guess is made from farther away, from behind the figure, or in English. `from` is where the
 * date or the figure before it ends.
 */
export function readSubject(text: string, from: number, start: number): string | undefined {
  const clause =
    text
      .slice(Math.max(from, start - words.longest * 2), start)
      .split(clauseEnd)
      .at(-1) ?? ''
  const name = phrase.exec(clause.replace(linking, ''))?.[0].replace(leading, '')
  if (name === undefined || name.length < words.shortest || name.length > words.longest) return undefined
  const isClause = foreign.test(name) || breaksOff.test(name) || closesName.test(name)
  return isClause || !/[\u4e00-\u9fff]/.test(name) ? undefined : name
}
