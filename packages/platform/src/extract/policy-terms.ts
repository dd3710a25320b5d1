import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policy-terms.json' with { type: 'json' }
import { firstEndingAfter, type Passage, type Span, trimmed, within } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'
import type { PolicyAmount } from './policy-amounts.ts'
import type { Sections } from './policy-sections.ts'

const objectsHead = new RegExp(`^(?:${itemMark}|第[^条]{1,4}条)?\\s*(?:${anyOf(words.objects)})[。：:．.]?\\s*`)
const conditionMark = new RegExp(anyOf(words.conditionMarks))
const itemStart = new RegExp(
  `^\\s*(?:${itemMark}|第[^条]{1,4}条)?(?:[^，。；：]{2,20}[：:])?(?:${itemMark})?\\s*(?:${anyOf(words.beforeCondition)})?`,
)
const segment = new RegExp(`(?:(?!且)[^${characters.sentenceEnds}，,、\\n])+`, 'g')
const beneficiaryBefore = new RegExp(
  `(?:^|[，,；;。：:])(?:${anyOf(words.beneficiaryBefore)})?((?![单每各第（(\\d]|${words.speaksOf})[^，,；;。：:、]{1,40}?(?:${anyOf(words.beneficiaryEnds)}))(?=${words.givenToBehind})`,
)
const item = new RegExp(`^${itemMark}`)
const handedTo = new RegExp(words.handedTo)
const firstPart = new RegExp(`^[^${characters.sentenceEnds}]+`)
const longestCondition = 60
/** What a condition is said of ends it where it is this short: 时长不少于4小时的独立储能电站. */
const whatIsMeant = /的[^的]{0,10}$/

/**
 * Whom an instrument is for, as a span of the text: what its section of objects says first; else, where it is only told
 * of in a few sentences, whom they give to.
 */
export function beneficiaryOf({ text, lines }: Passage, scope: readonly Span[], isToldBriefly: boolean): Span | null {
  const spans = [...new Set(scope.flatMap(({ start }) => lines[firstEndingAfter(lines, start)] ?? []))].sort(
    (a, b) => a.start - b.start,
  )
  for (const [index, line] of spans.entries()) {
    const head = objectsHead.exec(text.slice(line.start, line.end))
    if (!head) continue
    const isAlone = head[0].length >= line.end - line.start
    const body = isAlone ? spans[index + 1] : { start: line.start + head[0].length, end: line.end }
    const said = body && firstPart.exec(text.slice(body.start, body.end))?.[0]
    if (said && !item.test(said)) return { start: body.start, end: body.start + said.length }
  }
  for (const { start, end } of scope) {
    const written = text.slice(start, end)
    const match = isToldBriefly ? beneficiaryBefore.exec(written) : null
    const handed = match ? null : handedTo.exec(written)
    const [who, at] = match ? [match[1], match.index + match[0].indexOf(match[1])] : [handed?.[0], handed?.index ?? 0]
    if (who) return { start: start + at, end: start + at + who.length }
  }
  return null
}

/**
 * What an instrument asks: the parts of its sections of conditions and, in the sentences that give, the parts that bound
 * something other than an amount (时长不少于4小时). Spans in order, each without the mark of its item.
 */
export function conditionsOf(
  text: string,
  scope: readonly Span[],
  amounts: readonly PolicyAmount[],
  { conditions }: Sections,
): Span[] {
  return scope.flatMap((sentence, index) => {
    const written = text.slice(sentence.start, sentence.end)
    const isUnderHead = conditions[index]
    const gives = within(amounts, sentence).length > 0
    if (!isUnderHead && !gives) return []
    return [...written.matchAll(segment)].flatMap(part => {
      const lead = itemStart.exec(part[0])?.[0].length ?? 0
      const tail = conditionMark.test(part[0].replace(whatIsMeant, ''))
        ? (whatIsMeant.exec(part[0])?.[0].length ?? 0)
        : 0
      const from = sentence.start + part.index
      const span = trimmed(text, from + lead, from + part[0].length - tail)
      if (!span || span.end - span.start > longestCondition) return []
      const to = from + part[0].length
      const holdsAmount = within(amounts, { start: from, end: to }).length > 0
      const condition = text.slice(span.start, span.end)
      const isOne = conditionMark.test(condition) || (isUnderHead && /\d/.test(condition))
      return !holdsAmount && isOne ? [span] : []
    })
  })
}
