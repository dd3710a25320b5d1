import { type BoxMap, nowhere, surroundingsOf } from './boxes.ts'
import { type Counts, countsOf, phraseGroups, phrasesIn } from './counts.ts'
import type { Box, Line } from './lines.ts'
import { marksGroups, marksOfGroups } from './names.ts'
import { titleMatch } from './title-line.ts'

/** What a page's head says of it. */
export type PageFacts = { title: string | null; saysForum: boolean; saysArticle: boolean }

/** Numbers of a page's lines, a row a line, and of the page as a whole; and where its title stands, or -1. */
export type Features = {
  rows: Float32Array[]
  page: Float32Array
  titleLine: number
  sizes: number[]
  isTeaser: boolean[]
}

/** Under these names people talk; an article's own text stands elsewhere. */
const talkMarks = marksOfGroups('comment', 'forum', 'person')
/** A line that opens another part of the page, as 'Related' does, has one of these phrases and few words. */
const sectionPhrases = ['related', 'comment', 'subscribe', 'share'].reduce(
  (bits, group) => bits | (1 << phraseGroups.indexOf(group)),
  0,
)
const longestSection = 12
/** Shorter lines, and those mostly in links, are no prose. */
const shortestProse = 8
/** Prose so long marks where the best box's text begins and ends. */
const surelyProse = 15
/** Feeds have so many items at least, of so many lines at most; a headline in a link has so many words. */
const teaser = { fewestAlike: 3, mostLines: 8, linked: 0.8, shortestHeadline: 4 }
/** Distances in lines beyond these say no more. */
const reach = { edge: 40, title: 100, section: 99 }

