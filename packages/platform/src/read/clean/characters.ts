import type { Removals } from '../removals.ts'

// Control characters, soft hyphen, zero-width characters, byte order marks, bidirectional controls, tag characters.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu
/** Joiners mean something inside Indic words and emoji, nothing beside a Han character, a space or a line's end. */
const looseJoiner = /(?<=[\s\p{Script=Han}]|^)[\u200c\u200d]|[\u200c\u200d](?=[\s\p{Script=Han}]|$)/gmu

const tagNames =
  'a|abbr|article|b|blockquote|body|br|center|div|em|figure|font|footer|h[1-6]|header|hr|html|i|iframe|img|input|label|li|ol|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul'
const name = `(?:${tagNames})`
const beforeTag = '(?<=[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]|^)'
const afterTag = '(?=[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]|$)'
/**
 * Closing tags, whole or with their `<` eaten (`?/span>`), and bare opening tags behind them; line breaks; opening
 * tags with attributes; bare opening tags that touch a Han character, CJK punctuation or a line's end. Any other bare
 * tag may be what a text is about.
 */
const brokenTag = new RegExp(
  [
    `(?:\\?|<|＜)/${name}\\s*>(?:<${name}\\s*/?>)*`,
    '<br\\s*/>',
    `<${name}\\s+[\\w:-]+\\s*=[^<>\\n]{0,300}>`,
    `${beforeTag}<${name}\\s*/?>`,
    `<${name}\\s*/?>${afterTag}`,
  ].join('|'),
  'gimu',
)
const entity =
  /&(?:nbsp|ensp|emsp|thinsp|quot|apos|amp|lt|gt|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull|#\d{2,6}|#x[\da-f]{2,5});/gi
const entityValues: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  bull: '•',
}

/** Takes out characters that nobody sees, and evens out the kinds of line break. */
export function removeInvisible(text: string, removals: Removals): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(invisible, found => note(removals, found))
    .replace(looseJoiner, found => note(removals, found))
}

function note(removals: Removals, found: string): string {
  removals.add('control-character', `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
  return ''
}

/** Takes out tags left over in text, whole or broken, and puts characters in the place of named and numbered entities. */
export function removeBrokenTags(text: string, removals: Removals): string {
  const drop = (found: string) => {
    removals.add('broken-tag', found)
    return ''
  }
  let cleaned = text
  if (cleaned.includes('&'))
    cleaned = cleaned.replace(entity, found => {
      removals.add('broken-tag', found)
      return entityCharacter(found.slice(1, -1).toLowerCase())
    })
  if (!cleaned.includes('>')) return cleaned
  return cleaned.replace(brokenTag, drop)
}

function entityCharacter(name: string): string {
  if (!name.startsWith('#')) return entityValues[name]!
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 0x20 && code < 0xd800 && code !== 0x200b && code !== 0xfeff ? String.fromCodePoint(code) : ''
}
