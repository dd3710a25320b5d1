import { hasEvidence, isInstruction, levelOf, shortestBody } from './list-lines.ts'
import words from './lists/spoken-wants.json' with { type: 'json' }
import type { Passage, Span } from './passage.ts'
import { sidesSaid } from './spoken-wants.ts'
import { type Side, sides, titled, type Wants } from './wants.ts'

/** So many items of a list, and half of them, must say which side they are for the others to be of it. */
const fewest = 2
const not = { needs: new RegExp(words.notInSentence.needs), offers: new RegExp(words.notInSentence.offers) }

/**
 * Items of lists without a heading that says what they are, told by the items beside them: where most of the lines with
 * the same kind of mark offer something, the others do as well, and nobody needs to be named. `isCovered` tells lines of
 * which more is known.
 */
export function readSiblings({ text, lines }: Passage, isCovered: (span: Span) => boolean): Wants {
  const wants: Wants = { needs: [], offers: [] }
  for (const group of groupsOf(text, lines)) {
    if (group.length < fewest || group.some(isCovered) || !isOfFacts(text, group)) continue
    const said = group.map(line => sidesSaid(text.slice(line.start, line.end)))
    const told = sides.map(side => group.filter((_, i) => said[i].includes(side)))
    const index = told.findIndex((own, i) => {
      const others = told[1 - i].length
      return own.length >= fewest && own.length * 2 >= group.length && others === 0
    })
    if (index < 0) continue
    const side: Side = sides[index]
    for (const line of group) {
      const content = text.slice(line.start, line.end)
      const { length } = levelOf(content)
      const body = content.slice(length)
      if (body.length < shortestBody || isInstruction(body) || not[side].test(body)) continue
      if (!told[index].includes(line) && !hasEvidence(body)) continue
      wants[side].push({ start: line.start + length, end: line.end, title: titled(body.split(/[，,：:。；;]/)[0]) })
    }
  }
  return wants
}

/** Paragraphs are no items, and lists without numbers are of advice: at least half of the lines have one. */
const longestItem = 120
const isOfFacts = (text: string, group: readonly Span[]): boolean =>
  group.every(({ start, end }) => end - start <= longestItem) &&
  group.filter(({ start, end }) => /\d/.test(text.slice(start, end).slice(levelOf(text.slice(start, end)).length)))
    .length *
    2 >=
    group.length

/** Lines one below the other that begin with the same kind of mark. */
function groupsOf(text: string, lines: readonly Span[]): Span[][] {
  const groups: Span[][] = []
  let last = -1
  for (const line of lines) {
    const { level } = levelOf(text.slice(line.start, line.end))
    if (level >= 0 && level === last) groups[groups.length - 1].push(line)
    else if (level >= 0) groups.push([line])
    last = level
  }
  return groups
}
