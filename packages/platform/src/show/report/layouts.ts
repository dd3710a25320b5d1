import type { Block, Language } from './outline.ts'

/** How a report is set: for reading, or in the geometry of official documents, GB/T 9704-2012. */
export const styles = ['plain', 'gb9704'] as const
export type Style = (typeof styles)[number]

/**
 * Lengths of GB/T 9704-2012. Sections 5.2.1 and 5.2.3: A4, 37 mm above and 28 mm on the left of a type area of
 * 156 × 225 mm, which leaves 26 mm and 35 mm; 22 lines of 28 characters of size 3 (16 pt). 7.3.1 and 7.3.3: title in
 * small-standard Song of size 2 (22 pt), body in Fangsong, headings in Hei, Kai and Fangsong. 7.5: page numbers in Song of
 * size 4 (14 pt) between dashes, 7 mm below the type area, on odd pages at the right, on even ones at the left, an em in.
 */
export const official = {
  marginsMm: { top: 37, bottom: 35, left: 28, right: 26 },
  areaMm: { width: 156, height: 225 },
  lines: 22,
  charactersInLine: 28,
  titlePt: 22,
  bodyPt: 16,
  tablePt: 12,
  pageNumberPt: 14,
  pageNumberBelowMm: 7,
} as const

/** Fonts as Windows and WPS name them. */
export const fontsOf = {
  plain: { title: '黑体', body: '宋体', headings: ['黑体', '黑体'], latin: 'Times New Roman', latinHeadings: 'Arial' },
  gb9704: {
    ...{ title: '方正小标宋简体', body: '仿宋', headings: ['黑体', '楷体'] },
    ...{ latin: 'Times New Roman', latinHeadings: 'Times New Roman' },
  },
} as const satisfies Record<Style, object>

export const pointsOf = (millimetres: number): number => (millimetres / 25.4) * 72
export const linePt = pointsOf(official.areaMm.height) / official.lines
/** What is added to the width of each character so that 28 fill a line; a little less than nothing. */
export const characterSpacePt = pointsOf(official.areaMm.width) / official.charactersInLine - official.bodyPt

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number from 1 to 99 as Chinese writes it. */
export const chineseNumber = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

/** Blocks with their headings numbered as the style asks: 一、 and （一） in official documents, else not at all. */
export const numberHeadings = (blocks: readonly Block[], style: Style, language: Language): Block[] => {
  if (style === 'plain') return [...blocks]
  let [first, second] = [0, 0]
  return blocks.map(block => {
    if (block.kind !== 'heading') return block
    if (block.level === 1) {
      first++
      second = 0
    } else second++
    const number = block.level === 1 ? first : second
    const marks = {
      zh: [`${chineseNumber(number)}、`, `（${chineseNumber(number)}）`],
      en: [`${number}. `, `(${number}) `],
    }
    return { ...block, text: `${marks[language][block.level - 1]}${block.text}` }
  })
}
