import phrases from './phrases.json' with { type: 'json' }

/** What is counted in a line's text. */
export type Counts = {
  /** Words, a Han character as one: length on one scale for all scripts. */
  size: number
  han: number
  digits: number
  capitals: number
  commas: number
  /** Ends of sentences. */
  sentences: number
  /** Marks that part the pieces of menus and breadcrumbs. */
  separators: number
  /** Characters that are no white space. */
  visible: number
}

const enum_ = { other: 0, space: 1, digit: 2, capital: 3, letter: 4, comma: 5, stop: 6, separator: 7 } as const
const kinds = new Uint8Array(0x80)
for (const [characters, kind] of [
  [' \t\n\r\f', enum_.space],
  ['0123456789', enum_.digit],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', enum_.capital],
  ['abcdefghijklmnopqrstuvwxyz', enum_.letter],
  [',:', enum_.comma],
  ['.!?;', enum_.stop],
  ['|>/\\_', enum_.separator],
] as const)
  for (const character of characters) kinds[character.charCodeAt(0)] = kind

const wideKinds = new Map<number, number>()
for (const [characters, kind] of [
  ['\u00a0\u3000\u2003\u2002', enum_.space],
  ['\u3001\uff0c\uff1a\u060c', enum_.comma],
  ['\u3002\uff01\uff1f\uff1b\u2026\u061f\u0964', enum_.stop],
  ['\u00b7\u2022\u00bb\u203a\u3010\u3011\uff5c', enum_.separator],
] as const)
  for (const character of characters) wideKinds.set(character.charCodeAt(0), kind)

function wideKind(code: number): number {
  const known = wideKinds.get(code)
  if (known !== undefined) return known
  if (code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040)) return enum_.other
  if (code >= 0xff01 && code <= 0xff20) return code >= 0xff10 && code <= 0xff19 ? enum_.digit : enum_.other
  return enum_.letter
}

const isHan = (code: number) =>
  (code >= 0x4e00 && code < 0xa000) || (code >= 0x3400 && code < 0x4dc0) || (code >= 0xf900 && code < 0xfb00)

/** Counts in one pass over the text. */
export function countsOf(text: string): Counts {
  let size = 0
  let han = 0
  let digits = 0
  let capitals = 0
  let commas = 0
  let sentences = 0
  let separators = 0
  let spaces = 0
  let inWord = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isHan(code)) {
      han++
      inWord = false
      continue
    }
    const kind = code < 0x80 ? kinds[code]! : wideKind(code)
    const isWord = kind >= enum_.digit && kind <= enum_.letter
    if (isWord && !inWord) size++
    inWord = isWord
    if (kind === enum_.space) spaces++
    else if (kind === enum_.digit) digits++
    else if (kind === enum_.capital) capitals++
    else if (kind === enum_.comma) commas++
    else if (kind === enum_.separator) separators++
    else if (kind === enum_.stop && (code >= 0x80 || !(text.charCodeAt(index + 1) > 0x2f))) sentences++
  }
  return {
    size: Math.max(1, size + han),
    han,
    digits,
    capitals,
    commas,
    sentences,
    separators,
    visible: text.length - spaces || 1,
  }
}

const patterns = phrases.map(({ pattern }) => new RegExp(pattern, 'i'))
/** Phrases are looked for so far into a line; what stands later is inside a sentence. */
const phraseReach = 80

export const phraseGroups = phrases.map(({ group }) => group)

/** The groups of phrases that stand at the head of a line, one bit a group. */
export function phrasesIn(text: string): number {
  const head = text.length > phraseReach ? text.slice(0, phraseReach) : text
  let found = 0
  for (let bit = 0; bit < patterns.length; bit++) if (patterns[bit]!.test(head)) found |= 1 << bit
  return found
}
