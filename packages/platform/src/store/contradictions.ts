import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { ClaimKind } from '../words/index.ts'
import { type Database, selectRows } from './database.ts'
import { withinRegion } from './listings.ts'
import { figureClaims, figureDecisions, observations } from './schema/index.ts'

/** What figures are about: the same place, indicator, period and unit. */
export type Thing = { regionCode: string; indicator: string; period: string; unit: string }
export type FigureVerdict = NonNullable<(typeof figureDecisions.$inferSelect)['verdict']>
export type NewClaim = Omit<typeof figureClaims.$inferInsert, 'id' | 'createdAt'>

/** What an observation in this unit is in base units, and the qualifiers that move its limits; see flow/claim-rules.json. */
export type ObservedUnits = { unit: string; base: string; factor: number }[]
export type ClaimRules = {
  units: ObservedUnits
  /** Qualifiers with which the period or the value is not certain enough to contradict anything. */
  uncertain: string[]
}

export type ContradictionFilter = {
  region?: string
  documentId?: string
  /** Only what somebody has decided, or nobody, or where something was claimed since. */
  status?: 'open' | 'decided'
  /** Only what documents or imports of this organisation claim. */
  claimedBy?: string
  things?: Thing[]
}

/** Rows of one INSERT. */
const batch = 500

/** Keeps the figures of a document that can be held against others, and marks the things that others tell differently. */
export const insertClaims = async (db: Database, documentId: string, rows: NewClaim[]): Promise<void> => {
  if (rows.length === 0) return
  for (let start = 0; start < rows.length; start += batch)
    await db.insert(figureClaims).values(rows.slice(start, start + batch))
  await db.execute(sql`INSERT INTO contested_thing (owner_id, region_code, indicator, period)
    SELECT DISTINCT own.owner_id, own.region_code, own.indicator, own.period
    FROM figure_claim own JOIN figure_claim other USING (region_code, indicator, period, unit)
    WHERE own.document_id = ${documentId} AND other.document_id <> own.document_id
      AND (other.low > own.high OR own.low > other.high)
    ON CONFLICT DO NOTHING`)
}

/** What the text says a figure is about, or null where it does not. */
export const findClaim = async (db: Database, extractedId: string): Promise<Thing | null> => {
  const [found] = await db.select().from(figureClaims).where(eq(figureClaims.extractedId, extractedId))
  return found ?? null
}

/**
 * Where contradictions can be at all, so that a list of all need not go through every claim: what documents were found to
 * contest, what observations tell differently, and what observations and documents both tell.
 */
const anywhere = sql`(SELECT region_code, indicator, period FROM contested_thing
  UNION SELECT region_code, indicator, period FROM observation GROUP BY 1, 2, 3 HAVING min(value) < max(value)
  UNION SELECT region_code, indicator, period FROM observation
    WHERE EXISTS (SELECT FROM figure_claim c WHERE (c.region_code, c.indicator, c.period)
      = (observation.region_code, observation.indicator, observation.period)))`

const listed = (parts: SQL[]): SQL => sql.join(parts, sql`, `)
const thingsIn = (things: Thing[]): SQL =>
  listed(things.map(each => sql`(${each.regionCode}, ${each.indicator}, ${each.period}, ${each.unit})`))

/** Which rows of claims or observations a filter leaves before they are compared; both have these columns. */
const chosen = (
  table: typeof figureClaims | typeof observations,
  { region, documentId, things }: ContradictionFilter,
): SQL =>
  and(
    region ? withinRegion(table.regionCode, region) : undefined,
    documentId
      ? sql`(${table.regionCode}, ${table.indicator}, ${table.period}) IN (
          SELECT c.region_code, c.indicator, c.period FROM figure_claim c WHERE c.document_id = ${documentId})`
      : undefined,
    things
      ? sql`(${table.regionCode}, ${table.indicator}, ${table.period}) IN (${listed(
          things.map(each => sql`(${each.regionCode}, ${each.indicator}, ${each.period})`),
        )})`
      : undefined,
  ) ?? sql`(${table.regionCode}, ${table.indicator}, ${table.period}) IN ${anywhere}`

/** One step of the last digit of a decimal as it was recorded: 0.1 for 13507.7, 1000 for 4000. */
const step = sql`CASE WHEN scale(o.value) > 0 THEN power(10::numeric, -scale(o.value))
  ELSE power(10::numeric, length(o.value::text) - length(rtrim(o.value::text, '0'))) END`

