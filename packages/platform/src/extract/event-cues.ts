import type { Telling } from './event-times.ts'
import characters from './lists/characters.json' with { type: 'json' }
import actWords from './lists/event-acts.json' with { type: 'json' }
import cueWords from './lists/event-cues.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'

/** What speaks for and against a time being that of an event, by name, and the classes of acts that it may date. */
export type Happening = { cues: string[]; acts: string[] }

const isEnglish = /[a-z]/

/** Any of the words; an English one as a word of its own. */
function anyWord(words: readonly string[]): string {
  const english = words.filter(word => isEnglish.test(word))
  const chinese = words.filter(word => !isEnglish.test(word))
  return `(?:${[...(chinese.length ? [anyOf(chinese)] : []), ...(english.length ? [`\\b(?:${anyOf(english)})\\b`] : [])].join('|')})`
}

type Test = [name: string, test: RegExp]
const testsOf = (lists: Record<string, string[]>, around: (words: string) => string): Test[] =>
  Object.entries(lists).map(([name, words]) => [name, new RegExp(around(anyWord(words)), 'i')])

const { why: _why, ...actClasses } = actWords
const anyAct = anyWord(Object.values(actClasses).flat())
const of = characters.attributive
const isVerb = `(?!${anyOf(cueWords.nounEnds)})`
const classes = testsOf(actClasses, words => `${words}${isVerb}`)
const attributive = new RegExp(`${anyAct}${of}`, 'i')
const beginsWithAct = new RegExp(`^.{0,2}${anyAct}${isVerb}`, 'i')
const endsWithAct = new RegExp(`${anyAct}(?:于|在|in |on )?$`, 'i')
const before = testsOf(cueWords.before, words => `${words} ?(?:the )?$`)
const after = testsOf(cueWords.after, words => `^ ?${words}`)
const inClause = testsOf(cueWords.clause, words => words)
const summed = new RegExp(anyWord(cueWords.clause.summed), 'i')
const vague = new RegExp(anyWord(cueWords.vague), 'i')
const gathering = new RegExp(anyWord(cueWords.gathering), 'i')
const timeColumn = new RegExp(anyWord(cueWords.timeColumns.is), 'i')
const otherColumn = new RegExp(anyWord(cueWords.timeColumns.not), 'i')
const bullet = new RegExp(`^(?:${itemMark}\\s*)+`)
const openBracket = /[（(][^）)]*$/
const sentenceEnd = new RegExp(`[${characters.sentenceEnds}.]$`)
const inNotice = new RegExp(anyWord(cueWords.noticeOfFacts))
/** Not G60 or R2. */
const number = /(?<![A-Za-z\d.])\d/
const percentage = /\d\s*[%％]|百分点/

/** A time of so many characters at most stands between its words. */
const reach = 12
/** A part with fewer characters besides its time says hardly more than the time. */
const shortestAct = 6
const longestBracket = 200

/** How coarse a date is; one without a month dates much that is no happening. */
function grainOf(iso: string): string {
  if (iso.includes('/')) return /-\d\d-\d\d$/.test(iso) ? 'days' : /-\d\d$/.test(iso) ? 'months' : 'years'
  if (/^\d{4}$/.test(iso)) return 'year'
  if (/[QH]\d$/.test(iso)) return 'quarter'
  return /-\d\d-\d\d$/.test(iso) ? 'day' : 'month'
}
const coarse = new Set(['year', 'years', 'quarter'])

/** Where the words of a line or sentence begin behind its bullet or number. */
export const bodyStart = (text: string, { start, end }: Span) =>
  start + (bullet.exec(text.slice(start, Math.min(end, start + reach)))?.[0].length ?? 0)

/** What the lines around a telling say: the first row of its table, whether lines beside its own begin with a time too. */
export type Layout = { header?: Span; isListed: boolean }

/**
 * Cues of a telling. `bare` is the text with names, titles and quotations blanked, in which acts are looked for; `page` the
 * day of the text, as far as it is known.
 */
