import type { Box, Line } from './lines.ts'
import { marksGroups } from './names.ts'

/** Sums over lines. Sizes are words, a Han character as one. */
export type Sums = { size: number; linked: number; prose: number; lines: number }

/** What is known of a box: sums over all lines in it, and what stands around it. */
export type Surroundings = Sums & {
  /** Paragraphs in it, each worth less the deeper it stands, as Mozilla's Readability passes their scores up. */
  score: number
  /** Steps up to the nearest box, itself included, of each group of names, and the share of the page that one holds. */
  marksAbove: Int8Array
  sharesAbove: Float32Array
  /** The same steps for each group of elements. */
  elementsAbove: Int8Array
  /** Its element and class; with those of the two boxes around it, lines of one kind have the same path. */
  kind: string
  path: string
  allMarks: number
  /** Steps up from the page's best box to the first that holds this one too, and from there down to this one. */
  stepsUp: number
  stepsDown: number
  /** Boxes of its kind beside it, itself included. */
  alike: number
}

/** Steps that mean: nowhere above. */
export const nowhere = 30

/** Groups of elements whose nearness is told. */
export const elementGroups: readonly (readonly string[])[] = [
  ['p'],
  ['li'],
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ['td', 'th', 'table'],
  ['article'],
  ['main'],
  ['aside'],
  ['nav'],
  ['header'],
  ['footer'],
  ['form', 'fieldset', 'dialog'],
  ['blockquote'],
  ['figure', 'figcaption'],
  ['section'],
  ['dl', 'dd', 'dt'],
  ['pre'],
]
const elementGroup = new Map(elementGroups.flatMap((names, group) => names.map(name => [name, group] as const)))

/** What is measured of a line before its box is: its size, the part of it in links, and its size where it is prose. */
export type Measured = { size: number; linked: number; prose: number; score: number }

export type BoxMap = {
  of(box: Box): Surroundings
  pathSums(box: Box): Sums
  page: Sums
  /** The box with the best score, and that score. */
  best: { box: Box | null; score: number }
  articles: number
}

/** Sums up the lines of a page by box, and tells of each box what stands around it. */
export function surroundingsOf(lines: readonly Line[], measured: readonly Measured[]): BoxMap {
  const known = new Map<Box, Surroundings>()
  const of = (box: Box): Surroundings => {
    const before = known.get(box)
    if (before) return before
    const made = emptySurroundings(box, box.parent ? of(box.parent) : null)
    known.set(box, made)
    return made
  }
  lines.forEach((line, index) => {
    const { size, linked, prose, score } = measured[index]!
    addTo(of(line.box), { size, linked, prose, lines: 1 })
    if (score === 0) return
    let step = 1
    for (let box = line.box.parent; box; box = box.parent, step++) of(box).score += score / (step < 3 ? step : 3 * step)
  })
  // Boxes come before those inside them, because asking for one asks for those around it first.
  const boxes = [...known.keys()]
  const paths = new Map<string, Sums>()
  for (const box of boxes) {
    const own = of(box)
    if (own.lines === 0) continue
    const sums = paths.get(own.path)
    if (sums) addTo(sums, own)
    else paths.set(own.path, { size: own.size, linked: own.linked, prose: own.prose, lines: own.lines })
  }
  const kinds = new Map<Box, Map<string, number>>()
  for (const box of boxes.toReversed()) {
    if (!box.parent) continue
    addTo(of(box.parent), of(box))
    const counted = kinds.get(box.parent) ?? new Map<string, number>()
    kinds.set(box.parent, counted.set(of(box).kind, (counted.get(of(box).kind) ?? 0) + 1))
  }
  const page = { size: 0, linked: 0, prose: 0, lines: 0 }
  const best: BoxMap['best'] = { box: null, score: 0 }
  let articles = 0
  for (const box of boxes) {
    const own = of(box)
    if (!box.parent) addTo(page, own)
    else own.alike = kinds.get(box.parent)!.get(own.kind)!
    if (box.name === 'article') articles++
    const score = own.score * (1 - own.linked / own.size)
    if (score > best.score) Object.assign(best, { box, score })
  }
  const stepsFromBest = new Map<Box, number>()
  for (let box = best.box; box; box = box.parent) stepsFromBest.set(box, stepsFromBest.size)
  for (const box of boxes) {
    const own = of(box)
    const outer = box.parent && of(box.parent)
    const steps = stepsFromBest.get(box)
    own.stepsUp = steps ?? outer?.stepsUp ?? nowhere
    own.stepsDown = steps === undefined && outer ? outer.stepsDown + 1 : 0
    for (let group = 0; group < marksGroups.length; group++)
      own.sharesAbove[group] = own.marksAbove[group] === 0 ? own.size / page.size : (outer?.sharesAbove[group] ?? 0)
  }
  return { of, pathSums: box => paths.get(of(box).path)!, page, best, articles }
}

function addTo(sums: Sums, more: Sums): void {
  sums.size += more.size
  sums.linked += more.linked
  sums.prose += more.prose
  sums.lines += more.lines
}

function emptySurroundings(box: Box, outer: Surroundings | null): Surroundings {
  const above = (length: number, isHere: (group: number) => boolean, around: Int8Array | undefined) => {
    const steps = new Int8Array(length)
    for (let group = 0; group < length; group++)
      steps[group] = isHere(group) ? 0 : Math.min(nowhere, (around ? around[group]! : nowhere) + 1)
    return steps
  }
  const kind = `${box.name} ${box.label.replace(/\d+/g, '')}`
  const aroundPath = outer?.path.split('<', 2).join('<') ?? ''
  return {
    ...{ size: 0, linked: 0, prose: 0, lines: 0, score: 0, stepsUp: 0, stepsDown: 0, alike: 0 },
    marksAbove: above(marksGroups.length, group => (box.marks & (1 << group)) !== 0, outer?.marksAbove),
    sharesAbove: new Float32Array(marksGroups.length),
    elementsAbove: above(elementGroups.length, group => elementGroup.get(box.name) === group, outer?.elementsAbove),
    kind,
    path: `${kind}<${aroundPath}`,
    allMarks: box.marks | (outer?.allMarks ?? 0),
  }
}
