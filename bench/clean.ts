/**
 * `node bench/clean.ts FOLDER`: cleaning of noisy Chinese text against the `text-cleaning` benchmark, which lies in
 * FOLDER (developers' input, not part of the project). Prints, for each kind of noise, precision, recall and F1 of the
 * stretches taken out (same start and end; lines of one kind that touch count as one, outer white space aside), F1 of the
 * characters kept, and for each kind of damage how many places were found and how many of those marked are real.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { clean } from '../packages/platform/src/read/clean/clean.ts'
import { originalSpan } from '../packages/platform/src/read/clean/draft.ts'

type Span = { start: number; end: number }
type Stretch = Span & { kind: string }
type Case = {
  noisy: string
  clean: string
  removed: Stretch[]
  damaged: (Stretch & { original: string })[]
}
type Counts = { right: number; found: number; real: number }

/** What the benchmark calls the kinds of removal. */
const kindOf: Record<string, string> = {
  pinyin: 'pinyin',
  'spam-head': 'spam',
  'link-farm': 'link-farm',
  navigation: 'furniture',
  boilerplate: 'furniture',
  'doubled-paragraph': 'duplicate',
  'broken-tag': 'markup',
  'control-character': 'markup',
  // A space that an entity left behind.
  'inner-space': 'markup',
}
/** Units that a mark may stand beside the gap where a character was swallowed. */
const gapReach = 1

function trimmed(text: string, { start, end }: Span): Span {
  const body = text.slice(start, end)
  return { start: start + body.length - body.trimStart().length, end: end - (body.length - body.trimEnd().length) }
}

/** Stretches of the same kind that touch, as one. */
function joined(text: string, stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const last = all.at(-1)
    if (last?.kind === stretch.kind && last.end === stretch.start && text[last.end - 1] === '\n') last.end = stretch.end
    else all.push({ ...stretch })
  }
  return all.map(stretch => ({ ...trimmed(text, stretch), kind: stretch.kind }))
}

const counts = new Map<string, Counts>()
function count(kind: string, add: Partial<Counts>): void {
  const known = counts.get(kind) ?? { right: 0, found: 0, real: 0 }
  counts.set(kind, {
    right: known.right + (add.right ?? 0),
    found: known.found + (add.found ?? 0),
    real: known.real + (add.real ?? 0),
  })
}

/** Counts of the units that a text keeps of its original and of those it should keep, white space aside. */
function keptUnits(text: string, gone: Span[]): Set<number> {
  const kept = new Set<number>()
  let at = 0
  for (const { start, end } of [...gone, { start: text.length, end: text.length }]) {
    for (; at < start; at++) if (text[at]!.trim() !== '') kept.add(at)
    at = Math.max(at, end)
  }
  return kept
}

const folder = process.argv[2]
if (!folder || !existsSync(path.join(folder, 'noisy.jsonl'))) {
  process.stderr.write('Usage: node bench/clean.ts FOLDER, where noisy.jsonl of the text-cleaning benchmark lies\n')
  process.exit(2)
}
const cases: Case[] = readFileSync(path.join(folder, 'noisy.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
/** Marks that were set and places that are damaged, by kind: how many, and how many of them have their counterpart. */
const marked = new Map<string, [number, number]>()
const places = new Map<string, [number, number]>()
function tally(table: Map<string, [number, number]>, kind: string, isRight: boolean): void {
  const [all, right] = table.get(kind) ?? [0, 0]
  table.set(kind, [all + 1, right + (isRight ? 1 : 0)])
}
const characters = { right: 0, found: 0, real: 0 }
let repaired = 0
for (const { noisy, removed, damaged } of cases) {
  const cleaned = clean(noisy, 'prose')
  const named = cleaned.removed.map(span => ({ ...span, kind: kindOf[span.kind] ?? span.kind }))
  const gone = named.filter(
    ({ start, end }, index) => start !== named[index - 1]?.start || end !== named[index - 1]?.end,
  )
  const key = ({ start, end, kind }: Stretch) => `${kind} ${start} ${end}`
  const real = new Map(joined(noisy, removed).map(stretch => [key(stretch), stretch]))
  for (const stretch of real.values()) count(stretch.kind, { real: 1 })
  for (const stretch of joined(noisy, gone)) count(stretch.kind, { found: 1, right: real.has(key(stretch)) ? 1 : 0 })

  const keeps = keptUnits(noisy, gone)
  const should = keptUnits(noisy, removed)
  characters.found += keeps.size
  characters.real += should.size
  for (const unit of keeps) if (should.has(unit)) characters.right++

  const marks = cleaned.damaged.map(damage => ({ ...damage, ...originalSpan(cleaned, damage) }))
  const touches = (mark: Span, { start, end }: Span) =>
    start === end
      ? mark.start - gapReach <= start && start <= mark.end + gapReach
      : mark.start < end && start < mark.end
  for (const mark of marks)
    tally(
      marked,
      mark.kind,
      damaged.some(place => touches(mark, place)),
    )
  for (const place of damaged) {
    const mark = marks.find(each => touches(each, place))
    tally(places, place.kind, mark !== undefined)
    if (mark?.suggestion && place.original.startsWith(mark.suggestion.replace(/\u3013$/, ''))) repaired++
  }
}

const share = (part: number, whole: number) => (whole === 0 ? '' : (part / whole).toFixed(3))
process.stdout.write('| what | real | found | precision | recall | F1 |\n|---|---|---|---|---|---|\n')
for (const [kind, { right, found, real }] of [['characters kept', characters] as const, ...[...counts].sort()])
  process.stdout.write(
    `| ${kind} | ${real} | ${found} | ${share(right, found)} | ${share(right, real)} | ${share(2 * right, found + real)} |\n`,
  )
for (const [kind, [all, right]] of places)
  process.stdout.write(`Damaged places, ${kind}: ${all}, marked ${share(right, all)}\n`)
for (const [kind, [all, right]] of marked)
  process.stdout.write(`Marks, ${kind}: ${all}, on damage ${share(right, all)}\n`)
process.stdout.write(`Suggestions that give the original back, a last character with a lost byte aside: ${repaired}\n`)
