import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { pdfOf } from '../read/pdf/pdf-fixture.ts'
import { docxParts, wordParagraphs, xlsxParts, zipOf } from '../read/zip-fixture.ts'

/** An input as people give it: bytes, or the parts of an archive, so that what is packed can be damaged too. */
export type Whole = { name: string; bytes: Uint8Array } | { name: string; parts: Record<string, string | Uint8Array> }
/** What is done to it: at a place and for a length (shares of the whole), in a way that `salt` chooses. */
type Damage = { how: keyof typeof damages; at: number; length: number; salt: number }

const corpus = path.join(import.meta.dirname, '../../../../corpus')

/** Inputs of the corpus that may be looked at, by ending, and the same texts as Word, Excel and PDF files. */
export const corpusInputs = (): Record<string, Whole[]> => {
  const files = globSync(['{reading,extraction}/*/input.*', 'articles/development/*/input.*'], { cwd: corpus }).sort()
  const inputs: Record<string, Whole[]> = {}
  for (const file of files) {
    const bytes = readFileSync(path.join(corpus, file))
    const ending = path.extname(file).slice(1)
    inputs[ending] = [...(inputs[ending] ?? []), { name: file, bytes }]
  }
  const texts = globSync('extraction/*/input.txt', { cwd: corpus })
    .sort()
    .map(file => readFileSync(path.join(corpus, file), 'utf8').split('\n').slice(0, 20))
  const escaped = texts.map(lines => lines.map(line => line.replace(/[<&]/g, '')))
  inputs.docx = escaped.map(lines => ({ name: 'a.docx', parts: docxParts(wordParagraphs(lines)) }))
  inputs.xlsx = escaped.map(lines => ({
    name: 'a.xlsx',
    parts: xlsxParts(lines.map((line, row) => [row, ...line.split(/[，,]/).slice(0, 5)])),
  }))
  inputs.pdf = texts.map(lines => ({ name: 'a.pdf', bytes: pdfOf([lines.map(line => ({ parts: [line] }))]) }))
  inputs.csv = [
    ...(inputs.csv ?? []),
    ...texts.map(lines => ({
      name: 'a.csv',
      bytes: Buffer.from(lines.map(line => line.replace(/，/g, ',')).join('\n')),
    })),
  ]
  return inputs
}

/** Damaged inputs do not grow beyond this: it is their form that is tried here, and size by bombs. */
const mostBytes = 150_000

/** What parsers and patterns trip over. */
const tokens = [
  ...[
    '<div>',
    '<table><tr><td>',
    '</p>',
    '<p>',
    '<b><i>',
    '<!--',
    '<![CDATA[',
    '<script>',
    '<a href="/x">',
    '<svg><title>',
  ],
  ...['&#xD800;', '&#0;', '&lt;', '&amp', '\u0000', '\ufeff', '\u202e', '\u200b', '\u0301', '\u{1f600}', '\u{20000}'],
  ...[
    '（',
    '）',
    '《',
    '》',
    '“',
    '、',
    '。',
    '；',
    '：',
    '(',
    ')',
    '[',
    '\n',
    '\r',
    '\t',
    ' ',
    '\u3000',
    '|',
    '"',
    ',',
  ],
  ...[
    '9',
    '0',
    '1.',
    '1,000',
    '-',
    '～',
    '%',
    '百分之',
    '亿元',
    '万',
    '年',
    '2023年13月45日',
    '月',
    '第',
    '至',
    '约',
    '近',
  ],
  ...['市', '省', '大学', '公司', '委员会', '需求', '成果：', '关于', '通知', '（chuàng）', 'http://', '〓', '??'],
  ...[
    'stream\n',
    'endstream',
    '1 0 obj',
    '<<',
    '>>',
    '[',
    '/Kids [2 0 R]',
    'PK\u0003\u0004',
    '<w:p>',
    '<w:tbl><w:tr><w:tc>',
    '<row><c>',
  ],
].map(token => Buffer.from(token))
tokens.push(Buffer.from([0xff, 0xfe]), Buffer.from([0x81]), Buffer.from([0xff]), Buffer.from([0xd8, 0x00]))

const span = (bytes: Uint8Array, { at, length }: Damage): [number, number] => {
  const start = Math.floor(at * bytes.length)
  return [start, Math.min(bytes.length, start + 1 + Math.floor((length * bytes.length) / 4))]
}
const tokenOf = ({ salt }: Damage): Buffer => tokens[salt % tokens.length]
const join = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts).subarray(0, mostBytes)
const times = (piece: Uint8Array, count: number): Buffer =>
  Buffer.concat(Array.from({ length: Math.min(count, Math.ceil(mostBytes / Math.max(1, piece.length))) }, () => piece))

