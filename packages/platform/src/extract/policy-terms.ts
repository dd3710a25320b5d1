import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/policy-terms.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { trimmed } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'
import type { PolicyAmount } from './policy-amounts.ts'

const objectsHead = new RegExp(`^(?:${itemMark}|第[^条]{1,4}条)?\\s*(?:${anyOf(words.objects)})[。：:．.]?\\s*`)
const conditionsHead = new RegExp(`^(?:${itemMark})?\\s*[^。：:，]{0,6}(?:${anyOf(words.conditionHeads)})(?:[。：:]|$)`)
const conditionMark = new RegExp(anyOf(words.conditionMarks))
const itemStart = new RegExp(
  `^\\s*(?:${itemMark}|第[^条]{1,4}条)?(?:[^，。；：]{2,20}[：:])?(?:${itemMark})?\\s*(?:${anyOf(words.beforeCondition)})?`,
)
const segment = new RegExp(`(?:(?!且)[^${characters.sentenceEnds}，,、\\n])+`, 'g')
const beneficiaryBefore = new RegExp(
  `(?:^|[，,；;。：:])(?:${anyOf(words.beneficiaryBefore)})?((?![单每各（(\\d]|${words.speaksOf})[^，,；;。：:、]{1,40}?(?:${anyOf(words.beneficiaryEnds)}))(?=${words.givenToBehind})`,
)
const handedTo = new RegExp(words.handedTo)
const firstPart = new RegExp(`^[^${characters.sentenceEnds}]+`)
const longestCondition = 60
/** What a condition is said of ends it where it is this short: 时长不少于4小时的独立储能电站. */
const whatIsMeant = /的[^的]{0,10}$/
const section = new RegExp(words.section)
const listAhead = new RegExp(words.listAhead)

/** Whom an instrument is for, as a span of the text: what its section of objects says first, else whom it gives to. */
export function beneficiaryOf({ text, lines }: Passage, scope: readonly Span[]): Span | null {
  const spans = lines.filter(line => scope.some(span => span.start < line.end && span.end > line.start))
  for (const [index, line] of spans.entries()) {
    const head = objectsHead.exec(text.slice(line.start, line.end))
    if (!head) continue
    const isAlone = head[0].length >= line.end - line.start
    const body = isAlone ? spans[index + 1] : { start: line.start + head[0].length, end: line.end }
    const said = body && firstPart.exec(text.slice(body.start, body.end))?.[0]
    if (said && !new RegExp(`^${itemMark}`).test(said)) return { start: body.start, end: body.start + said.length }
  }
  for (const { start, end } of scope) {
    const written = text.slice(start, end)
    const match = beneficiaryBefore.exec(written)
    const handed = match ? null : handedTo.exec(written)
    const [who, at] = match ? [match[1], match.index + match[0].indexOf(match[1])] : [handed?.[0], handed?.index ?? 0]
    if (who) return { start: start + at, end: start + at + who.length }
  }
  return null
}

/** How a section is numbered: the section ends where the next one of its style begins. */
function styleOf(written: string): string {
  const [, numeral, article, digit] = section.exec(written) ?? []
  return numeral ? 'numeral' : article ? 'article' : digit ? 'digit' : 'none'
}

/**
 * What an instrument asks: the parts of its sections of conditions and, in the sentences that give, the parts that bound
 * something other than an amount (时长不少于4小时). Spans in order, each without the mark of its item.
 */
export function conditionsOf({ text }: Passage, scope: readonly Span[], amounts: readonly PolicyAmount[]): Span[] {
  let style: string | null = null
  return scope.flatMap(sentence => {
    const written = text.slice(sentence.start, sentence.end)
    const ownStyle = styleOf(written)
    if (style === ownStyle) style = null
    if (conditionsHead.test(written) || listAhead.test(written)) style = ownStyle
    const isUnderHead = style !== null
    const gives = amounts.some(({ start }) => start >= sentence.start && start < sentence.end)
    if (!isUnderHead && !gives) return []
    return [...written.matchAll(segment)].flatMap(part => {
      const lead = itemStart.exec(part[0])?.[0].length ?? 0
      const tail = conditionMark.test(part[0].replace(whatIsMeant, ''))
        ? (whatIsMeant.exec(part[0])?.[0].length ?? 0)
        : 0
      const from = sentence.start + part.index
      const span = trimmed(text, from + lead, from + part[0].length - tail)
      if (!span || span.end - span.start > longestCondition) return []
      const holdsAmount = amounts.some(({ start }) => start >= span.start && start < span.end)
      const condition = text.slice(span.start, span.end)
      const isOne = conditionMark.test(condition) || (isUnderHead && /\d/.test(condition))
      return !holdsAmount && isOne ? [span] : []
    })
  })
}
