import { clean } from '../../packages/platform/src/read/clean/clean.ts'
import { originalSpan } from '../../packages/platform/src/read/clean/draft.ts'
import { simplified } from '../../packages/platform/src/words/simplified.ts'
import { type Counts, type Figure, f1Figure, type Measurement, markFigure, shareFigure } from './figure.ts'
import { rowsOf } from './files.ts'
import { benchmarkPages } from './pages.ts'

type Span = { start: number; end: number }
type Stretch = Span & { kind: string }
type Place = Stretch & { original: string }
type Case = { noisy: string; removed: Stretch[]; damaged: Place[] }
type Mark = Stretch & { quote: string; suggestion: string | null }

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
const removalKinds = ['pinyin', 'spam', 'furniture', 'link-farm', 'duplicate', 'markup']
/** Our kinds of damage by the benchmark's. */
const damageKinds: Record<string, string> = { 'gbk-slip': 'gbk-slip', swallowed: 'swallowed-character' }
/** Units that a mark may stand beside the gap where a character was swallowed. */
const gapReach = 1
/** Stands in a suggestion for a character of which a byte is lost. */
const unknownCharacter = /\u3013$/

function trimmed(text: string, { start, end }: Span): Span {
  const body = text.slice(start, end)
  return { start: start + body.length - body.trimStart().length, end: end - (body.length - body.trimEnd().length) }
}

/** Stretches without outer white space; those of a kind on lines that touch are one. */
function joined(text: string, stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const last = all.at(-1)
    if (last?.kind === stretch.kind && last.end === stretch.start && text[last.end - 1] === '\n') last.end = stretch.end
    else all.push({ ...stretch })
  }
  return all.map(stretch => ({ ...trimmed(text, stretch), kind: stretch.kind }))
}

/** Units of a text that are kept where these stretches go, white space aside. */
function keptUnits(text: string, gone: readonly Span[]): Set<number> {
  const kept = new Set<number>()
  let at = 0
  for (const { start, end } of [...gone, { start: text.length, end: text.length }]) {
    for (; at < start; at++) if (text[at]!.trim() !== '') kept.add(at)
    at = Math.max(at, end)
  }
  return kept
}

function measured({ noisy, removed, damaged }: Case) {
  const cleaned = clean(noisy, 'prose')
  const gone = cleaned.removed
    .map(span => ({ ...span, kind: kindOf[span.kind] ?? span.kind }))
    .filter(({ start, end }, index, all) => start !== all[index - 1]?.start || end !== all[index - 1]?.end)
  const marks = cleaned.damaged.map((damage): Mark => ({ ...damage, ...originalSpan(cleaned, damage) }))
  const [found, real] = [keptUnits(noisy, gone), keptUnits(noisy, removed)]
  return {
    noisy,
    gone: joined(noisy, gone),
    removed: joined(noisy, removed),
    kept: { found: found.size, real: real.size, right: [...found].filter(unit => real.has(unit)).length },
    marks,
    damaged,
  }
}
type Measured = ReturnType<typeof measured>

function removalCounts({ gone, removed }: Measured, kind: string): Counts {
  const [found, real] = [gone, removed].map(
    all => new Set(all.filter(each => each.kind === kind).map(({ start, end }) => `${start} ${end}`)),
  )
  return { right: [...found!].filter(span => real!.has(span)).length, found: found!.size, real: real!.size }
}

const touches = (mark: Span, { start, end }: Span) =>
  start === end ? mark.start - gapReach <= start && start <= mark.end + gapReach : mark.start < end && start < mark.end

/** Marks of a kind on its places and on no damage; those on damage of another kind count for nothing. */
function markCounts({ marks, damaged }: Measured, kind: string) {
  const places = damaged.filter(place => place.kind === kind)
  const others = damaged.filter(place => place.kind !== kind)
  const ours = marks.filter(mark => mark.kind === damageKinds[kind] && !others.some(place => touches(mark, place)))
  return {
    marks: ours.length,
    rightMarks: ours.filter(mark => places.some(place => touches(mark, place))).length,
    places: places.length,
    foundPlaces: places.filter(place => marks.some(mark => touches(mark, place))).length,
  }
}

/** Whether a suggestion is the original: of a slip but for a last character with a lost byte, of a gap the whole word. */
function isRepair({ noisy }: Measured, mark: Mark, place: Place): boolean {
  if (!mark.suggestion || !touches(mark, place)) return false
  if (place.start < place.end) return place.original.startsWith(mark.suggestion.replace(unknownCharacter, ''))
  const whole = noisy.slice(mark.start, place.start) + place.original + noisy.slice(place.start, mark.end)
  return simplified(whole) === mark.suggestion
}

function repairCounts(each: Measured, kind: string) {
  const places = each.damaged.filter(place => place.kind === kind)
  const right = places.filter(place => each.marks.some(mark => isRepair(each, mark, place))).length
  return { right, all: places.length }
}

/** Marks that stand on no damage, with what is around them. */
const falseMarks = (all: readonly Measured[], kind: string) =>
  all.flatMap(({ noisy, marks, damaged }) =>
    marks
      .filter(mark => mark.kind === damageKinds[kind] && !damaged.some(place => touches(mark, place)))
      .map(({ start, end, suggestion }) => `${noisy.slice(start - 8, end + 8)} → ${suggestion}`),
  )

/** Whether the gold texts of Chinese pages, which nobody damaged, stay without a suggestion; each text is one. */
function unharmed(): Figure {
  const pages = (['magic-html/article', 'magic-html/forum'] as const)
    .flatMap(benchmarkPages)
    .filter(({ language }) => language === 'zh')
  const suggested = pages.map(({ gold }) =>
    clean(gold ?? '', 'prose').damaged.flatMap(({ quote, suggestion }) =>
      suggestion ? [`${quote} → ${suggestion}`] : [],
    ),
  )
  return shareFigure(
    'Chinese pages of content-extraction, which are whole, without a suggested repair',
    suggested.map(({ length }) => ({ right: length === 0 ? 1 : 0, all: 1 })),
    '',
    suggested.flat(),
  )
}

function figures(): Figure[] {
  const all = rowsOf<Case>('text-cleaning', 'noisy.jsonl').map(measured)
  const kept = all.map(each => each.kept)
  return [
    f1Figure('characters kept', kept),
    ...removalKinds.map(kind =>
      f1Figure(
        `${kind} taken out, same start and end`,
        all.map(each => removalCounts(each, kind)),
        kind === 'pinyin' ? 'pinyin-pro 1 (README; the set was made with it)' : '',
      ),
    ),
    ...Object.keys(damageKinds).flatMap(kind => [
      markFigure(
        `${kind}, places marked`,
        all.map(each => markCounts(each, kind)),
        '',
        falseMarks(all, kind),
      ),
      shareFigure(
        `${kind}, suggestion is the original`,
        all.map(each => repairCounts(each, kind)),
      ),
    ]),
    unharmed(),
  ]
}

export const textCleaning: Measurement = {
  name: 'text-cleaning',
  source: '400 texts of GSD sentences (CC BY-SA 4.0) with the noise of the web put in',
  drawn: 'texts',
  needs: ['text-cleaning', 'content-extraction'],
  figures,
}
