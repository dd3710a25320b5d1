import type { Damage } from '../../words/index.ts'
import { slipAt } from './gbk-slip.ts'
import rules from './rules.json' with { type: 'json' }

const { swallowed } = rules
const asking = new RegExp(swallowed.asking)
const fixedPhrases = new RegExp(swallowed.fixedPhrases, 'g')
/** Question marks, the replacement character, and private characters, which only a wrong decoding leaves in text. */
const mark = /[?\ufffd\ue000-\uf8ff]+/g
const sentenceEnd = /[。！？!?\n]/
/** Wide letters and digits stand where a slip took the second byte of a mark for the first of one. */
const hanOrWideLetter = /[\p{Script=Han}\uff10-\uff19\uff21-\uff5a]/u
const hanOrWideMark = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u25a0-\u25ff]/u
/** Letters of a reading whose bracket was eaten: `?yàn)`. */
const longestReading = 8
const brokenReading = /^[a-zà-ǿ]+\)/
/** Marks closer together than this are one damage. */
const oneDamage = 3
const damageBreak = /[\s,，。、；：]/
/** How far back a question's asking word is looked for. */
const longestSentence = 80

/**
 * Places where characters were eaten or a byte stream slipped, in order and apart from one another. The text stays as
 * it is: what stood there may be suggested, never put in.
 */
export function findDamage(text: string): Damage[] {
  const found: Damage[] = []
  const add = (kind: Damage['kind'], start: number, end: number, suggestion: string | null) => {
    const last = found.at(-1)
    const isSame =
      last?.kind === kind && start - last.end <= oneDamage && !damageBreak.test(text.slice(last.start, start))
    if (last && start < last.end) return
    if (last && isSame && suggestion === null) {
      last.end = end
      last.quote = text.slice(last.start, end)
    } else found.push({ kind, start, end, quote: text.slice(start, end), suggestion })
  }
  const candidates = [...text.matchAll(mark), ...text.matchAll(fixedPhrases)].sort((a, b) => a.index - b.index)
  for (const { 0: quote, index } of candidates) {
    const slip = quote.startsWith('?') ? slipAt(text, index) : null
    if (slip) add('gbk-slip', slip.start, slip.end, slip.suggestion)
    else if (!mark.test(quote) || isDamage(text, index, quote))
      add('swallowed-character', index, index + quote.length, null)
    mark.lastIndex = 0
  }
  return found
}

function isDamage(text: string, at: number, found: string): boolean {
  if (/[^?]/.test(found)) return true
  const before = text[at - 1] ?? '\n'
  const rest = text.slice(at + found.length, at + found.length + longestReading)
  const after = rest[0] ?? '\n'
  if (before === '\n') return after !== '\n'
  if (!hanOrWideMark.test(before) && before !== ' ') return false
  if (brokenReading.test(rest) || /^ \?/.test(rest)) return true
  return hanOrWideLetter.test(after) && !asks(text, at)
}

function asks(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestSentence), at)
  return asking.test(before.split(sentenceEnd).at(-1)!)
}
