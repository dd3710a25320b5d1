import { createHash, randomUUID } from 'node:crypto'
import { concept, findConcepts } from '@langqiao/vocabulary'
import type { FigureClaim } from '../extract/figure-claims.ts'
import { extract } from '../extract/index.ts'
import { lettersOf } from '../read/near-duplicates.ts'
import { findClaim, insertClaims, type NewClaim } from '../store/contradictions.ts'
import {
  type ExtractedRow,
  findDocument,
  findExtracted,
  insertDocument,
  insertEvidence,
  listExtracted,
  type NewExtracted,
  updateExtracted,
} from '../store/documents.ts'
import { deleteFact, insertFact } from '../store/facts.ts'
import { asCaller, type Database, type Store } from '../store/index.ts'
import { deleteNeed, insertNeed } from '../store/needs.ts'
import { deleteOffer, insertOffer } from '../store/offers.ts'
import { insertDecision, shownLabel } from '../store/review.ts'
import {
  type AmountRole,
  type Caller,
  type Extraction,
  extractionKinds,
  type Outcome,
  success,
} from '../words/index.ts'
import { joinCopies } from './copies.ts'
import { studySafely } from './extract-safely.ts'
import { criteriaOf, type FoundListing, textOf, yuan, yuanOf } from './listing-drafts.ts'
import { askModel, type ModelEndpoint } from './model.ts'
import { decideAtOnce } from './review.ts'

/** What the rows of a page call each kind of extraction. */
const labels: { [K in (typeof extractionKinds)[number]]: (found: Extraction[K][number]) => string } = {
  places: place => place.name,
  organisations: organisation => organisation.name,
  activities: activity => activity.label,
  policies: policy => policy.name,
  events: event => event.what,
  figures: figure => `${figure.value} ${figure.unit}`,
  needs: need => need.title,
  offers: offer => offer.title,
}

const rowsOf = <K extends (typeof extractionKinds)[number]>(extraction: Extraction, kind: K): NewExtracted[] =>
  extraction[kind].map(found => {
    const { quote, start, end, confidence = null, ...detail } = found
    const label = labels[kind](found as Extraction[K][number])
    return { id: randomUUID(), kind, label, detail, quote, spanStart: start, spanEnd: end, confidence }
  })

/** Claims as rows, each led back to what was found of its figure. */
const claimRows = (
  claims: FigureClaim[],
  found: NewExtracted[],
  of: Pick<NewClaim, 'ownerId' | 'documentId'>,
): NewClaim[] => {
  const figures = new Map(
    found.filter(({ kind }) => kind === 'figures').map(row => [`${row.spanStart} ${row.spanEnd}`, row]),
  )
  return claims.flatMap(({ figure, regionCode, indicator, period, low, high }) => {
    const row = figures.get(`${figure.start} ${figure.end}`)
    const decimal = (limit: number | null) => (limit === null ? null : decimalOf(limit))
    const limits = { low: decimal(low), high: decimal(high) }
    const about = { regionCode, indicator, period, unit: figure.unit, value: decimalOf(figure.value) }
    return row?.id ? [{ ...of, extractedId: row.id, ...about, ...limits }] : []
  })
}

/** A number as a decimal without an exponent. */
const decimalOf = (value: number): string =>
  Number.isInteger(value)
    ? BigInt(value).toString()
    : value.toLocaleString('en', { maximumFractionDigits: 12, useGrouping: false })

/**
 * Reads a file, extracts from it and stores both as drafts of the caller's organisation, the bytes as they came and the
 * address where they were found included; it is grouped with what says the same, and its figures are kept for comparison; names on which its people
 * decided often enough are decided at once. Where the installation has a `model` it is
 * asked too; what it proposes is marked as its, and one that does not answer is passed over. Gives the document's id; fails
 * where the file cannot be read.
 */
