import { and, count, eq, sql } from 'drizzle-orm'
import type { organisationKinds } from '../words/index.ts'
import { type Database, selectRows } from './database.ts'
import type { Page } from './listings.ts'
import { extracted, organisationJoins } from './schema/index.ts'

/** An organisation as documents name it: the name that speaks for all joined with it, and how often it is found. */
export type FoundName = {
  name: string
  kind: (typeof organisationKinds)[number]
  place: string | null
  /** All names that were found for it, its own included where it was found. */
  names: string[]
  mentions: number
  documents: number
}

/** Longer chains of joins than this cannot be made by joining roots; it bounds the recursion. */
const longestChain = 20

/** The latest decision on each pair of names of an owner. */
const latestJoins = (ownerId: string) => sql`
  SELECT DISTINCT ON (name, same_as) id, name, same_as, same FROM organisation_join
  WHERE owner_id = ${ownerId} ORDER BY name, same_as, created_at DESC, id`

/** Each joined name of an owner with the root of its tree, as the tables `above` and `root` of a recursive WITH. */
const joinedNames = (ownerId: string) => sql`
  above AS (SELECT name, same_as FROM (${latestJoins(ownerId)}) latest WHERE same),
  chain AS (
    SELECT name, same_as AS root, 1 AS steps FROM above
    UNION ALL
    SELECT chain.name, above.same_as, chain.steps + 1 FROM chain JOIN above ON above.name = chain.root
    WHERE chain.steps < ${longestChain}),
  root AS (SELECT DISTINCT ON (name) name, root FROM chain ORDER BY name, steps DESC)`

/**
 * The organisations that an owner's documents name, joined names as one, the most mentioned first, and how many there
 * are. What was rejected is left out; what was corrected counts under the right name.
 */
export const listFoundNames = async (
  db: Database,
  ownerId: string,
  { q }: { q?: string },
  page: Page,
): Promise<{ items: FoundName[]; total: number }> => {
  const pattern = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const rows = await selectRows<FoundName & { total: number }>(
    db,
    sql`WITH RECURSIVE ${joinedNames(ownerId)},
      found AS (
        SELECT coalesce(x.right_label, x.label) AS name, x.detail->>'kind' AS kind, x.detail->>'place' AS place,
          x.document_id
        FROM extracted x JOIN document d ON d.id = x.document_id AND d.deleted_at IS NULL
        WHERE x.owner_id = ${ownerId} AND x.kind = 'organisations' AND x.decision IS DISTINCT FROM 'rejected')
      SELECT coalesce(root.root, found.name) AS name, mode() WITHIN GROUP (ORDER BY found.kind) AS kind,
        mode() WITHIN GROUP (ORDER BY found.place) AS place, array_agg(DISTINCT found.name) AS names,
        count(*)::int AS mentions, count(DISTINCT found.document_id)::int AS documents,
        (count(*) OVER ())::int AS total
      FROM found LEFT JOIN root ON root.name = found.name
      GROUP BY 1
      HAVING bool_or(found.name ILIKE ${pattern}) OR coalesce(root.root, found.name) ILIKE ${pattern}
      ORDER BY mentions DESC, name LIMIT ${page.limit} OFFSET ${page.skip}`,
  )
  return { items: rows.map(({ total, ...item }) => item), total: rows[0]?.total ?? 0 }
}

/** What an owner's people decided on pairs of names and did not take back. */
export const listJoins = async (db: Database, ownerId: string) =>
  selectRows<{ id: string; name: string; sameAs: string; same: boolean }>(
    db,
    sql`SELECT id, name, same_as AS "sameAs", same FROM (${latestJoins(ownerId)}) latest
      WHERE same IS NOT NULL ORDER BY name, same_as`,
  )

/** The name that speaks for each of these: the root of its tree, or the name itself. */
export const rootsOf = async (db: Database, ownerId: string, names: string[]): Promise<Map<string, string>> => {
  const rows = await selectRows<{ name: string; root: string }>(
    db,
    sql`WITH RECURSIVE ${joinedNames(ownerId)} SELECT name, root FROM root WHERE name IN ${names}`,
  )
  const roots = new Map(rows.map(({ name, root }) => [name, root]))
  return new Map(names.map(name => [name, roots.get(name) ?? name]))
}

/** Whether a name stands in an owner's documents as one of an organisation. */
export const isFoundName = async (db: Database, ownerId: string, name: string): Promise<boolean> => {
  const [{ found }] = await db
    .select({ found: count() })
    .from(extracted)
    .where(
      and(
        eq(extracted.ownerId, ownerId),
        eq(extracted.kind, 'organisations'),
        sql`${name} IN (${extracted.label}, ${extracted.rightLabel})`,
      ),
    )
  return found > 0
}

/** Adds a decision on a pair of names; gives its id. */
export const insertJoin = async (
  db: Database,
  join: Omit<typeof organisationJoins.$inferInsert, 'id' | 'createdAt'>,
): Promise<string> => (await db.insert(organisationJoins).values(join).returning({ id: organisationJoins.id }))[0].id

/** A decision of an owner on a pair of names, or null where there is none. */
export const findJoin = async (db: Database, ownerId: string, id: string) => {
  const [join] = await db
    .select()
    .from(organisationJoins)
    .where(and(eq(organisationJoins.id, id), eq(organisationJoins.ownerId, ownerId)))
  return join ?? null
}
