import { type AnyColumn, and, eq, inArray, isNull, notExists, notInArray, or, sql } from 'drizzle-orm'
import { type Caller, failure, type Outcome, type Problem, ProblemError, success } from '../../words/index.ts'
import { asCaller } from '../caller.ts'
import { type Database, storeProblem } from '../database.ts'
import type { Store } from '../open.ts'
import {
  affiliations,
  collaborations,
  documents,
  evidence,
  imports,
  needs,
  offers,
  organisations,
  qualifications,
} from '../schema/index.ts'
import type { ImportRow } from './commit.ts'
import { type ImportedTable, importedTables } from './imported-rows.ts'

const rowsPerTransaction = 500

/** Elements and decisions go with their need and collaboration. */
const undone = (Object.keys(importedTables) as ImportedTable[])
  .filter(table => table !== 'needElements' && table !== 'collaborationDecisions')
  .reverse()
  .map(name => importedTables[name] as typeof documents)

/**
 * Takes back everything that an import brought, in transactions of at most 500 rows; documents that other facts cite
 * stay. Repeating it after a crash finishes it. Fails with `not-found`, or with `conflict` while entries from
 * elsewhere build on what it brought.
 */
export const undoImport = async (store: Store, caller: Caller, importId: string): Promise<Outcome<ImportRow>> => {
  try {
    await asCaller(store, caller, tx => beginUndo(tx, importId))
    for (const table of undone) {
      let removed = rowsPerTransaction
      while (removed === rowsPerTransaction)
        removed = await asCaller(store, caller, tx => removeSome(tx, table, importId))
    }
    // Said once more at the end, so that whoever watches the audit for changes looks again.
    return success(await asCaller(store, caller, tx => markUndone(tx, importId)))
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem)
    const problem = storeProblem(error)
    if (!problem) throw error
    return failure(problem)
  }
}

const notFound = (id: string): Problem => ({
  code: 'not-found',
  message: `There is no import ${id} of yours.`,
  mend: 'Choose one from the list of imports.',
})

const beginUndo = async (tx: Database, importId: string): Promise<void> => {
  const used = await countDependents(tx, [importId])
  if (used > 0)
    throw new ProblemError({
      code: 'conflict',
      message: `${used} entries from elsewhere (needs, offers, collaborations, qualifications, affiliations) build on what this import brought.`,
      mend: 'Undo the later imports, or remove those entries, first.',
    })
  await markUndone(tx, importId)
}

const markUndone = async (tx: Database, importId: string): Promise<ImportRow> => {
  const [row] = await tx
    .update(imports)
    .set({ undoneAt: sql`coalesce(${imports.undoneAt}, now())` })
    .where(eq(imports.id, importId))
    .returning()
  if (!row) throw new ProblemError(notFound(importId))
  return row
}

/** How many needs, offers, collaborations, qualifications and affiliations from elsewhere build on what some imports brought. */
export const countDependents = async (tx: Database, importIds: string[]): Promise<number> => {
  const elsewhere = (column: AnyColumn) => or(isNull(column), notInArray(column, importIds))
  const broughtOrganisations = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inArray(organisations.importId, importIds))
  const broughtNeeds = tx.select({ id: needs.id }).from(needs).where(inArray(needs.importId, importIds))
  const broughtOffers = tx.select({ id: offers.id }).from(offers).where(inArray(offers.importId, importIds))
  return (
    (await tx.$count(needs, and(elsewhere(needs.importId), inArray(needs.organisationId, broughtOrganisations)))) +
    (await tx.$count(offers, and(elsewhere(offers.importId), inArray(offers.organisationId, broughtOrganisations)))) +
    (await tx.$count(
      qualifications,
      and(elsewhere(qualifications.importId), inArray(qualifications.organisationId, broughtOrganisations)),
    )) +
    (await tx.$count(
      affiliations,
      and(
        elsewhere(affiliations.importId),
        or(
          inArray(affiliations.organisationId, broughtOrganisations),
          inArray(affiliations.memberId, broughtOrganisations),
        ),
      ),
    )) +
    (await tx.$count(
      collaborations,
      and(
        elsewhere(collaborations.importId),
        or(inArray(collaborations.needId, broughtNeeds), inArray(collaborations.offerId, broughtOffers)),
      ),
    ))
  )
}

const removeSome = async (tx: Database, table: typeof documents, importId: string): Promise<number> => {
  const isCited = tx.select({ id: evidence.id }).from(evidence).where(eq(evidence.documentId, documents.id))
  const some = tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.importId, importId), table === documents ? notExists(isCited) : undefined))
    .limit(rowsPerTransaction)
  const removed = await tx.delete(table).where(inArray(table.id, some)).returning({ id: table.id })
  return removed.length
}