const damages = {
  truncate: (bytes: Uint8Array, damage: Damage) => bytes.subarray(0, span(bytes, damage)[0]),
  flip: (bytes: Uint8Array, damage: Damage) => {
    const flipped = Uint8Array.from(bytes)
    const [start, end] = span(bytes, damage)
    const step = 1 + (damage.salt % 97)
    for (let at = start; at < end; at += step) flipped[at] ^= 1 << ((damage.salt + at) % 8)
    return flipped
  },
  remove: (bytes: Uint8Array, damage: Damage) => {
    const [start, end] = span(bytes, damage)
    return join(bytes.subarray(0, start), bytes.subarray(end))
  },
  repeat: (bytes: Uint8Array, damage: Damage) => {
    const [start, end] = span(bytes, damage)
    return join(bytes.subarray(0, start), times(bytes.subarray(start, end), damage.salt % 300), bytes.subarray(end))
  },
  turn: (bytes: Uint8Array, damage: Damage) => {
    const [start, end] = span(bytes, damage)
    return join(bytes.subarray(end), bytes.subarray(start, end), bytes.subarray(0, start))
  },
  insert: (bytes: Uint8Array, damage: Damage) => {
    const [start] = span(bytes, damage)
    const count = 1 + Math.floor(damage.length ** 3 * 2000)
    return join(bytes.subarray(0, start), times(tokenOf(damage), count), bytes.subarray(start))
  },
  /** Puts a token between every two lines, cells or elements. */
  interleave: (bytes: Uint8Array, damage: Damage) => {
    const at = ['\n', '>', ' ', ','][damage.salt % 4]
    const text = Buffer.from(bytes).toString('latin1')
    return Buffer.from(text.replaceAll(at, at + tokenOf(damage).toString('latin1')), 'latin1').subarray(0, mostBytes)
  },
} satisfies Record<string, (bytes: Uint8Array, damage: Damage) => Uint8Array>

const damage: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom(...(Object.keys(damages) as (keyof typeof damages)[])),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 1, noNaN: true }),
  salt: fc.nat(100_000),
})
const several = fc.array(damage, { minLength: 1, maxLength: 4 })

const apply = (bytes: Uint8Array, all: Damage[]): Uint8Array =>
  all.reduce((done, each) => damages[each.how](done, each), bytes)

/** Words and marks that rules of reading and extraction look for, from their lists, besides {@link tokens}. */
const ruleWords = (): string[] => {
  const source = path.join(import.meta.dirname, '..')
  const files = globSync(['extract/lists/*.json', 'read/**/{rules,phrases,page-lines}.json'], { cwd: source })
  const wordsIn = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(wordsIn)
  const isShort = (word: string) => word.length > 0 && word.length <= 12
  return [
    ...new Set(files.sort().flatMap(file => wordsIn(JSON.parse(readFileSync(path.join(source, file), 'utf8'))))),
  ].filter(isShort)
}

/**
 * A few words over and over, sometimes with another at the end: where a pattern can be read in more than one way, or a
 * search begins anew at each word, this takes time that grows faster than the text.
 */
export const overAndOver = (characters: number): fc.Arbitrary<string> => {
  const plain = [...'一二十百千万亿两〇点余多约第年月日时至～—-、，。；：（）《》“”|/.,%+ 0159aA\n的和与及之等']
  const word = fc.oneof(fc.constantFrom(...ruleWords()), fc.constantFrom(...plain))
  return fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), word).map(([words, last]) => {
    const unit = words.join('')
    return unit.repeat(Math.ceil(characters / unit.length)) + last
  })
}

/** One of these inputs, damaged; of an archive either a part of it before packing, or the packed bytes. */
export const damaged = (inputs: Whole[]): fc.Arbitrary<{ name: string; bytes: Uint8Array }> =>
  fc
    .record({ whole: fc.constantFrom(...inputs), all: several, part: fc.nat(100), isPacked: fc.boolean() })
    .map(({ whole, all, part, isPacked }) => {
      const { name } = whole
      if ('bytes' in whole) return { name, bytes: apply(whole.bytes, all) }
      if (isPacked) return { name, bytes: apply(zipOf(whole.parts), all) }
      const names = Object.keys(whole.parts)
      // Most of the time what holds the text.
      const chosen = names[part < 70 ? names.length - 1 : part % names.length]
      return { name, bytes: zipOf({ ...whole.parts, [chosen]: apply(Buffer.from(whole.parts[chosen]), all) }) }
    })