const endMark = /[.!?\u3002\uff01\uff1f\u2026;\uff1b:\uff1a]["'\u201d\u2019\u300d\u300f\uff09)\]]*$/
const lowerStart = /^\p{Ll}/u
const quoteStart = /^["\u201c\u300c\u300e\u2018(\uff08]/
const address = /@|https?:|www\./
const isHeading = (name: string) => /^h\d$/.test(name)
const flag = (value: unknown) => (value ? 1 : 0)
const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

type Seen = Counts & { linkShare: number; prose: number; phrases: number }

/** Numbers by which main content is told from the rest of a page; the model that reads them was trained on these. */
export function featuresOf(lines: readonly Line[], facts: PageFacts): Features {
  const seen = lines.map(see)
  const boxes = surroundingsOf(
    lines,
    seen.map(({ size, linkShare, prose, commas, sentences }) => ({
      size,
      linked: size * linkShare,
      prose,
      score: prose === 0 ? 0 : Math.min(prose, 120) + 10 * Math.min(commas + sentences, 10),
    })),
  )
  const title = titleMatch(lines, seen, facts.title)
  const page = pageRow(lines, seen, boxes, facts)
  const rows = lineRows(lines, seen, boxes, title, page)
  return {
    rows,
    page,
    titleLine: title.line,
    sizes: seen.map(({ size }) => size),
    isTeaser: teasersOf(lines, seen, boxes),
  }
}

function see(line: Line): Seen {
  const counts = countsOf(line.text)
  const linkShare = Math.min(1, line.linked / counts.visible)
  const isProse = linkShare <= 0.5 && counts.size >= shortestProse && counts.sentences + counts.commas > 0
  return { ...counts, linkShare, prose: isProse ? counts.size * (1 - linkShare) : 0, phrases: phrasesIn(line.text) }
}

/** Numbers of the page: how much of it is prose, links and talk. */
function pageRow(
  lines: readonly Line[],
  seen: readonly Seen[],
  { of, page, best, articles }: BoxMap,
  facts: PageFacts,
) {
  const shareOf = (marks: number, weight: (line: Seen) => number, total: number) =>
    seen.reduce((sum, line, index) => sum + (of(lines[index]!.box).allMarks & marks ? weight(line) : 0), 0) /
    (total || 1)
  const sizes = seen.map(line => line.size).sort((a, b) => b - a)
  const shareWith = (phrase: string) => {
    const bit = 1 << phraseGroups.indexOf(phrase)
    return seen.filter(line => line.phrases & bit).length / (lines.length || 1)
  }
  const bestBox = best.box && of(best.box)
  return Float32Array.from([
    flag(facts.saysForum),
    flag(facts.saysArticle),
    page.size,
    lines.length,
    page.prose / (page.size || 1),
    page.linked / (page.size || 1),
    articles,
    shareOf(talkMarks, line => line.prose, page.prose),
    ...['comment', 'forum', 'content', 'person', 'related'].map(group =>
      shareOf(marksOfGroups(group), line => line.size, page.size),
    ),
    bestBox ? bestBox.size / page.size : 0,
    bestBox && page.prose ? bestBox.prose / page.prose : 0,
    sizes[0] ?? 0,
    sizes[5] ?? 0,
    ...['date', 'vote', 'comment'].map(shareWith),
  ])
}

type Title = ReturnType<typeof titleMatch>

function lineRows(
  lines: readonly Line[],
  seen: readonly Seen[],
  boxes: BoxMap,
  title: Title,
  pageNumbers: Float32Array,
) {
  const { of, pathSums, page, best } = boxes
  const repeats = new Map<string, number>()
  for (const { text } of lines) repeats.set(text, (repeats.get(text) ?? 0) + 1)
  const bounds = proseBounds(lines, seen, boxes)
  const outerOf = (box: Box, steps: number): Box => (steps > 0 && box.parent ? outerOf(box.parent, steps - 1) : box)
  const before = { size: 0, prose: 0 }
  const last = { heading: -1, headingPhrase: 0, section: -1, firstHeadings: 0 }

  return lines.map((line, index) => {
    const own = seen[index]!
    const { box, text } = line
    const around = of(box)
    const path = pathSums(box)
    if (isHeading(box.name) || (own.size < longestSection && line.bold > own.visible / 2)) {
      last.heading = index
      last.headingPhrase = flag(own.phrases & sectionPhrases)
      if (box.name === 'h1') last.firstHeadings++
    }
    if (own.size < longestSection && own.phrases & sectionPhrases) last.section = index
    const row = new Row()
    row.add(own.size, own.linkShare, own.sentences, flag(endMark.test(text)), own.commas, own.han / own.size)
    row.add(own.digits / text.length, own.capitals / text.length, own.separators, flag(address.test(text)))
    row.add(flag(lowerStart.test(text)), flag(quoteStart.test(text)), Math.min(1, line.bold / own.visible))
    row.add(flag(line.hasMarker), flag(line.isRow), repeats.get(text)!)
    for (let group = 0; group < phraseGroups.length; group++) row.add(flag(own.phrases & (1 << group)))
    row.add(title.shared[index]! / own.size, title.shared[index]! / (title.words || 1))
    row.add(title.line < 0 ? -reach.section : within(index - title.line, -50, reach.title))
    row.add(last.heading < 0 ? reach.section : Math.min(reach.section, index - last.heading), last.headingPhrase)
    row.add(last.section < 0 ? reach.section : Math.min(reach.section, index - last.section), last.firstHeadings)
    row.addAll(around.elementsAbove)
    row.add(isHeading(box.name) ? Number(box.name[1]) : 0)
    for (let group = 0; group < marksGroups.length; group++)
      row.add(line.marks & (1 << group) ? -1 : around.marksAbove[group]!)
    row.addAll(around.sharesAbove)
    for (let steps = 0; steps < 4; steps++) {
      const sums = of(outerOf(box, steps))
      row.add(sums.size, sums.size / page.size, sums.linked / sums.size, sums.size / sums.lines, sums.prose / sums.size)
      row.add(best.score ? sums.score / best.score : 0, sums.alike)
    }
    row.add(path.size / page.size, path.lines, path.size / path.lines, path.linked / path.size, path.prose / path.size)
    row.add(around.stepsUp, around.stepsDown)
    row.add(bounds.first < 0 ? nowhere : within(index - bounds.first, -reach.edge, reach.edge))
    row.add(bounds.first < 0 ? nowhere : within(index - bounds.last, -reach.edge, reach.edge))
    row.add(index / lines.length, before.size / page.size, page.prose ? before.prose / page.prose : 0)
    row.add(flag(!(around.allMarks & talkMarks)))
    addNeighbours(row, lines, seen, boxes, index)
    row.add(pageNumbers[0]!, pageNumbers[1]!)
    before.size += own.size
    before.prose += own.prose
    return row.numbers()
  })
}

/**
 * Whether each line is the teaser of another article: it stands in one of several boxes of a few lines each that are
 * alike, stand beside each other, and begin with a headline that is a link.
 */
function teasersOf(lines: readonly Line[], seen: readonly Seen[], boxes: BoxMap): boolean[] {
  const items = lines.map(({ box }) => itemAround(boxes, box))
  const isHeaded = new Map<Box, boolean>()
  items.forEach((item, index) => {
    const { linkShare, size, prose } = seen[index]!
    if (!item || isHeaded.has(item)) return
    if (linkShare >= teaser.linked && size >= teaser.shortestHeadline) isHeaded.set(item, true)
    else if (prose > 0) isHeaded.set(item, false)
  })
  const headed = new Map<Box | null, number>()
  for (const [{ parent }, is] of isHeaded) if (is) headed.set(parent, (headed.get(parent) ?? 0) + 1)
  return items.map(
    item => item !== null && isHeaded.get(item) === true && headed.get(item.parent)! >= teaser.fewestAlike,
  )
}

/** The nearest box of several lines, but not many, that is one of some alike. */
function itemAround({ of }: BoxMap, box: Box): Box | null {
  for (let outer: Box | null = box; outer; outer = outer.parent) {
    const around = of(outer)
    if (around.lines > teaser.mostLines) return null
    if (around.alike >= teaser.fewestAlike && around.lines > 1) return outer
  }
  return null
}

/** First and last line of sure prose in the page's best box. */
function proseBounds(lines: readonly Line[], seen: readonly Seen[], { of }: BoxMap): { first: number; last: number } {
  const isBound = (line: Line, index: number) => seen[index]!.prose > surelyProse && of(line.box).stepsUp === 0
  return { first: lines.findIndex(isBound), last: lines.findLastIndex(isBound) }
}

/** Numbers of the lines before and after one: three on each side by themselves, eight together. */
function addNeighbours(row: Row, lines: readonly Line[], seen: readonly Seen[], { of }: BoxMap, index: number): void {
  const { box } = lines[index]!
  for (const offset of neighbourOffsets) {
    const other = seen[index + offset]
    row.add(other?.size ?? -1, other?.linkShare ?? -1, other?.prose ?? -1)
    if (Math.abs(offset) === 3) continue
    const there = lines[index + offset]?.box
    row.add(flag(there && of(there).path === of(box).path))
    row.add(flag(there && (there === box || there.parent === box.parent)), flag(there && isHeading(there.name)))
  }
  addStretch(row, seen, Math.max(0, index - stretchLength), index)
  addStretch(row, seen, index + 1, Math.min(lines.length, index + 1 + stretchLength))
}

const neighbourOffsets = [-3, -2, -1, 1, 2, 3]
const stretchLength = 8

function addStretch(row: Row, seen: readonly Seen[], from: number, to: number): void {
  let size = 0
  let linked = 0
  let prose = 0
  for (let index = from; index < to; index++) {
    const line = seen[index]!
    size += line.size
    linked += line.size * line.linkShare
    prose += line.prose
  }
  row.add(size ? prose / size : -1, size ? linked / size : -1, size)
}

/** Numbers put one after the other. Lines are many, and spreading arrays into each other would cost as much as all the rest. */
class Row {
  readonly #numbers = new Float32Array(mostNumbers)
  #length = 0

  add(...numbers: number[]): void {
    for (let index = 0; index < numbers.length; index++) this.#numbers[this.#length++] = numbers[index]!
  }

  addAll(numbers: Int8Array | Float32Array): void {
    this.#numbers.set(numbers, this.#length)
    this.#length += numbers.length
  }

  numbers(): Float32Array {
    return this.#numbers.subarray(0, this.#length)
  }
}

/** More than a row has. */
const mostNumbers = 192
