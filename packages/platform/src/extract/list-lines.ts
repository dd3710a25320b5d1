import characters from './lists/characters.json' with { type: 'json' }
import words from './lists/listings.json' with { type: 'json' }
import { numeralCharacters } from './numerals.ts'
import { anyOf, itemNumber } from './patterns.ts'
import { type Side, sides } from './wants.ts'

const longestHeading = 40
/** An item that is not in a list of its side says something when it is so long. */
export const shortestBody = 8
/** A heading's list word stands at most this far before its end: 需求清单（第一批）. */
const headingTail = 8
/** The name of a section (生物医药类) is at most this long. */
const longestSection = 30

const bullet = `[${characters.bullets.replace('-', '')}-]`
const markEnd = '(?:[:：、.,，]|[\\s\\u3000]+(?=\\S))'
const nounMark = (nouns: readonly string[]) => {
  const numbered = `(?:${anyOf(nouns)})[（(\\s]?${itemNumber}[）)]?`
  return new RegExp(
    `^(?:${bullet}\\s*)?(?:[【〔〖\\[（(「]${numbered}[】〕〗\\]）)」][:：]?|${numbered}${markEnd})\\s*`,
  )
}
/** 需求一：, 成果2、, 【榜单三】: an item that tells its side by itself. */
const nounMarks = {
  needs: nounMark([...words.needNouns, ...words.needMarks]),
  offers: nounMark([...words.offerNouns, ...words.offerMarks]),
}
const digits = [
  '\\d{1,3} ?(?:[.．](?!\\d)|、)',
  '[⒈-⒛]',
  '#\\d{1,3}',
  `(?:No|NO|no)\\.? ?\\d{1,3}${markEnd}`,
  `[A-Z]{1,6}[-—]?\\d{2,4}(?:[-—]\\d{1,4})*${markEnd}`,
  `(?:${anyOf(words.ordinals.nouns)})${itemNumber}${markEnd}`,
  `第?${itemNumber}(?:${anyOf(words.ordinals.counters)})${markEnd}`,
]
/** What items begin with, from the outer level to the inner: 一、 （一） 1. （1） ① and bullets. */
const levels = [
  `(?:[${numeralCharacters}]{1,3}|[Ⅰ-Ⅻ]) ?、`,
  `[（(【〔] ?[${numeralCharacters}]{1,3} ?[）)】〕]|[㈠-㈩]`,
  digits.join('|'),
  '[（(【〔\\[] ?\\d{1,3} ?[）)】〕\\]]|\\d{1,3}[）)]|[⑴-⒇]|[A-H][.、)）](?![A-Za-z])',
  '[①-⑳❶-❿]',
  `${bullet}(?!\\d| \\d+ ${bullet})`,
].map(mark => new RegExp(`^(?:${mark})\\s*`))
/** Bullets and levels further in than this one describe the item above them. */
export const innerLevels = 2
export const bulletLevel = 5

/** The level of the mark that a line begins with, -1 without one; `length` is that of the mark. */
export function levelOf(content: string): { level: number; length: number } {
  for (let level = 0; level < levels.length; level++) {
    const length = levels[level].exec(content)?.[0].length
    if (length) return { level, length }
  }
  return { level: -1, length: 0 }
}

/** An item that is numbered by a noun of its side (榜单一　…), with the length of that mark. */
export function nounMarkOf(content: string): { side: Side; length: number } | null {
  for (const side of sides) {
    const length = nounMarks[side].exec(content)?.[0].length
    if (length) return { side, length }
  }
  return null
}

