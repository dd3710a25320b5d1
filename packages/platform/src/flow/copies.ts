import { compareTexts, type Differences } from '../read/compare-texts.ts'
import { bandsOf, type Fingerprint, leastLikeness, likeness } from '../read/near-duplicates.ts'
import {
  type Alike,
  insertApart,
  insertBands,
  insertLikenesses,
  listCandidates,
  lockCopies,
  readNeighbourhood,
  setCopyGroup,
} from '../store/copies.ts'
import { findDocument } from '../store/documents.ts'
import type { Database } from '../store/index.ts'
import type { Caller } from '../words/index.ts'

/** Of so many documents, the most alike, it is kept how alike they are: enough to hold a group together. */
const keptLikenesses = 8

/** A pair of documents that somebody said to be no copies of each other. */
type Apart = { documentId: string; otherId: string }

/**
 * Groups of documents that say the same: the most alike are joined first (single linkage), and never two groups between
 * which somebody said that a pair are no copies. `ids` stand in the order in which they came; for each document the first
 * of its group, null where it is alone.
 */
export function groupCopies(
  ids: readonly string[],
  alike: readonly Alike[],
  apart: readonly Apart[],
): Map<string, string | null> {
  const groups = new Map(ids.map(id => [id, [id]]))
  const isApart = (one: string[], other: string[]) =>
    apart.some(
      ({ documentId, otherId }) =>
        (one.includes(documentId) && other.includes(otherId)) || (one.includes(otherId) && other.includes(documentId)),
    )
  const order = new Map(ids.map((id, index) => [id, index]))
  const rank = ({ documentId, otherId }: Alike) =>
    Math.max(order.get(documentId) ?? 0, order.get(otherId) ?? 0) * ids.length +
    Math.min(order.get(documentId) ?? 0, order.get(otherId) ?? 0)
  for (const { documentId, otherId } of alike.toSorted((a, b) => b.likeness - a.likeness || rank(a) - rank(b))) {
    const [one, other] = [groups.get(documentId), groups.get(otherId)]
    if (!one || !other || one === other || isApart(one, other)) continue
    const joined = [...one, ...other].sort((a, b) => order.get(a)! - order.get(b)!)
    for (const id of joined) groups.set(id, joined)
  }
  return new Map(ids.map(id => [id, groups.get(id)!.length > 1 ? groups.get(id)![0] : null]))
}

/** Groups these documents anew with all that are grouped with them. */
const regroup = async (db: Database, ownerId: string, ids: string[]): Promise<void> => {
  const { members, likenesses, apart } = await readNeighbourhood(db, ownerId, ids)
  const groups = groupCopies(
    members.map(({ id }) => id),
    likenesses,
    apart,
  )
  for (const { id, group } of members) {
    const right = groups.get(id) ?? null
    if (right !== group) await setCopyGroup(db, id, right)
  }
}

/** Finds what says the same as a document that was just stored, and groups it with that. */
export const joinCopies = async (
  db: Database,
  document: { id: string; ownerId: string; visibility: string },
  fingerprint: Fingerprint | null,
): Promise<void> => {
  if (!fingerprint) return
  const bands = bandsOf(fingerprint)
  await lockCopies(db, document.ownerId)
  const candidates = await listCandidates(db, document, bands)
  await insertBands(db, document.ownerId, document.id, bands)
  const alike = candidates
    .map(other => ({
      documentId: document.id,
      otherId: other.id,
      likeness: likeness(fingerprint, Uint8Array.from(other.fingerprint)),
    }))
    .filter(pair => pair.likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, keptLikenesses)
  if (alike.length === 0) return
  await insertLikenesses(db, document.ownerId, alike)
  await regroup(db, document.ownerId, [document.id, ...alike.map(({ otherId }) => otherId)])
}

/**
 * Keeps what somebody said of two documents of one owner, that they are no copies (`apart`) or that this is taken back, and
 * groups them anew. False where the caller sees no such pair.
 */
export const sayApart = async (db: Database, caller: Caller, pair: Apart & { apart: boolean }): Promise<boolean> => {
  const [one, other] = [await findDocument(db, pair.documentId), await findDocument(db, pair.otherId)]
  if (!one || !other || one.document.id === other.document.id) return false
  if (one.document.ownerId !== other.document.ownerId) return false
  const { ownerId } = one.document
  await insertApart(db, { ownerId, ...pair, decidedBy: caller.userId })
  await regroup(db, ownerId, [pair.documentId, pair.otherId])
  return true
}

/** What differs between the texts of two documents, or null where the caller sees no text of either. */
export const compareDocuments = async (db: Database, id: string, otherId: string): Promise<Differences | null> => {
  const [here, there] = [await findDocument(db, id), await findDocument(db, otherId)]
  if (!here?.document.text || !there?.document.text) return null
  return compareTexts(here.document.text, there.document.text)
}
