import type { Removals } from '../removals.ts'
import rules from './rules.json' with { type: 'json' }

const { swallowed } = rules
const asking = new RegExp(swallowed.asking)
const fixedPhrases = new RegExp(swallowed.fixedPhrases, 'g')
/** Question marks, the replacement character, and private characters, which only a wrong decoding leaves in text. */
const mark = /[?\ufffd\ue000-\uf8ff]+/g
const sentenceEnd = /[。！？!?\n]/
const han = /\p{Script=Han}/u
const hanOrWideMark = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u25a0-\u25ff]/u
/** Letters of a reading whose bracket was eaten: `?yàn)`. */
const longestReading = 8
const brokenReading = /^[a-zà-ǿ]+\)/
/** A stream read one byte off falls into step again within so many characters; marks closer together are one damage. */
const slipLength = 6
const slipBreak = /[\s,，。、；：]/
/** How far back a question's asking word is looked for. */
const longestSentence = 80
const sampleRadius = 8

/**
 * Counts the places where characters were eaten or a byte stream slipped, with a sample. The text stays as it is:
 * what stood there is not guessed.
 */
export function noteSwallowed(text: string, removals: Removals): void {
  let lastDamage = -slipLength - 1
  const damage = (at: number, length: number) => {
    const isNew = at - lastDamage > slipLength || slipBreak.test(text.slice(lastDamage, at))
    lastDamage = at + length
    if (isNew)
      removals.add('swallowed-character', text.slice(Math.max(0, at - sampleRadius), at + length + sampleRadius))
  }
  for (const found of text.matchAll(mark))
    if (isDamage(text, found.index, found[0])) damage(found.index, found[0].length)
  for (const found of text.matchAll(fixedPhrases)) damage(found.index, found[0].length)
}

function isDamage(text: string, at: number, found: string): boolean {
  if (/[^?]/.test(found)) return true
  const before = text[at - 1] ?? '\n'
  const rest = text.slice(at + found.length, at + found.length + longestReading)
  const after = rest[0] ?? '\n'
  if (before === '\n') return after !== '\n'
  if (!hanOrWideMark.test(before) && before !== ' ') return false
  if (brokenReading.test(rest) || /^ \?/.test(rest)) return true
  return han.test(after) && !asks(text, at)
}

function asks(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestSentence), at)
  return asking.test(before.split(sentenceEnd).at(-1)!)
}
