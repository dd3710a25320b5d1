import frequency from '../frequent-characters.json' with { type: 'json' }
import { coarseDate } from './dates.ts'
import rules from './rules.json' with { type: 'json' }

const { published, publisher, title, edges } = rules
const dateLabel = new RegExp(published.label, 'gi')
const sourceLabel = new RegExp(publisher.label, 'i')
/** A date that stands behind a publisher's name without a space. */
const dateBehind = /(?:19|20)\d\d[-/.\u5e74].*$/
const account = new RegExp(publisher.account)
const refusedPublisher = new RegExp(publisher.refused)
const refusedTitleEnd = new RegExp(title.refusedEnd)
const titleLabel = new RegExp(title.label, 'i')
const headingMark = new RegExp(title.heading)
const hasLetters = /\p{L}{2}/u

/** Short lines near the ends of a text, where bylines stand; lines between the ends are the article's. */
function bylines(lines: string[]): string[] {
  const head = lines.slice(0, edges.headLines)
  const tail = lines.slice(Math.max(edges.headLines, lines.length - edges.tailLines))
  return [...head, ...tail].filter(line => line.length <= edges.longestByline)
}

/** Date of publication that a line near the text's ends states under a label, ISO 8601 and no finer than a day, or null. */
export function statedDate(lines: string[]): string | null {
  for (const line of bylines(lines)) {
    // Most lines hold no digit, and the labels take longer to look for.
    if (!/\d/.test(line)) continue
    for (const label of line.matchAll(dateLabel)) {
      const after = label.index + label[0].length
      const date = coarseDate(line.slice(after, after + published.afterLabel))
      if (date) return date
    }
  }
  return null
}

/** Publisher that a line near the text's ends states, as source or as the account that posted it, or null. */
export function statedPublisher(lines: string[]): string | null {
  for (const line of bylines(lines)) {
    const name = (sourceLabel.exec(line)?.[1] ?? account.exec(line)?.[1])?.replace(dateBehind, '')
    if (name && hasLetters.test(name) && !refusedPublisher.test(name)) return name
  }
  return null
}

/** Title that the text begins with, or null where its first lines might be something else. */
export function statedTitle(lines: string[]): string | null {
  for (const [index, line] of lines.slice(0, title.linesTried).entries()) {
    if (titleLabel.test(line)) {
      if (index === 0 && !/^[[【]/.test(line)) return null
      continue
    }
    const text = line.replace(headingMark, '').trim()
    const isShort = text.length >= title.shortest && text.length <= title.longest
    if (!isShort || refusedTitleEnd.test(text) || !hasLetters.test(text)) return null
    const isFollowed =
      headingMark.test(line) || lines.slice(index + 1, index + 6).some(next => next.length >= title.followedBy)
    return isFollowed ? text : null
  }
  return null
}

/** For each UTF-16 unit 1 where only traditional script writes it, -1 where only simplified script does. */
const lean = new Int8Array(0x10000)
for (const character of frequency.traditional) lean[character.charCodeAt(0)] = 1
for (const character of frequency.simplifiedOnly) lean[character.charCodeAt(0)] = -1
/** Characters looked at; the rest of a long text says the same. */
const sampleLength = 5_000
/** Share of kana or hangul from which Han characters are another language's. */
const otherScriptShare = 0.05
const englishWords = /\b(?:the|of|and|to|in|is|for|with|that|by)\b/gi
/** English prose has one of these words in about five; other languages in Latin script have next to none. */
const englishShare = 0.06

/** `zh`, `zh-Hant` or `en`, by the characters and small words of the text; null for anything else. */
export function languageOf(text: string): 'zh' | 'zh-Hant' | 'en' | null {
  const sample = text.slice(0, sampleLength)
  let [han, others, words, leaning] = [0, 0, 0, 0]
  let isInWord = false
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at)
    const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a
    if (isLetter && !isInWord) words++
    isInWord = isLetter
    if (unit >= 0x3400 && unit <= 0x9fff) {
      han++
      leaning += lean[unit]!
    } else if (isKanaOrHangul(unit)) others++
  }
  if (others > (han + others) * otherScriptShare) return null
  // A Han character weighs about as much as an English word.
  if (han > words / 2) return leaning > 0 ? 'zh-Hant' : 'zh'
  const english = sample.match(englishWords)?.length ?? 0
  return words > 0 && english >= words * englishShare ? 'en' : null
}

const isKanaOrHangul = (unit: number) =>
  (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xff66 && unit <= 0xff9d)
