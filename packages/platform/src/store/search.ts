import { sql } from 'drizzle-orm'
import { type Database, selectRows } from './database.ts'

export type Hit = {
  kind: 'organisation' | 'need' | 'offer' | 'document' | 'collaboration' | 'event' | 'policy'
  id: string
  title: string
  titleEn: string | null
  detail: string | null
  regionCode: string | null
}

/** How many of each kind are given; what begins with the words comes first. */
const perKind = 5

/** What the caller sees whose title holds these words, of every kind but regions. */
export const searchTitles = (db: Database, words: string): Promise<Hit[]> => {
  const begins = `${words.replace(/[\\%_]/g, '\\$&')}%`
  const holds = `%${begins}`
  const best = sql`ORDER BY title ILIKE ${begins} DESC, length(title), id LIMIT ${perKind}`
  return selectRows<Hit>(
    db,
    sql`
      (SELECT 'need' AS kind, id, title, title_en AS "titleEn", NULL AS detail, region_code AS "regionCode" FROM need
        WHERE deleted_at IS NULL AND (title ILIKE ${holds} OR title_en ILIKE ${holds}) ${best})
      UNION ALL (SELECT 'offer', id, title, title_en, NULL, region_code FROM offer
        WHERE deleted_at IS NULL AND (title ILIKE ${holds} OR title_en ILIKE ${holds}) ${best})
      UNION ALL (SELECT 'collaboration', id, title, title_en, NULL, NULL FROM collaboration
        WHERE title ILIKE ${holds} OR title_en ILIKE ${holds} ${best})
      UNION ALL (SELECT 'organisation', id, name AS title, name_en, activity, region_code FROM organisation
        WHERE name ILIKE ${holds} OR name_en ILIKE ${holds} ${best})
      UNION ALL (SELECT 'document', id, title, NULL, publisher, NULL FROM document
        WHERE deleted_at IS NULL AND title ILIKE ${holds} ${best})
      UNION ALL (SELECT 'event', id, what AS title, what_en, date, region_code FROM event
        WHERE what ILIKE ${holds} OR what_en ILIKE ${holds} ${best})
      UNION ALL (SELECT 'policy', id, name AS title, NULL, issuer, region_code FROM policy
        WHERE name ILIKE ${holds} ${best})`,
  )
}