export const takeInDocument = async (
  store: Store,
  caller: Caller & { organisationId: string },
  file: { name: string; bytes: Uint8Array; title?: string; address?: string },
  model: ModelEndpoint | null = null,
): Promise<Outcome<string>> => {
  const read = await studySafely(file.name, file.bytes, file.title)
  if (!read.ok) return read
  const { document, claims, fingerprint } = read.value
  const title = file.title || document.title || file.name
  const asked = model && (await askModel(read.value.extraction, title, model))
  const extraction = asked?.ok ? asked.value.extraction : read.value.extraction
  const found = extractionKinds.flatMap(kind => rowsOf(extraction, kind))
  const owned = { ownerId: caller.organisationId, visibility: 'private' as const }
  const id = await asCaller(store, caller, async db => {
    const id = await insertDocument(
      db,
      {
        ...owned,
        title,
        publisher: document.publisher,
        published: document.published,
        url: file.address,
        source: file.name,
        language: document.language,
        encoding: document.encoding,
        text: document.text,
        removed: document.removed,
        fingerprint: fingerprint ?? new Uint8Array(),
        original: file.bytes,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
      },
      found,
    )
    await joinCopies(db, { id, ...owned }, fingerprint)
    await insertClaims(db, id, claimRows(claims, found, { ownerId: owned.ownerId, documentId: id }))
    await decideAtOnce(db, caller, id)
    return id
  })
  return success(id)
}

export type ExtractedDecision = { decision: ExtractedRow['decision']; label?: string }

type Found = NonNullable<Awaited<ReturnType<typeof findExtracted>>>
type Became = { becameKind: string; becameId: string } | null

/**
 * Records what a user decided about one thing found in a document. An accepted or corrected need or offer becomes a
 * draft of its own, an event, policy or figure a fact with the exact quote as evidence; taking the decision back takes
 * that away again. Null where the caller sees no such thing or may not decide on it.
 */
export const decideExtracted = async (
  db: Database,
  caller: Caller,
  ids: { documentId: string; extractedId: string },
  { decision, label }: ExtractedDecision,
): Promise<ExtractedRow | null> => {
  const found = await findExtracted(db, ids.documentId, ids.extractedId)
  if (!found) return null
  const changed = await updateExtracted(db, ids.extractedId, {
    decision,
    rightLabel: (decision === 'corrected' && label) || null,
    decidedBy: decision && caller.userId,
    batchId: null,
    becameKind: null,
    becameId: null,
  })
  if (!changed) return null
  await insertDecision(db, found.extracted, changed, caller.userId)
  await takeBack(db, found.extracted)
  if (decision === null || decision === 'rejected') return changed
  const became = await becomes(db, { ...found, extracted: changed })
  return became ? updateExtracted(db, ids.extractedId, { ...changed, ...became }) : changed
}

/** The tables of facts into which extractions turn. */
const factKinds = new Set(['event', 'policy', 'observation'])

const takeBack = async (db: Database, { becameKind, becameId }: ExtractedRow): Promise<void> => {
  if (becameId === null) return
  if (becameKind === 'need') await deleteNeed(db, becameId)
  if (becameKind === 'offer') await deleteOffer(db, becameId)
  if (becameKind && factKinds.has(becameKind)) await deleteFact(db, becameKind as 'event', becameId)
}

