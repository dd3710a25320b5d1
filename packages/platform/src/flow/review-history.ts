import type { ExtractedRow } from '../store/documents.ts'
import type { Database } from '../store/index.ts'
import { findDecision } from '../store/review-history.ts'
import { failure, type Outcome, success } from '../words/index.ts'
import { decideExtracted } from './documents.ts'
import type { Reviewer } from './review.ts'

/**
 * Takes one decision of the history back: the thing is again as it was before it, with what it became. This is a decision
 * itself, and can be taken back like it. `conflict` where something was decided on the thing since; null where the caller
 * sees no such decision or may not decide.
 */
export const undoDecision = async (
  db: Database,
  caller: Reviewer,
  id: string,
): Promise<Outcome<ExtractedRow> | null> => {
  const found = await findDecision(db, caller.organisationId, id)
  if (!found) return null
  const { line, extracted, isLatest } = found
  if (!isLatest)
    return failure({
      code: 'conflict',
      message: 'Something else was decided on it since.',
      where: extracted.quote,
      mend: 'Look at the latest decision on it, and take that one back first.',
    })
  const ids = { documentId: extracted.documentId, extractedId: extracted.id }
  const before = { decision: line.decisionBefore, label: line.labelBefore }
  const undone = await decideExtracted(db, caller, ids, before)
  return undone && success(undone)
}
