import { type Drawing, fonts, type Mark } from './drawing.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Control characters, which XML cannot hold, become spaces. */
const escapeXml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, character => escapes[character])
const round = (value: number): number => Math.round(value * 100) / 100

/** A picture as SVG 1.1, without anything that would have to be loaded. */
export const writeSvg = ({ width, height, marks }: Drawing): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(fonts)}">`,
    ...marks.map(write),
    '</svg>',
  ].join('\n')

const write = (mark: Mark): string => {
  switch (mark.kind) {
    case 'box':
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${mark.fill}"/>`
    case 'line': {
      const points = mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
      const dashes = mark.dashed ? ' stroke-dasharray="4 3"' : ''
      return `<polyline points="${points}" fill="none" stroke="${mark.stroke}" stroke-width="${mark.width}"${dashes}/>`
    }
    case 'dot':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${round(mark.radius)}" fill="${mark.fill}" stroke="${mark.stroke}" stroke-width="1.5"/>`
    case 'diamond': {
      const { x, y, radius } = mark
      const points = [`${x},${y - radius}`, `${x + radius},${y}`, `${x},${y + radius}`, `${x - radius},${y}`]
      return `<polygon points="${points.join(' ')}" fill="${mark.fill}" stroke="${mark.stroke}" stroke-width="1.5"/>`
    }
    case 'text':
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${mark.size}" fill="${mark.fill}" text-anchor="${mark.anchor}">${escapeXml(mark.text)}</text>`
  }
}
