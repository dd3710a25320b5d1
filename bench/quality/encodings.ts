import { Converter } from 'opencc-js/cn2t'
import { encoders, withStrayByte } from '../../packages/platform/src/read/encoded-text.ts'
import { decodeText } from '../../packages/platform/src/read/encoding.ts'
import { corpusTexts } from '../corpus-pages.ts'
import { type Measurement, shareFigure } from './figure.ts'

const lengths = [2, 8, 16]
const piecesPerLength = 400
/** Lines with less of Chinese characters are left out. */
const leastHan = 0.6

const toTraditional = Converter({ from: 'cn', to: 'tw' })
const hanShare = (text: string) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) / text.length

/** Pieces of a length, spread evenly over the corpus. */
function pieces(prose: string, length: number): string[] {
  return Array.from({ length: piecesPerLength }, (_, index) => {
    const start = Math.floor((index / piecesPerLength) * (prose.length - length))
    return prose.slice(start, start + length)
  })
}

const ways: Record<string, (text: string) => Uint8Array | null> = {
  'GB18030, simplified': encoders.gb18030,
  'GB18030, traditional': text => encoders.gb18030(toTraditional(text)),
  'Big5, traditional': text => encoders.big5(toTraditional(text)),
  'UTF-16 LE without mark': encoders['utf-16le'],
  'UTF-16 BE without mark': text => encoders['utf-16be'](toTraditional(text)),
  'UTF-8 with a stray byte': text => withStrayByte(encoders['utf-8'](text)!),
}

export const encodings: Measurement = {
  name: 'encodings',
  source: 'pieces of our own corpus, encoded here; right where the text comes back as it was',
  drawn: 'pieces',
  needs: [],
  figures: () => {
    const prose = corpusTexts
      .flatMap(text => text.split('\n'))
      .filter(line => hanShare(line) > leastHan)
      .join('')
    return Object.entries(ways).flatMap(([name, encode]) =>
      lengths.map(length => {
        const counts = pieces(prose, length).flatMap(piece => {
          const bytes = encode(piece)
          if (!bytes) return []
          const text = decodeText(bytes)?.text.replaceAll('\ufffd', '')
          return [{ right: text === piece || text === toTraditional(piece) ? 1 : 0, all: 1 }]
        })
        return shareFigure(`${name}, ${length} characters`, counts)
      }),
    )
  },
}
