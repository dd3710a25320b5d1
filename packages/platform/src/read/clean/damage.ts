import type { Damage } from '../../words/index.ts'
import type { Span } from './draft.ts'
import type { Gap } from './gap-index.ts'
import { slipAt } from './gbk-slip.ts'
import rules from './rules.json' with { type: 'json' }
import { phraseGapsIn } from './set-phrases.ts'
import { wordGapsIn } from './whole-words.ts'

const { swallowed } = rules
const asking = new RegExp(swallowed.asking)
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
  for (const { 0: quote, index } of text.matchAll(mark)) {
    const last = found.at(-1)
    if (last && index < last.end) continue
    const slip = quote.startsWith('?') ? slipAt(text, index) : null
    if (slip) found.push(damageOf('gbk-slip', text, slip, slip.suggestion))
    else if (isDamage(text, index, quote)) {
      const end = index + quote.length
      if (last?.suggestion === null && isOneDamage(text, last, index))
        Object.assign(last, damageOf(last.kind, text, { start: last.start, end }, null))
      else found.push(damageOf('swallowed-character', text, { start: index, end }, null))
    }
  }
  const gaps = gapsIn(text, found.length > 0).map(gap => damageOf('swallowed-character', text, gap, gap.word))
  return gaps.length === 0 ? found : apart([...found, ...gaps])
}

/** In order, those that overlap an earlier one left out; of those that begin together the first given stays. */
function apart(all: Damage[]): Damage[] {
  let end = 0
  return all
    .sort((a, b) => a.start - b.start)
    .filter(each => {
      const isApart = each.start >= end
      if (isApart) end = each.end
      return isApart
    })
}

/** Words that lack a character; one that is sure makes the whole text a damaged one. */
function gapsIn(text: string, isDamaged: boolean): Gap[] {
  const gaps = phraseGapsIn(text)
  const sure = gaps.length > 0 || isDamaged ? [] : wordGapsIn(text, false)
  return isDamaged || gaps.length > 0 || sure.length > 0 ? [...gaps, ...wordGapsIn(text, true)] : []
}

const damageOf = (kind: Damage['kind'], text: string, { start, end }: Span, suggestion: string | null): Damage => ({
  kind,
  start,
  end,
  quote: text.slice(start, end),
  suggestion,
})

const isOneDamage = (text: string, last: Damage, next: number) =>
  next - last.end <= oneDamage && !damageBreak.test(text.slice(last.start, next))

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