const endsSentence = new RegExp(`[${characters.sentenceEnds}，,.：:][）)]?$`)
/** 【技术成果】 before a title is a label, not a part of it. */
export const tag = /^\u3010[^\u3011]{1,10}\u3011\s*(?=\S)/
const annex = new RegExp(`^(?:${anyOf(words.annex)})\\s*${itemNumber}?\\s*[:：]?\\s*`)
const headings = {
  needs: new RegExp(anyOf(words.needHeadings), 'i'),
  offers: new RegExp(anyOf(words.offerHeadings), 'i'),
}
const everyHeading = { needs: new RegExp(headings.needs, 'gi'), offers: new RegExp(headings.offers, 'gi') }
const notOverLists = new RegExp(anyOf(words.notOverLists))
const titleNouns = {
  needs: new RegExp(anyOf(words.titleNouns.needs), 'i'),
  offers: new RegExp(anyOf(words.titleNouns.offers), 'i'),
}
const decisive = new RegExp(anyOf(words.titleNouns.decisive))
const listWord = new RegExp(anyOf(words.titleNouns.listWords), 'i')
const aboutLists = new RegExp(anyOf(words.aboutLists.words))
const closing = new RegExp(
  `^(?:${anyOf([...words.closing, ...words.closingParts.words])})*(?:${anyOf(words.closing)})[:：]?$`,
)
const closingStart = new RegExp(`^(?:${anyOf(words.closing)})[:：]`)
const sectionEnd = new RegExp(`(?:${anyOf(words.sectionEndings)})(?:[（(].*)?$`)
const dated = new RegExp(words.dated.pattern)
const firstMark = new RegExp(words.firstMarks.pattern)
const instruction = new RegExp(`^(?:${anyOf(words.instructions)})`)
const leadIn = new RegExp(
  `(?:${anyOf(words.leadIns)})[^。；]{0,8}[:：]$|(?:${anyOf(words.leadIns)})[^。；]{0,30}[:：]$`,
)
const leads = { needs: new RegExp(anyOf(words.leadNouns.needs)), offers: new RegExp(anyOf(words.leadNouns.offers)) }
const introductions = {
  needs: new RegExp(`${words.introductions.pattern}(?:${anyOf(words.leadNouns.needs)})`),
  offers: new RegExp(`${words.introductions.pattern}(?:${anyOf(words.leadNouns.offers)})`),
}
const points = new RegExp(words.introductions.points)
const evidence = new RegExp(words.itemEvidence.pattern)
const leadsElsewhere = new RegExp(anyOf(words.leadNouns.not))

export const isHeadingLike = (content: string): boolean =>
  content.length <= longestHeading && !endsSentence.test(content)

