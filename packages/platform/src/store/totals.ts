import { sql } from 'drizzle-orm'
import { type Database, selectRows } from './database.ts'

export type Totals = {
  organisations: number
  facts: number
  documents: number
  needs: number
  offers: number
  collaborations: number
}

/** The tables of which each row is one recorded fact. */
const factTables = [
  'region_member',
  'designation',
  'observation',
  'activity_row',
  'flow',
  'event',
  'policy',
  'fund',
  'facility',
  'agreement',
  'case_study',
]
const counted = factTables.map(table => sql`SELECT count(*) AS rows FROM ${sql.identifier(table)}`)

/** How much of each kind the caller sees. */
export const countAll = async (db: Database): Promise<Totals> => {
  const [totals] = await selectRows<Totals>(
    db,
    sql`SELECT
      (SELECT count(*)::int FROM organisation) AS organisations,
      (SELECT sum(rows)::int FROM (${sql.join(counted, sql` UNION ALL `)}) counted) AS facts,
      (SELECT count(*)::int FROM document WHERE deleted_at IS NULL) AS documents,
      (SELECT count(*)::int FROM need WHERE deleted_at IS NULL) AS needs,
      (SELECT count(*)::int FROM offer WHERE deleted_at IS NULL) AS offers,
      (SELECT count(*)::int FROM collaboration) AS collaborations`,
  )
  return totals
}
