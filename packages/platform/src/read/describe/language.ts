import frequency from '../frequent-characters.json' with { type: 'json' }

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