/** Spaces that a PDF sets between characters. */
const spaced = /(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g

/** A line's words without the mark, 附件 or brackets before them. */
export const bodyOf = (content: string): string => {
  const bare = content.replace(annex, '')
  return bare.slice(levelOf(bare).length).replace(spaced, '').trim()
}

/** A heading is short, no sentence, and ends in the name of a list; an English one is that name. */
export function headingSide(content: string): Side | null {
  const body = bodyOf(content).replace(tag, '')
  if (!isHeadingLike(body) || /[:：]/.test(body) || notOverLists.test(body)) return null
  for (const side of sides) {
    const match = headings[side].exec(body)
    if (!match) continue
    const isEnglish = /^[a-z]/i.test(match[0])
    const last = [...body.matchAll(everyHeading[side])].at(-1) ?? match
    if (isEnglish ? match[0].length === body.length : last.index + last[0].length >= body.length - headingTail)
      return side
  }
  return null
}

const { topics } = words
const topic = { needs: new RegExp(anyOf(topics.needs)), offers: new RegExp(anyOf(topics.offers)) }
const englishTopic = { needs: new RegExp(topics.english.needs, 'i'), offers: new RegExp(topics.english.offers, 'i') }
const notTopic = new RegExp(`(?:${anyOf(topics.not)})$`)

/** Which side a short heading speaks of, wherever in it: 企业能提供的资源, What we need; null for both and for neither. */
export function topicSide(content: string): Side | null {
  const body = bodyOf(content)
  const bare = body.replace(/[？?]$/, '')
  const isEnglish = /^[a-z]/i.test(body)
  if (isEnglish && (bare.split(' ').length > topics.english.longest || /[.,;:]/.test(bare))) return null
  if (isEnglish) return onlySide(side => englishTopic[side].test(bare))
  if (bare.length > topics.longest || endsSentence.test(bare) || /[，：:。]/.test(bare)) return null
  if (notTopic.test(bare) || notOverLists.test(bare)) return null
  // A gap parts a label from what is said under it: 发榜方　示例公司.
  if (/\S[ \u3000]\S/.test(content.slice(levelOf(content).length).trim())) return null
  return onlySide(side => topic[side].test(bare))
}

const onlySide = (isTold: (side: Side) => boolean): Side | null => {
  const told = sides.filter(isTold)
  return told.length === 1 ? told[0] : null
}

const tags = {
  needs: new RegExp(
    `^(?:[【〔\\[](?:${anyOf(words.tags.needs)})[】〕\\]]|(?:${anyOf(words.tags.needs)})[:：])\\s*(?=\\S)`,
  ),
  offers: new RegExp(
    `^(?:[【〔\\[](?:${anyOf(words.tags.offers)})[】〕\\]]|(?:${anyOf(words.tags.offers)})[:：])\\s*(?=\\S)`,
  ),
}

/** A label that says by itself which side its line is (【求购】…, 可转让：…), with its length. */
export function tagOf(body: string): { side: Side; length: number } | null {
  for (const side of sides) {
    const length = tags[side].exec(body)?.[0].length
    if (length) return { side, length }
  }
  return null
}

/** 【检测认证】 alone on its line is the name of a section. */
export const isBracketed = (content: string): boolean => /^[【〔][^】〕]{1,16}[】〕]$/.test(content)

/**
 * Which side a document's title says that it lists: 关于发布…榜单的公告; null for both, and for rules. `isSure` is false where
 * it may only be about a list, as news of a meeting or a call for needs is.
 */
export function titleListSide(title: string): { side: Side; isSure: boolean } | null {
  if (notOverLists.test(title)) return null
  const sure = sides.filter(
    side => headings[side].test(title) && !/^[a-z]/i.test(headings[side].exec(title)?.[0] ?? ''),
  )
  const told = sure.length === 1 ? sure : sides.filter(side => titleNouns[side].test(title))
  const side = told.length > 1 && decisive.test(title) ? 'needs' : told.length === 1 ? told[0] : null
  return side && { side, isSure: !aboutLists.test(title) && (sure.includes(side) || listWord.test(title)) }
}

/** Which side words before a list speak of; null for neither, both, and for lists of conditions and supports. */
export function spokenOf(lead: string): Side | null {
  if (leadsElsewhere.test(lead)) return null
  const told = sides.filter(side => leads[side].test(lead))
  return told.length === 1 ? told[0] : null
}

/** A sentence that leads over to a list: 主要需求如下：. */
export function leadInSide(content: string): Side | null {
  if (!leadIn.test(content)) return null
  const clause = content.slice(Math.max(...['。', '；'].map(mark => content.lastIndexOf(mark) + 1)))
  return spokenOf(clause)
}

/** A sentence that says what is published here (现公布第一批场景6项), short of leading over to it with a colon. */
export function introducedSide(content: string): Side | null {
  if (content.length > words.introductions.longest || !points.test(content)) return null
  const told = sides.filter(side => introductions[side].test(content))
  return told.length === 1 && !leadsElsewhere.test(content) ? told[0] : null
}

/** Whether a sentence tells of publishing or collecting a list. */
export const isIntroduction = (content: string): boolean => sides.some(side => introductions[side].test(content))

/** Whether an item says whose it is, or what it must or can do. */
export const hasEvidence = (body: string): boolean => evidence.test(body)

/** Headings and labels behind which no more items come: 揭榜要求, 备注：. */
export const isClosing = (content: string): boolean => {
  const body = bodyOf(content)
  const label = /^([^：:。，]{2,12})[:：]/.exec(body)?.[1]
  return (
    closingStart.test(body) ||
    (label !== undefined && closing.test(label)) ||
    (body.length <= longestHeading && closing.test(body) && !/[，。；]/.test(body))
  )
}

/** Whether a line begins a numbering anew. */
export const isFirst = (content: string): boolean => firstMark.test(content)

/** A short line that may name a part of a list (封装测试类); `isSure` where its last word says so. */
export const isSection = (content: string): boolean => {
  const body = bodyOf(content)
  return body.length <= longestSection && !endsSentence.test(body) && !/[，：:]/.test(body)
}
export const isSureSection = (content: string): boolean => isSection(content) && sectionEnd.test(bodyOf(content))

/** What a list also numbers without being an item: how and until when to apply, and what happened on a day. */
export const isInstruction = (body: string): boolean => instruction.test(body) || dated.test(body)