/**
 * All claims that the caller sees, figures of documents and observations, each with its source: a document and all its
 * copies are one. What was rejected or corrected, recalled or uncertain claims nothing.
 */
const claims = (filter: ContradictionFilter, { units, uncertain }: ClaimRules): SQL => sql`
  SELECT 'figure' AS kind, figure_claim.id, figure_claim.owner_id, d.id AS document_id, coalesce(d.copy_group, d.id) AS source,
    region_code, indicator, period, figure_claim.unit, value, low, high, x.id AS ground
  FROM figure_claim
  JOIN document d ON d.id = figure_claim.document_id AND d.deleted_at IS NULL
  JOIN extracted x ON x.id = figure_claim.extracted_id AND (x.decision IS NULL OR x.decision = 'accepted')
  WHERE ${chosen(figureClaims, filter)}
  UNION ALL
  SELECT 'observation', o.id, o.owner_id, d.id, coalesce(d.copy_group, d.id),
    o.region_code, o.indicator, o.period, u.base, o.value * u.factor,
    CASE WHEN o.qualifier ~ 'upper_bound' THEN NULL
      ELSE (o.value - ${step} - CASE WHEN o.qualifier ~ 'approx|rounded' THEN abs(o.value) / 10 ELSE 0 END) * u.factor END,
    CASE WHEN o.qualifier ~ 'lower_bound' THEN NULL
      ELSE (o.value + ${step} + CASE WHEN o.qualifier ~ 'rounded' THEN abs(o.value) / 10 ELSE 0 END) * u.factor END,
    o.evidence_id
  FROM (SELECT * FROM observation WHERE ${chosen(observations, filter)}) o
  JOIN jsonb_to_recordset(${JSON.stringify(units)}::jsonb) AS u(unit text, base text, factor numeric) ON u.unit = o.unit
  JOIN evidence e ON e.id = o.evidence_id AND e.claim_kind <> 'recalled'
  JOIN document d ON d.id = e.document_id AND d.deleted_at IS NULL
  WHERE NOT string_to_array(coalesce(o.qualifier, ''), ';') && string_to_array(${uncertain.join(';')}, ';')`

/** What names a claim in a decision: its document and value, so that accepting a figure claims nothing new. */
const claimName = sql`document_id || ':' || trim_scale(value)`

export type Contradiction = Thing & {
  sources: number
  names: string[]
  decision: {
    id: string
    verdict: FigureVerdict
    holds: string | null
    note: string | null
    at: string
    by: string | null
    /** Whether something was claimed since that nobody considered. */
    isStale: boolean
  } | null
}

/**
 * Things of which two sources at least say what cannot both be: the limits of each source span all it says, and the lowest
 * that one allows lies above the highest that another does. Undecided ones first. The decisions are those of `deciderId`.
 */
export const listContradictions = async (
  db: Database,
  deciderId: string | null,
  filter: ContradictionFilter,
  rules: ClaimRules,
  page: { limit: number; skip: number },
): Promise<{ items: Contradiction[]; total: number }> => {
  const { status, claimedBy, things } = filter
  const isOpen = sql`latest.verdict IS NULL OR NOT found.names <@ latest.considered`
  const rows = await selectRows<Contradiction & { total: number }>(
    db,
    sql`WITH claim AS (${claims(filter, rules)}),
      source AS (
        SELECT region_code, indicator, period, unit, source, min(coalesce(low, '-Infinity')) AS low,
          max(coalesce(high, 'Infinity')) AS high, array_agg(DISTINCT ${claimName}) AS names,
          bool_or(owner_id = ${claimedBy ?? null}::uuid) AS own
        FROM claim GROUP BY 1, 2, 3, 4, 5),
      found AS (
        SELECT region_code, indicator, period, unit, count(DISTINCT source)::int AS sources, array_agg(DISTINCT name) AS names
        FROM source CROSS JOIN unnest(source.names) AS name
        WHERE ${things ? sql`(region_code, indicator, period, unit) IN (${thingsIn(things)})` : sql`true`}
        GROUP BY 1, 2, 3, 4 HAVING max(low) > min(high) AND ${claimedBy ? sql`bool_or(own)` : sql`true`})
      SELECT found.region_code AS "regionCode", found.indicator, found.period, found.unit, sources, names,
        CASE WHEN latest.verdict IS NOT NULL THEN jsonb_build_object('id', latest.id, 'verdict', latest.verdict, 'holds',
          latest.holds, 'note', latest.note, 'at', latest.created_at, 'by', latest.decided_by,
          'isStale', NOT found.names <@ latest.considered) END AS decision,
        (count(*) OVER ())::int AS total
      FROM found LEFT JOIN LATERAL (
        SELECT * FROM figure_decision f
        WHERE f.owner_id = ${deciderId}::uuid AND (f.region_code, f.indicator, f.period, f.unit)
          = (found.region_code, found.indicator, found.period, found.unit)
        ORDER BY f.created_at DESC, f.id LIMIT 1) latest ON true
      WHERE ${status === 'open' ? isOpen : status === 'decided' ? sql`NOT (${isOpen})` : sql`true`}
      ORDER BY (${isOpen}) DESC, found.period DESC, found.region_code, found.indicator, found.unit
      LIMIT ${page.limit} OFFSET ${page.skip}`,
  )
  return { items: rows.map(({ total, ...item }) => item), total: rows[0]?.total ?? 0 }
}

