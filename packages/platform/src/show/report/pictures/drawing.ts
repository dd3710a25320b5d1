/** A shape of a picture. Lengths are pixels of 1/96 inch from the top left. */
export type Mark =
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'line'; points: readonly (readonly [number, number])[]; stroke: string; width: number; dashed?: boolean }
  | { kind: 'dot'; x: number; y: number; radius: number; fill: string; stroke: string }
  | { kind: 'diamond'; x: number; y: number; radius: number; fill: string; stroke: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; fill: string; anchor: 'start' | 'middle' | 'end' }

/** A picture as shapes, written as SVG and painted as PNG from the same list, so that both show the same. */
export type Drawing = { width: number; height: number; marks: readonly Mark[] }

/** The width that every picture has: what fits between the margins of A4. */
export const drawingWidth = 600

/** Colours of the light appearance of the web, which hold on paper. */
export const ink = {
  text: '#26211C',
  quiet: '#70675D',
  line: '#DFD7CA',
  paper: '#FFFFFF',
  series: ['#9A3B26', '#2C6690', '#B07D1A', '#4E7D4A', '#76497D', '#287C78', '#5D6770', '#B4637A'],
} as const

/** Fonts with Chinese characters on the usual systems, first the one of printed headings. */
export const fonts = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", SimHei, sans-serif'

const wide = /[\u2E80-\uFFEF]/
/** Latin letters and digits take about this much of their size. */
const narrow = 0.56

/** About how wide a text is: a Chinese character takes its size. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? size : size * narrow), 0)

/** A text cut to what fits, with an ellipsis where something was cut off. */
export const fit = (text: string, size: number, room: number): string => {
  if (widthOf(text, size) <= room) return text
  const characters = [...text]
  while (characters.length > 1 && widthOf(characters.join(''), size) > room - size) characters.pop()
  return `${characters.join('')}…`
}

/** About `count` round numbers from `least` to `most`, both covered. */
export const ticks = (least: number, most: number, count = 5): number[] => {
  if (!(most > least)) return [least]
  const rough = (most - least) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough) ?? rough
  const first = Math.floor(least / step + 1e-9)
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
