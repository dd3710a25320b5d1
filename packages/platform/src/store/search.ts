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

/** Where each kind is looked for: columns of this project's own tables, which may stand in SQL as they are. */
const places: Record<Hit['kind'], { title: string; titleEn: string; detail: string; region: string; where: string }> = {
  need: { title: 'title', titleEn: 'title_en', detail: 'NULL', region: 'region_code', where: 'deleted_at IS NULL' },
  offer: { title: 'title', titleEn: 'title_en', detail: 'NULL', region: 'region_code', where: 'deleted_at IS NULL' },
  collaboration: { title: 'title', titleEn: 'title_en', detail: 'NULL', region: 'NULL', where: 'true' },
  organisation: { title: 'name', titleEn: 'name_en', detail: 'activity', region: 'region_code', where: 'true' },
  document: { title: 'title', titleEn: 'NULL', detail: 'publisher', region: 'NULL', where: 'deleted_at IS NULL' },
  event: { title: 'what', titleEn: 'what_en', detail: 'date', region: 'region_code', where: 'true' },
  policy: { title: 'name', titleEn: 'NULL', detail: 'issuer', region: 'region_code', where: 'true' },
}

/** What the caller sees whose title holds these words, of every kind but regions. */
export const searchTitles = (db: Database, words: string): Promise<Hit[]> => {
  const begins = `${words.replace(/[\\%_]/g, '\\$&')}%`
  const holds = `%${begins}`
  const branches = Object.entries(places).map(([kind, place]) => {
    const [title, titleEn] = [sql.raw(place.title), sql.raw(`${place.titleEn}::text`)]
    return sql`(SELECT ${kind} AS kind, id, ${title} AS title, ${titleEn} AS "titleEn",
        ${sql.raw(place.detail)}::text AS detail, ${sql.raw(place.region)}::text AS "regionCode"
      FROM ${sql.raw(kind)}
      WHERE ${sql.raw(place.where)} AND (${title} ILIKE ${holds} OR ${titleEn} ILIKE ${holds})
      ORDER BY ${title} ILIKE ${begins} DESC, length(${title}), id LIMIT ${perKind})`
  })
  return selectRows<Hit>(db, sql.join(branches, sql` UNION ALL `))
}
