import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { instrumentName } from '../../diagnose/index.ts'
import { asCaller, type Database } from '../../store/index.ts'
import { listRecordedEvents, listRecordedPolicies } from '../../store/recorded.ts'
import { type RegionNames, readRegionNames } from '../../store/regions.ts'
import { anonymous } from '../../words/index.ts'
import { problemResponses } from '../answers.ts'
import { createRouter, type Door, originOf } from '../door.ts'
import { nameTheme, nameTopic } from '../events/present.ts'
import { eventFilter } from '../events/route.ts'
import { atomType, writeAtom } from './atom.ts'
import { type Feed, type FeedItem, itemOfEvent, itemOfPolicy, type Language, wordsOf } from './feed.ts'
import { isFresh, validatorsOf } from './fresh.ts'
import { jsonFeedOf, jsonFeedType } from './json-feed.ts'

const files = ['events.atom', 'events.json', 'policies.atom', 'policies.json'] as const

/** So many entries stand on a page of a feed where nothing else is asked for. */
const usualLimit = 50

const querySchema = z.object({
  ...eventFilter,
  instrument: z.string().max(100).optional().openapi({ description: 'Of policies' }),
  lang: z.enum(['zh', 'en']).default('zh'),
  limit: z.coerce.number().int().min(1).max(200).default(usualLimit),
  cursor: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
type Query = z.infer<typeof querySchema>

const readFeed = createRoute({
  method: 'get',
  path: '/feeds/{file}',
  summary: 'Public events or policies as a feed, newest recorded first',
  request: { params: z.object({ file: z.enum(files) }), query: querySchema },
  responses: {
    200: {
      description: 'Atom (RFC 4287) or JSON Feed 1.1: what is public, whoever asks',
      content: { [atomType]: { schema: z.string() }, [jsonFeedType]: { schema: z.string() } },
    },
    304: { description: 'Nothing new since the ETag or moment that was sent' },
    ...problemResponses,
  },
})

/** A feed without entries never changed; Atom asks for a moment all the same. */
const never = new Date(0)

const readItems = async (
  db: Database,
  isPolicies: boolean,
  query: Query,
  saying: { origin: string; names: RegionNames; language: Language },
): Promise<FeedItem[]> => {
  const page = { limit: query.limit + 1, skip: query.cursor }
  if (isPolicies) return (await listRecordedPolicies(db, query, page)).map(row => itemOfPolicy(row, saying))
  return (await listRecordedEvents(db, query, page)).map(row => itemOfEvent(row, saying))
}

/** What a feed is about, in words: its kind, then each of its filters. */
const titleOf = (isPolicies: boolean, query: Query, names: RegionNames): string => {
  const { lang, region, theme, topic, actor, instrument } = query
  const words = wordsOf(lang)
  const place = region ? names(region) : null
  const named = [!isPolicies && theme && nameTheme(theme), !isPolicies && topic && nameTopic(topic)]
  return [
    words.name,
    isPolicies ? words.policies : words.events,
    place && (lang === 'zh' ? place.name : place.nameEn),
    ...named.map(each => each && (lang === 'zh' ? each.label : each.labelEn)),
    !isPolicies && actor,
    isPolicies && instrument && instrumentName(instrument)[lang],
  ]
    .filter(Boolean)
    .join(' · ')
}

const withFilters = (address: string, filters: Record<string, string | number | undefined>): string => {
  const url = new URL(address)
  for (const [key, value] of Object.entries(filters)) if (value !== undefined) url.searchParams.set(key, String(value))
  return url.href
}
const eventQueryOf = ({ region, theme, topic, actor }: Query) => ({ region, theme, topic, actor })

/** The address of a page of this feed; the first page and the usual size are left out, so that a feed has one name. */
const addressOf = (c: Context<Door>, { cursor, limit, ...filters }: Query): string =>
  withFilters(new URL(c.req.path, originOf(c)).href, {
    ...filters,
    limit: limit === usualLimit ? undefined : limit,
    cursor: cursor || undefined,
  })

/** Feeds hold what is public and nothing else, also for people who are signed in: their readers keep no secrets. */
export const feedRoutes = createRouter().openapi(readFeed, async c => {
  const { file } = c.req.valid('param')
  const query = c.req.valid('query')
  const isPolicies = file.startsWith('policies')
  const origin = originOf(c)
  const feed = await asCaller(c.var.services.store, anonymous, async (db): Promise<Feed> => {
    const names = await readRegionNames(db)
    const found = await readItems(db, isPolicies, query, { origin, names, language: query.lang })
    const items = found.slice(0, query.limit)
    return {
      id: addressOf(c, { ...query, cursor: 0, limit: usualLimit }),
      language: query.lang,
      title: titleOf(isPolicies, query, names),
      subtitle: wordsOf(query.lang).about,
      selfUrl: addressOf(c, query),
      homeUrl: isPolicies ? `${origin}/digest` : withFilters(`${origin}/events`, eventQueryOf(query)),
      nextUrl: found.length > items.length ? addressOf(c, { ...query, cursor: query.cursor + query.limit }) : null,
      updatedAt: items[0]?.recordedAt ?? never,
      items,
    }
  })
  const isAtom = file.endsWith('.atom')
  const body = isAtom ? writeAtom(feed) : JSON.stringify(jsonFeedOf(feed))
  const validators = validatorsOf(body, feed.updatedAt)
  const headers = {
    'Content-Type': `${isAtom ? atomType : jsonFeedType}; charset=utf-8`,
    // Kept, but asked for each time: what is taken back is gone at the next request.
    'Cache-Control': 'public, no-cache',
    ETag: validators.etag,
    'Last-Modified': validators.lastModified,
  }
  const asked = { ifNoneMatch: c.req.header('if-none-match'), ifModifiedSince: c.req.header('if-modified-since') }
  return isFresh(validators, asked) ? c.body(null, 304, headers) : c.body(body, 200, headers)
})