export function readCues(text: string, bare: string, telling: Telling, layout: Layout, page: string | null): Happening {
  const { start, end, kind, clause, part } = telling
  const classesIn = (words: string) => classes.filter(([, test]) => test.test(words)).map(([name]) => name)
  const [ahead, behind, rest] = [
    [clause.start, start],
    [end, clause.end],
    [clause.end, part.end],
  ].map(([from, to]) => bare.slice(from, to))
  if (kind === 'notice')
    return {
      cues: ['notice', ...(inNotice.test(behind) ? ['notice of facts'] : [])],
      acts: classesIn(behind),
    }
  const words = [
    { where: 'behind', acts: classesIn(behind) },
    { where: 'ahead', acts: classesIn(ahead) },
    { where: 'later', acts: classesIn(rest) },
  ]
  const { where, acts } = words.find(each => each.acts.length > 0) ?? { where: 'nowhere', acts: [] }
  const grain = grainOf(telling.iso)
  const place = positionOf(text, telling)
  const isLast = endsWithAct.test(ahead)
  const isGathering = gathering.test(ahead) || gathering.test(behind)
  const isCoarse = coarse.has(grain)
  const dated = isLast ? words[1].acts : words[0].acts
  const { start: from } = telling.sentence
  return {
    cues: [
      ...[`grain ${grain}`, `kind ${kind}`, `begins ${place}`],
      ...[`act ${where}`, `act ${where} ${grain}`, `act ${where} begins ${place}`],
      ...(where === 'later' ? [] : acts.map(name => `act ${name}`)),
      ...(isCoarse ? dated.map(name => `coarse act ${name}`) : []),
      ...(isLast ? ['act last', `act last ${grain}`] : []),
      ...(beginsWithAct.test(behind) ? ['act next', `act next ${grain}`] : []),
      ...(attributive.test(behind) ? ['act attributive'] : []),
      ...(isGathering ? ['gathering'] : []),
      ...(isCoarse && summed.test(behind) ? ['coarse summed'] : []),
      ...(isCoarse && vague.test(ahead + behind) ? ['coarse vague'] : []),
      ...(text.slice(end, clause.end).includes(characters.openTitle)
        ? [`document ${isCoarse ? 'coarse' : 'fine'}`]
        : []),
      ...(number.test(behind) ? [`number ${grain}`] : []),
      ...(percentage.test(behind) ? ['percentage'] : []),
      ...namesOf(before, bare.slice(Math.max(from, start - reach), start), 'before'),
      ...namesOf(after, text.slice(end, end + reach), 'after'),
      ...inClause.flatMap(([name, test]) => {
        const near = test.test(behind) ? 'clause' : test.test(ahead) ? 'ahead' : test.test(rest) ? 'rest' : null
        return near ? [`${near} ${name}`] : []
      }),
      ...layoutCues(text, telling, layout, place, where),
      ...(page ? [telling.iso.slice(0, page.length) > page ? `ahead of page ${grain}` : 'behind page'] : []),
    ],
    acts: isGathering ? [...acts, 'meet'] : acts,
  }
}

function layoutCues(
  text: string,
  telling: Telling,
  { header, isListed }: Layout,
  place: string,
  where: string,
): string[] {
  const { start, end, part, sentence, line } = telling
  const isLine = line.start === sentence.start && line.end === sentence.end
  const isOpen = !sentenceEnd.test(text.slice(line.end - 1, line.end))
  const isShort = part.end - part.start - (end - start) < shortestAct
  return [
    ...(header ? [datesRow(text, line, header, start) ? 'row dated' : 'row'] : []),
    ...(openBracket.test(text.slice(Math.max(sentence.start, start - longestBracket), start)) ? ['bracketed'] : []),
    ...(isLine && isOpen && place !== 'line' ? ['heading'] : []),
    ...(isShort ? ['short'] : isListed && place === 'line' ? ['listed', `listed act ${where}`] : []),
  ]
}

const namesOf = (tests: readonly Test[], words: string, where: string) =>
  tests.filter(([, test]) => test.test(words)).map(([name]) => `${where} ${name}`)

function positionOf(text: string, { start, line, sentence, clause }: Telling): string {
  if (bodyStart(text, line) === start) return 'line'
  if (bodyStart(text, sentence) === start) return 'sentence'
  return clause.start === start ? 'clause' : 'inside'
}

/** Whether the column of the date is headed 时间 or 日期, and no time limit. */
function datesRow(text: string, line: Span, header: Span, position: number): boolean {
  const column = text.slice(line.start, position).split('\t').length - 1
  const title = text.slice(header.start, header.end).split('\t')[column] ?? ''
  return timeColumn.test(title) && !otherColumn.test(title)
}
