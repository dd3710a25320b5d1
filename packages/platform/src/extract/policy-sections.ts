import words from './lists/policy-terms.json' with { type: 'json' }
import type { Span } from './passage.ts'
import { anyOf, itemMark } from './patterns.ts'

const section = new RegExp(words.section)
const headOf = (list: readonly string[], longestLead: number) =>
  new RegExp(`^(?:${itemMark})?\\s*[^。：:，\\t]{0,${longestLead}}(?:${anyOf(list)})(?:[。：:]|$)`)
const conditionHead = new RegExp(`${headOf(words.conditionHeads, 6).source}|${words.listAhead}`)
const grantHead = headOf(words.grantHeads, 8)
const grantColumn = new RegExp(anyOf(words.grantHeads))
const cellEnd = '\t'

/** Whether each of the sentences of an instrument lies in a section that lists conditions, or one that lists grants. */
export type Sections = { conditions: boolean[]; grants: boolean[] }

/**
 * Reads sections by their headings (二、支持标准; 应当符合下列条件：). One ends where the next one of its style of numbering
 * begins. A table is a section of grants where its first row names one.
 */
export function sectionsOf(text: string, sentences: readonly Span[]): Sections {
  const written = sentences.map(({ start, end }) => text.slice(start, end))
  const conditions = underHead(written, conditionHead)
  const grants = underHead(written, grantHead)
  let isGrantTable = false
  return {
    conditions,
    grants: written.map((sentence, index) => {
      const isRow = sentence.includes(cellEnd)
      if (isRow && !written[index - 1]?.includes(cellEnd)) isGrantTable = grantColumn.test(sentence)
      return isRow ? isGrantTable : (grants[index] ?? false)
    }),
  }
}

function underHead(written: readonly string[], head: RegExp): boolean[] {
  let style: string | null = null
  return written.map(sentence => {
    const ownStyle = styleOf(sentence)
    if (style === ownStyle && ownStyle !== 'none') style = null
    if (head.test(sentence)) style = ownStyle
    return style !== null
  })
}

/** How a section is numbered: by a numeral, as an article, by digits. */
function styleOf(written: string): 'numeral' | 'article' | 'digit' | 'none' {
  const [, numeral, article, digit] = section.exec(written) ?? []
  return numeral ? 'numeral' : article ? 'article' : digit ? 'digit' : 'none'
}
