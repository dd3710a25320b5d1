import type { figureQualifiers } from '../words/extraction.ts'
import words from './lists/qualifiers.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf } from './patterns.ts'

/** How exact a figure is, or which side of it the truth lies on: 约, 近, 超过, 不低于, 不足, 最高. */
export type Qualifier = (typeof figureQualifiers)[number]

type Words = Partial<Record<Qualifier, string[]>>

const meanings = (table: Words) =>
  new Map(Object.entries(table).flatMap(([meaning, list]) => list.map(word => [word, meaning as Qualifier] as const)))
const before = meanings(words.before)
const behind = meanings(words.after)

const ending = new RegExp(`(${anyOf([...before.keys()])}) ?(?:${anyOf(words.fillers)})?[ ]?$`, 'i')
const beginning = new RegExp(`[ ]?(${anyOf([...behind.keys()])})`, 'y')
/** The longest word before a figure with a filler behind it. */
const reach = 20

/** The qualifier right before a figure, else the one right behind it or inside it (`1.2万余人`), else undefined. */
export function readQualifier(text: string, { start, end }: Span): Qualifier | undefined {
  const word = ending.exec(text.slice(Math.max(0, start - reach), start))?.[1]
  if (word) return before.get(word.toLowerCase())
  beginning.lastIndex = end
  const after = beginning.exec(text)?.[1]
  if (after) return behind.get(after)
  return inside.test(text.slice(start, end)) ? 'over' : undefined
}

const inside = new RegExp(`[${words.inside}]`)
