import { inArray, sql } from 'drizzle-orm'
import { asCaller, audit, platform, type Store } from '../store/index.ts'
import type { Caller } from '../words/index.ts'

/**
 * How often these tables have changed: every change to them, and the begin and end of every import, is in the audit.
 * Counting, unlike the time of the last change, is right for changes that overlap: each becomes visible when it is
 * committed.
 */
const readRevision = (store: Store, tables: readonly string[]): Promise<number> =>
  asCaller(store, platform, async db => {
    const [{ changes }] = await db
      .select({ changes: sql<number>`count(*)::int` })
      .from(audit)
      .where(inArray(audit.tableName, ['import', ...tables]))
    return changes
  })

/** Callers of so many organisations have theirs kept at once; the least lately used goes first. */
const mostKept = 50

/** Who sees the same rows: everyone of an organisation in one role. */
const viewOf = (caller: Caller): string => `${caller.organisationId} ${caller.role}`

/**
 * Computes something from what a caller sees, once for each state of the tables it depends on, and keeps it for those
 * who see the same. Not to be asked from within a transaction: the embedded store has one connection.
 */
export const keepPerCaller = <T>(
  store: Store,
  tables: readonly string[],
  compute: (caller: Caller) => Promise<T>,
): ((caller: Caller) => Promise<T>) => {
  const kept = new Map<string, { revision: number; value: Promise<T> }>()
  return async caller => {
    const view = viewOf(caller)
    const revision = await readRevision(store, tables)
    const last = kept.get(view)
    const value = last?.revision === revision ? last.value : compute(caller)
    kept.delete(view)
    kept.set(view, { revision, value })
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
    value.catch(() => kept.get(view)?.value === value && kept.delete(view))
    return value
  }
}
