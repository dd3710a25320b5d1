import { asc, eq, sql } from 'drizzle-orm'
import { type Place, regionByCode } from '../words/gazetteer.ts'
import type { RegionLevel } from '../words/index.ts'
import { type Database, selectRows } from './database.ts'
import { groundColumns, onDocument, onEvidence } from './evidence.ts'
import { documents, evidence, regionGroups, regionMembers } from './schema/index.ts'

/** Made-up regions: clusters, metropolitan areas, corridors, alliances. */
export const listGroups = (db: Database) =>
  db
    .select({
      code: regionGroups.code,
      name: regionGroups.name,
      nameEn: regionGroups.nameEn,
      kind: regionGroups.kind,
      members: sql<string[]>`array_agg(${regionMembers.regionCode})`,
    })
    .from(regionGroups)
    .innerJoin(regionMembers, eq(regionMembers.groupId, regionGroups.id))
    .groupBy(regionGroups.id)
    .orderBy(asc(regionGroups.code))

/** What a region is called and where it lies. `provinceCode` is null for provinces, the country and made-up regions. */
export type NamedRegion = {
  code: string
  name: string
  nameEn: string
  level: RegionLevel
  provinceCode: string | null
  longitude: number | null
  latitude: number | null
}

const provinceCodeOf = (place: Place): string | null => {
  const parent = place.parent_code === null ? undefined : regionByCode(place.parent_code)
  if (!parent || parent.level === 'country') return null
  return provinceCodeOf(parent) ?? parent.code
}

/** A place of the gazetteer as screens name it. */
export const nameOfPlace = (place: Place): NamedRegion => {
  const { code, level, name, name_en: nameEn, longitude, latitude } = place
  return { code, level, name, nameEn, longitude, latitude, provinceCode: provinceCodeOf(place) }
}

/** A made-up region as screens name it; it lies in the middle of its members. */
export const nameOfGroup = (group: Awaited<ReturnType<typeof listGroups>>[number]): NamedRegion => {
  const places = group.members.flatMap(code => regionByCode(code) ?? [])
  const middle = (axis: 'longitude' | 'latitude') => {
    const known = places.flatMap(place => place[axis] ?? [])
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  }
  return {
    code: group.code,
    level: group.kind,
    name: group.name,
    nameEn: group.nameEn ?? group.name,
    provinceCode: null,
    longitude: middle('longitude'),
    latitude: middle('latitude'),
  }
}

/** Looks regions up by code, made-up ones that the caller sees included; null where a code means none. */
export type RegionNames = (code: string | null) => NamedRegion | null

export const readRegionNames = async (db: Database): Promise<RegionNames> => {
  const groups = new Map((await listGroups(db)).map(group => [group.code, nameOfGroup(group)]))
  return code => {
    if (code === null) return null
    const place = regionByCode(code)
    return place ? nameOfPlace(place) : (groups.get(code) ?? null)
  }
}

/** Memberships of all made-up regions with their grounds, in order along corridors. */
export const listMemberships = (db: Database) =>
  db
    .select({
      ...{ code: regionGroups.code, kind: regionGroups.kind, member: regionMembers.regionCode },
      ground: groundColumns,
    })
    .from(regionMembers)
    .innerJoin(regionGroups, eq(regionGroups.id, regionMembers.groupId))
    .innerJoin(evidence, onEvidence(regionMembers.evidenceId))
    .innerJoin(documents, onDocument)
    .orderBy(asc(regionGroups.code), asc(regionMembers.position), asc(regionMembers.regionCode))

/** Members of a made-up region, in order along a corridor. */
export const listMembers = async (db: Database, groupCode: string): Promise<string[]> =>
  (
    await db
      .select({ code: regionMembers.regionCode })
      .from(regionMembers)
      .innerJoin(regionGroups, eq(regionGroups.id, regionMembers.groupId))
      .where(eq(regionGroups.code, groupCode))
      .orderBy(asc(regionMembers.position), asc(regionMembers.regionCode))
  ).map(row => row.code)

/** Made-up regions that a region belongs to, with the ground of its membership. */
export const listGroupsOf = (db: Database, code: string) =>
  db
    .select({ code: regionGroups.code, ground: groundColumns })
    .from(regionMembers)
    .innerJoin(regionGroups, eq(regionGroups.id, regionMembers.groupId))
    .innerJoin(evidence, onEvidence(regionMembers.evidenceId))
    .innerJoin(documents, onDocument)
    .where(eq(regionMembers.regionCode, code))
    .orderBy(asc(regionGroups.code))

export type RegionCounts = { code: string; firms: number; facts: number; needs: number; offers: number }

/** Per region code: firms, recorded facts of all kinds, needs and offers. Regions without any are left out. */
export const countByRegion = (db: Database): Promise<RegionCounts[]> =>
  selectRows<RegionCounts>(
    db,
    sql`SELECT code, sum(firms)::int AS firms, sum(facts)::int AS facts, sum(needs)::int AS needs, sum(offers)::int AS offers
      FROM (
        SELECT region_code AS code, count(*) FILTER (WHERE kind = 'firm') AS firms,
          count(*) FILTER (WHERE evidence_id IS NOT NULL AND NOT sample) AS facts, 0 AS needs, 0 AS offers
          FROM organisation WHERE NOT sample GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM observation GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM designation GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM event GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM policy GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM fund GROUP BY region_code
        UNION ALL SELECT region_code, 0, count(*), 0, 0 FROM facility GROUP BY region_code
        UNION ALL SELECT from_code, 0, count(*), 0, 0 FROM flow GROUP BY from_code
        UNION ALL SELECT to_code, 0, count(*), 0, 0 FROM flow GROUP BY to_code
        UNION ALL SELECT region_code, 0, 0, count(*), 0 FROM need WHERE deleted_at IS NULL GROUP BY region_code
        UNION ALL SELECT region_code, 0, 0, 0, count(*) FROM offer WHERE deleted_at IS NULL GROUP BY region_code
      ) counted WHERE code IS NOT NULL GROUP BY code`,
  )
