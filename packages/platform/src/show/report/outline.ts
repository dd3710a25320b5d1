import type { Ground, Source } from '../../diagnose/index.ts'
import type { Cited } from '../../store/evidence.ts'
import { linkOrNull } from '../evidence/link.ts'
import type { Figure } from './figures.ts'
import type { Drawing } from './pictures/drawing.ts'
import words from './words.json' with { type: 'json' }

export type Language = 'zh' | 'en'
/** What was made, with what and when. */
export type Imprint = { version: string; date: string }

export type ReportCell = { text: string; citations: number[] }
/** A block of a report, the same for every format it is written in. Citations are numbers into `sources`, from 1. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string; citations?: number[] }
  | { kind: 'note'; text: string }
  | { kind: 'picture'; drawing: Drawing; alt: string; caption: string }
  | { kind: 'table'; header: string[]; rows: ReportCell[][] }
export type NumberedSource = { text: string; link: string | null }
export type Outline = {
  title: string
  language: Language
  blocks: Block[]
  sources: NumberedSource[]
  /** Every figure that the report was made from, for comparing a later one with it. */
  figures: Figure[]
}

export type Citations = ReadonlyMap<string, Cited>
type Entry = { line: string; sections: Set<string>; link: string | null }

/** A report being written: blocks in order, each source numbered where it is first cited. */
export const openDraft = (language: Language, citations: Citations) => {
  const text = words[language]
  const entries = new Map<string, Entry>()
  const blocks: Block[] = []

  const numberOf = (key: string, entry: () => Entry, section: string | null): number => {
    const known = entries.get(key) ?? entry()
    entries.set(key, known)
    if (section) known.sections.add(section)
    return [...entries.keys()].indexOf(key) + 1
  }
  const citeSource = (source: Source): number => {
    const cited = citations.get(source.evidenceId)
    const { title, publisher, published } = cited ?? source
    const line = () => ({
      line: text.cited
        .replace('{publisher}', publisher ? `${publisher}${text.stop}` : '')
        .replace('{title}', title)
        .replace('{published}', published ? `${text.comma}${published}` : ''),
      sections: new Set<string>(),
      link: linkOrNull(cited?.url ?? null),
    })
    return numberOf(cited?.documentId ?? `${publisher}|${title}|${published}`, line, cited?.section ?? null)
  }
  const cite = (ground: Ground | null): number[] => {
    if (!ground) return []
    if (ground.kind === 'source') return [citeSource(ground)]
    const line =
      ground.kind === 'formula'
        ? `${text.computed.replace('{method}', ground.method)}${text.colon}${ground.text}`
        : text[ground.kind]
    return [numberOf(line, () => ({ line, sections: new Set(), link: null }), null)]
  }
  /** A doubt about a fact, in words behind it; empty where there is none. */
  const doubt = (ground: Ground | null): string => {
    if (ground?.kind !== 'source') return ''
    const doubts = [ground.claimKind === 'recalled' && text.unverified, ground.disputed && text.disputed].filter(
      Boolean,
    )
    return doubts.length > 0 ? text.bracketed.replace('{text}', doubts.join(text.comma)) : ''
  }
  return {
    text,
    language,
    /** A cell with what it stands on. */
    cell: (what: string, ground: Ground | null = null): ReportCell => ({
      text: `${what}${doubt(ground)}`,
      citations: cite(ground),
    }),
    heading: (title: string, level: 1 | 2 = 1) => blocks.push({ kind: 'heading', level, text: title }),
    paragraph: (what: string, grounds: readonly Ground[] = []) =>
      blocks.push({
        kind: 'paragraph',
        text: what,
        citations: [...new Set(grounds.flatMap(cite))].sort((a, b) => a - b),
      }),
    note: (what: string) => blocks.push({ kind: 'note', text: what }),
    table: (header: string[], rows: ReportCell[][]) => {
      // A column in which nothing stands only takes room.
      const filled = header.flatMap((_, index) => (rows.some(row => row[index].text !== '') ? [index] : []))
      if (rows.length > 0)
        blocks.push({
          kind: 'table',
          header: filled.map(index => header[index]),
          rows: rows.map(row => filled.map(index => row[index])),
        })
    },
    picture: (drawing: Drawing, alt: string, caption: string) =>
      blocks.push({ kind: 'picture', drawing, alt, caption }),
    /** The report as it is written, its sources at the end. */
    close: (title: string, figures: Figure[]): Outline => ({
      ...{ title, language, figures },
      blocks: entries.size > 0 ? [...blocks, { kind: 'heading', level: 1, text: text.sources }] : blocks,
      sources: [...entries.values()].map(({ line, sections, link }) => ({
        text: sections.size > 0 ? `${line}${text.stop}${[...sections].join(text.semicolon)}` : line,
        link,
      })),
    }),
  }
}
export type Draft = ReturnType<typeof openDraft>
