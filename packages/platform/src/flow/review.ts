import { asCaller, type Database, type Store } from '../store/index.ts'
import {
  type DecidedRow,
  decideAsEarlier,
  listDecided,
  type ReviewFilter,
  type ReviewRules,
  readTexts,
  shownLabel,
} from '../store/review.ts'
import type { Caller, ExtractionKind } from '../words/index.ts'
import rulesFile from './review-rules.json' with { type: 'json' }

/** From when a thing is doubtful, and of which kinds decisions carry over. */
export const reviewRules: ReviewRules = {
  doubtfulBelow: rulesFile.doubtfulBelow.value,
  namedKinds: rulesFile.namedKinds.kinds as ExtractionKind[],
}

const atOnce = {
  times: rulesFile.atOnce.times,
  decisions: rulesFile.atOnce.decisions as ('corrected' | 'rejected')[],
  kinds: rulesFile.atOnce.kinds as ExtractionKind[],
}
const onRequest = {
  times: 1,
  decisions: ['accepted', 'corrected', 'rejected'] as const,
  kinds: reviewRules.namedKinds,
}

/** A caller with the organisation whose documents it reviews. */
export type Reviewer = Caller & { organisationId: string }

/**
 * Decides in a document that was just read what the owner's people decided often enough before (`atOnce` in
 * review-rules.json), as one batch. Gives the batch, or null where nothing was decided.
 */
export const decideAtOnce = (db: Database, { organisationId, userId }: Reviewer, documentId: string) =>
  decideAsEarlier(db, {
    ...{ ownerId: organisationId, userId, how: 'earlier', filter: { documentId } },
    ...{ rules: reviewRules, least: atOnce },
  })

/** Decides, as one batch, what agrees with earlier decisions among what `filter` leaves; null where there is nothing. */
export const decideProposed = (db: Database, { organisationId, userId }: Reviewer, filter: ReviewFilter) =>
  decideAsEarlier(db, {
    ...{ ownerId: organisationId, userId, how: 'bulk', filter },
    ...{ rules: reviewRules, least: { ...onRequest, decisions: [...onRequest.decisions] } },
  })

/** As many UTF-16 units of the text are shown on each side of a quote at most. */
const contextReach = 160

/** The words around a span, within its paragraph and at most {@link contextReach} on each side; no character is cut in two. */
export const contextOf = (text: string, start: number, end: number): { before: string; after: string } => {
  const before = text.slice(Math.max(0, start - contextReach), start)
  const after = text.slice(end, end + contextReach)
  return {
    before: before.slice(before.lastIndexOf('\n') + 1).replace(/^[\udc00-\udfff]/, ''),
    after: after.split('\n', 1)[0].replace(/[\ud800-\udbff]$/, ''),
  }
}

/** One decision as gold: the paragraphs that hold the quote, the span in them, what it was called and what was decided. */
export type GoldLine = {
  text: string
  kind: ExtractionKind
  start: number
  end: number
  quote: string
  /** What extraction called it. */
  found: string
  /** What it is called after the decision. */
  label: string
  decision: NonNullable<DecidedRow['extracted']['decision']>
  /** Who decided: a person on this one thing, a person in bulk, or a rule by earlier decisions. */
  by: 'person' | 'bulk' | 'earlier'
  confidence: number | null
  decidedAt: string | null
  document: { id: string; title: string; start: number }
}

/** A decided thing in the paragraphs that hold it; `line.text.slice(line.start, line.end) === line.quote`. */
export const goldLine = ({ extracted, how, title }: DecidedRow, text: string): GoldLine => {
  const { spanStart, spanEnd } = extracted
  const from = text.slice(0, spanStart).lastIndexOf('\n') + 1
  const lineEnd = text.indexOf('\n', spanEnd)
  return {
    text: text.slice(from, lineEnd < 0 ? text.length : lineEnd),
    kind: extracted.kind,
    start: spanStart - from,
    end: spanEnd - from,
    quote: extracted.quote,
    found: extracted.label,
    label: shownLabel(extracted),
    decision: extracted.decision ?? 'accepted',
    by: how ?? 'person',
    confidence: extracted.confidence,
    decidedAt: extracted.decidedAt?.toISOString() ?? null,
    document: { id: extracted.documentId, title, start: from },
  }
}

/** Decisions read at a time for the export. */
const goldPortion = 500

/** All decisions of an owner as gold, document by document in reading order; each portion in its own transaction. */
export async function* readGold(store: Store, caller: Reviewer): AsyncGenerator<GoldLine[]> {
  let behind: DecidedRow['extracted'] | null = null
  for (;;) {
    const from: typeof behind = behind
    const { rows, texts } = await asCaller(store, caller, async db => {
      const rows = await listDecided(db, caller.organisationId, from, goldPortion)
      return { rows, texts: await readTexts(db, [...new Set(rows.map(row => row.extracted.documentId))]) }
    })
    if (rows.length === 0) return
    yield rows.map(row => goldLine(row, texts.get(row.extracted.documentId) ?? ''))
    behind = rows[rows.length - 1].extracted
  }
}
