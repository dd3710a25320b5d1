import type { Ground } from '../../diagnose/index.ts'
import type { Copy } from '../../store/copies.ts'
import type { findEvidence, GroundRow } from '../../store/evidence.ts'
import type { listOtherClaims } from '../../store/facts.ts'
import type { Evidence } from '../views.ts'
import { linkOrNull } from './link.ts'
import type { EvidenceChip } from './schema.ts'

const noGround: EvidenceChip = {
  evidenceId: null,
  publisher: null,
  published: null,
  claimKind: null,
  disputed: false,
  copies: 0,
  formula: null,
  sample: false,
}

/** The mark of a fact that stands on a document. */
export const chipOfRow = (row: GroundRow): EvidenceChip => ({
  ...noGround,
  evidenceId: row.evidenceId,
  publisher: row.publisher ?? row.title,
  published: row.published,
  claimKind: row.claimKind,
  disputed: row.dispute !== null,
  copies: row.copies,
})

/** The mark of a fact of a diagnosis. */
export const chipOfGround = (ground: Ground): EvidenceChip => {
  switch (ground.kind) {
    case 'source':
      return {
        ...noGround,
        evidenceId: ground.evidenceId,
        publisher: ground.publisher ?? ground.title,
        published: ground.published,
        claimKind: ground.claimKind,
        disputed: ground.disputed,
        copies: ground.copies,
      }
    case 'formula':
      return { ...noGround, formula: { method: ground.method, text: ground.text, inputs: ground.inputs } }
    case 'sample':
      return { ...noGround, sample: true }
    case 'own':
      return { ...noGround, claimKind: 'own' }
  }
}

/** What the drawer behind a mark shows. */
export const presentEvidence = (
  { evidence, document }: NonNullable<Awaited<ReturnType<typeof findEvidence>>>,
  otherClaims: Awaited<ReturnType<typeof listOtherClaims>>,
  copies: Copy[],
): Evidence => ({
  id: evidence.id,
  quote: evidence.quote,
  start: evidence.spanStart,
  end: evidence.spanEnd,
  section: evidence.section,
  claimKind: evidence.claimKind,
  claimedBy: evidence.claimedBy,
  dispute: evidence.dispute,
  document: {
    id: document.id,
    title: document.title,
    publisher: document.publisher,
    published: document.published,
    url: linkOrNull(document.url),
    hasText: document.hasText,
  },
  copies: copies
    .filter(({ id }) => id !== document.id)
    .map(({ id, title, publisher, published }) => ({ id, title, publisher, published })),
  otherClaims,
})
