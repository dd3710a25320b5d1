/**
 * `node bench/encodings.ts`: how often the encoding of a text is told from its bytes, by its length, on pieces of the
 * project's own corpus in both scripts, encoded here. A piece counts when the text comes back as it was.
 */
import { Converter } from 'opencc-js/cn2t'
import { encoders, withStrayByte } from '../packages/platform/src/read/encoded-text.ts'
import { decodeText } from '../packages/platform/src/read/encoding.ts'
import { corpusTexts } from './corpus-pages.ts'

const lengths = [2, 4, 8, 16, 32, 64, 200]
const piecesPerLength = 400

const toTraditional = Converter({ from: 'cn', to: 'tw' })
const hanShare = (text: string) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) / text.length
const prose = corpusTexts
  .flatMap(text => text.split('\n'))
  .filter(line => hanShare(line) > 0.6)
  .join('')

/** Pieces of a length, spread evenly over the corpus. */
const pieces = (length: number): string[] =>
  Array.from({ length: piecesPerLength }, (_, index) => {
    const start = Math.floor((index / piecesPerLength) * (prose.length - length))
    return prose.slice(start, start + length)
  })

const rows: [string, (text: string) => Uint8Array | null][] = [
  ['GB18030, simplified', encoders.gb18030],
  ['GB18030, traditional', text => encoders.gb18030(toTraditional(text))],
  ['Big5, traditional', text => encoders.big5(toTraditional(text))],
  ['UTF-16 LE without mark', encoders['utf-16le']],
  ['UTF-16 BE without mark', text => encoders['utf-16be'](toTraditional(text))],
  ['UTF-8 with a stray byte', text => withStrayByte(encoders['utf-8'](text)!)],
]
const plain = (text: string) => text.replaceAll('\ufffd', '')

process.stdout.write(`| encoding | ${lengths.map(length => `${length} characters`).join(' | ')} |\n`)
process.stdout.write(`|---|${lengths.map(() => '---:|').join('')}\n`)
for (const [name, encode] of rows) {
  const shares = lengths.map(length => {
    let right = 0
    let all = 0
    for (const piece of pieces(length)) {
      const bytes = encode(piece)
      if (!bytes) continue
      all++
      const text = decodeText(bytes)?.text
      if (text !== undefined && [piece, toTraditional(piece)].includes(plain(text))) right++
    }
    return all === 0 ? '' : (right / all).toFixed(3)
  })
  process.stdout.write(`| ${name} | ${shares.join(' | ')} |\n`)
}