const becomes = async (db: Database, { extracted, document }: Found): Promise<Became> => {
  const rows = await listExtracted(db, document.id)
  const detail = extracted.detail as Record<string, string | null>
  const { ownerId } = document
  const found = extracted.detail as FoundListing
  const listing = {
    ownerId,
    organisationId: ownerId,
    visibility: 'private' as const,
    title: shownLabel(extracted),
    text: textOf(extracted.quote, found),
    documentId: document.id,
  }
  switch (extracted.kind) {
    case 'needs': {
      const criteria = criteriaOf(found)
      const elements = [{ kind: 'technology' as const, title: shownLabel(extracted), text: '', criteria }]
      return { becameKind: 'need', becameId: await insertNeed(db, { ...listing, budgetYuan: yuanOf(found) }, elements) }
    }
    case 'offers':
      return { becameKind: 'offer', becameId: await insertOffer(db, { ...listing, priceYuan: yuanOf(found) }) }
    case 'events': {
      const { theme, actors } = extracted.detail as Pick<Extraction['events'][number], 'theme' | 'actors'>
      const event = {
        ...(await groundOf(db, { extracted, document })),
        date: String(detail.date),
        regionCode: regionOf(rows, extracted),
        theme,
        actors,
        what: shownLabel(extracted),
      }
      return { becameKind: 'event', becameId: await insertFact(db, 'event', event) }
    }
    case 'policies': {
      const { issuer, beneficiary, conditions, amounts, valid } = extracted.detail as Extraction['policies'][number]
      const largest = (role: AmountRole, unit: string) =>
        amounts
          .filter(amount => amount.role === role && amount.unit === unit)
          .reduce<string | null>((most, { value }) => (value > Number(most ?? 0) ? String(value) : most), null)
      const policy = {
        ...(await groundOf(db, { extracted, document })),
        name: shownLabel(extracted),
        issuer,
        regionCode: regionOf(rows, extracted),
        instrument: instrumentOf(extracted.quote),
        beneficiary,
        conditions: conditions?.join('\n') || null,
        amount: amounts.map(({ quote }) => quote).join('\n') || null,
        maxYuan: largest('cap', yuan),
        ratePercent: largest('rate', '%'),
        validFrom: valid?.from,
        validTo: valid?.until,
      }
      return { becameKind: 'policy', becameId: await insertFact(db, 'policy', policy) }
    }
    case 'figures': {
      const amount = amountOf(extracted)
      const sentence = await sentenceOf(db, extracted)
      const claim = await findClaim(db, extracted.id)
      const regionCode = claim?.regionCode ?? regionOf(rows, extracted)
      if (regionCode === null || amount === null) return null
      const observation = {
        ...(await groundOf(db, { extracted, document }, sentence)),
        regionCode,
        indicator: claim?.indicator ?? sentence,
        period: claim?.period ?? document.published?.slice(0, 4) ?? document.createdAt.toISOString().slice(0, 4),
        ...amount,
      }
      return { becameKind: 'observation', becameId: await insertFact(db, 'observation', observation) }
    }
    default:
      return null
  }
}

/** The ground of a fact: the quote, and a digest of it and the words around that it cannot be told without. */
const groundOf = async (db: Database, { extracted, document }: Found, around: string = extracted.label) => {
  const shared = { ownerId: document.ownerId, visibility: document.visibility }
  const evidenceId = await insertEvidence(db, {
    ...shared,
    documentId: document.id,
    quote: extracted.quote,
    spanStart: extracted.spanStart,
    spanEnd: extracted.spanEnd,
    claimKind: 'secondary',
    claimedBy: document.publisher,
    wording: createHash('sha256')
      .update(`${lettersOf(extracted.quote)} ${lettersOf(around)}`)
      .digest('base64url'),
  })
  return { ...shared, evidenceId }
}

/** The place that an event names, else the last one named before: that is whom a sentence speaks of. */
export const regionOf = (rows: ExtractedRow[], extracted: ExtractedRow): string | null => {
  const places = rows.filter(row => row.kind === 'places')
  const named = places.find(row => row.detail.name === extracted.detail.place)
  const place = named ?? places.findLast(row => row.spanStart <= extracted.spanStart)
  return place ? String(place.detail.code) : null
}

/** What stands for a policy whose instrument cannot be told from its words. */
const unknownInstrument = 'other'

const instrumentOf = (text: string): string => {
  const instrument = findConcepts(text).find(({ concept: id }) => concept(id)?.kind === 'policy-instrument')
  return instrument?.label ?? unknownInstrument
}

/** The value and unit of a figure: those of the right words where somebody gave them, null where these tell no number. */
const amountOf = ({ detail, rightLabel }: ExtractedRow): { value: string; unit: string } | null => {
  const unit = String(detail.unit)
  if (rightLabel === null) return { value: String(detail.value), unit }
  const [figure] = extract({ source: '', text: rightLabel }).figures
  if (figure) return { value: decimalOf(figure.value), unit: figure.unit || unit }
  const alone = Number(rightLabel.replace(/[,，\s]/g, ''))
  return Number.isFinite(alone) && rightLabel.trim() !== '' ? { value: decimalOf(alone), unit } : null
}

/** As much of a sentence as names a figure on a page, and what ends one: 。！？； and their Latin counterparts. */
const longestName = 60
const sentenceEnd = /[。！？；\n]|[.!?;]\s/u

const sentenceOf = async (db: Database, extracted: ExtractedRow): Promise<string> => {
  const text = (await findDocument(db, extracted.documentId))?.document.text ?? extracted.quote
  const before = text.slice(0, extracted.spanStart).split(sentenceEnd).at(-1) ?? ''
  return `${before}${extracted.quote}`.trim().slice(-longestName)
}