/** One claim of a thing, with what it stands on. */
export type ClaimRow = Thing & {
  kind: 'figure' | 'observation'
  name: string
  source: string
  value: string
  /** As a document writes it, or as it was recorded. */
  written: string
  quote: string | null
  start: number | null
  end: number | null
  evidenceId: string | null
  claimKind: ClaimKind | null
  claimedBy: string | null
  documentId: string
  title: string
  publisher: string | null
  published: string | null
  copies: number
}

/** The claims of some things, the lowest value first; a figure that became an observation is told once. */
export const listClaims = async (db: Database, things: Thing[], rules: ClaimRules): Promise<ClaimRow[]> => {
  if (things.length === 0) return []
  return selectRows<ClaimRow>(
    db,
    sql`WITH claim AS (${claims({ things }, rules)})
      SELECT DISTINCT ON (claim.region_code, claim.indicator, claim.period, claim.unit, claim.value, claim.document_id)
        claim.region_code AS "regionCode", claim.indicator, claim.period, claim.unit, claim.kind,
        claim.document_id || ':' || trim_scale(claim.value) AS name, claim.source, trim_scale(claim.value)::text AS value,
        coalesce(x.quote, o.value::text || ' ' || o.unit) AS written,
        coalesce(x.quote, e.quote) AS quote, coalesce(x.span_start, e.span_start) AS start,
        coalesce(x.span_end, e.span_end) AS end, e.id AS "evidenceId", e.claim_kind AS "claimKind",
        e.claimed_by AS "claimedBy", d.id AS "documentId", d.title, d.publisher, d.published,
        CASE WHEN d.copy_group IS NULL THEN 0 ELSE
          (SELECT count(*)::int - 1 FROM document c WHERE c.copy_group = d.copy_group AND c.deleted_at IS NULL) END AS copies
      FROM claim JOIN document d ON d.id = claim.document_id
      LEFT JOIN extracted x ON claim.kind = 'figure' AND x.id = claim.ground
      LEFT JOIN observation o ON claim.kind = 'observation' AND o.id = claim.id
      LEFT JOIN evidence e ON claim.kind = 'observation' AND e.id = claim.ground
      WHERE (claim.region_code, claim.indicator, claim.period, claim.unit) IN (${thingsIn(things)})
      ORDER BY claim.region_code, claim.indicator, claim.period, claim.unit, claim.value, claim.document_id, claim.kind`,
  )
}

/** Adds a decision on a thing; gives its id. */
export const insertFigureDecision = async (
  db: Database,
  row: Omit<typeof figureDecisions.$inferInsert, 'id' | 'createdAt'>,
): Promise<string> => (await db.insert(figureDecisions).values(row).returning({ id: figureDecisions.id }))[0].id

/** All that an organisation's people decided on a thing, newest first. */
export const listFigureDecisions = (db: Database, ownerId: string, { regionCode, indicator, period, unit }: Thing) =>
  db
    .select()
    .from(figureDecisions)
    .where(
      and(
        eq(figureDecisions.ownerId, ownerId),
        eq(figureDecisions.regionCode, regionCode),
        eq(figureDecisions.indicator, indicator),
        eq(figureDecisions.period, period),
        eq(figureDecisions.unit, unit),
      ),
    )
    .orderBy(desc(figureDecisions.createdAt))
