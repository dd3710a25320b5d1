import { cellBorder } from '../rows.ts'
import type { Edit } from './draft.ts'

const unseen =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\u{e0000}-\\u{e007f}'
/**
 * Control characters, soft hyphen, zero-width characters, byte order marks, bidirectional controls, tag characters. The
 * joiners mean something inside Indic words and emoji, nothing beside a Han character, a digit, a space or a
 * line's end.
 */
const invisible = new RegExp(
  `[${unseen}]|(?<=[\\s\\d\\p{Script=Han}${unseen}]|^)[\\u200c\\u200d]|[\\u200c\\u200d](?=[\\s\\d\\p{Script=Han}${unseen}]|$)`,
  'gmu',
)

/** Finds quickly that a text has none of them. */
const anyInvisible = new RegExp(`[${unseen}\\u200c\\u200d]`, 'u')

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

/** Line breaks of all kinds, which become `\n`. */
export const lineBreaks = (text: string): Edit[] =>
  Array.from(text.matchAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g), found => cut(found, '\n', null))

/** Characters that nobody sees. */
export const invisibleCharacters = (text: string): Edit[] =>
  anyInvisible.test(text) ? Array.from(text.matchAll(invisible), found => cut(found, '', 'control-character')) : []

/** Named and numbered entities, which become the characters they stand for. */
export const leftEntities = (text: string): Edit[] =>
  text.includes('&')
    ? Array.from(text.matchAll(entity), found =>
        cut(found, entityCharacter(found[0].slice(1, -1).toLowerCase()), 'broken-tag'),
      )
    : []

/** Tags left over in text, whole or broken. */
export const brokenTags = (text: string): Edit[] =>
  text.includes('>') ? Array.from(text.matchAll(brokenTag), found => cut(found, '', 'broken-tag')) : []

/**
 * White space around lines and the blank lines among them; with `keepsIndentation`, as Markdown needs it, not what lines
 * begin with. A row of a table keeps its empty first cells, so that its columns stay under their heads.
 */
export function outerSpaces(text: string, keepsIndentation: boolean): Edit[] {
  const edits: Edit[] = []
  for (let from = 0; from <= text.length; ) {
    const newline = from === 0 ? 0 : text.indexOf('\n', from)
    const at = newline === -1 ? text.length : newline
    let start = at
    while (start > from && isSpace(text, start - 1)) start--
    let end = at
    let lineStart = at
    for (; end < text.length && isSpace(text, end); end++) if (text[end] === '\n') lineStart = end + 1
    const indentation = end < text.length ? indentationOf(text, lineStart, end, keepsIndentation) : ''
    const instead = (start > 0 && end < text.length ? '\n' : '') + indentation
    if (end - start !== instead.length) edits.push({ start, end, instead, kind: null })
    from = Math.max(end, at) + 1
  }
  return edits
}

const indentationOf = (text: string, lineStart: number, end: number, keepsAll: boolean): string => {
  if (lineStart === end) return ''
  const before = text.slice(lineStart, end)
  if (keepsAll) return before
  const lineEnd = text.indexOf('\n', end)
  const line = text.slice(end, lineEnd < 0 ? text.length : lineEnd)
  return line.includes(cellBorder) ? before.replaceAll(/[^\t]/g, '') : ''
}

const isSpace = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || unit === 0x0a || (unit !== 0 && (unit < 0x21 || unit > 0x7f) && /\s/.test(text[at]!))
}

const cut = (found: RegExpExecArray, instead: string, kind: Edit['kind']): Edit => ({
  start: found.index,
  end: found.index + found[0].length,
  instead,
  kind,
})

function entityCharacter(name: string): string {
  if (!name.startsWith('#')) return entityValues[name]!
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 0x20 && code < 0xd800 && code !== 0x200b && code !== 0xfeff ? String.fromCodePoint(code) : ''
}
