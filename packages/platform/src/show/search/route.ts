import { createRoute, z } from '@hono/zod-openapi'
import { listGroups, nameOfGroup, nameOfPlace, readRegionNames } from '../../store/regions.ts'
import { type Hit, searchTitles } from '../../store/search.ts'
import { allRegions, regionsByName } from '../../words/gazetteer.ts'
import { answers } from '../answers.ts'
import { createRouter, transact } from '../door.ts'
import type { SearchResult } from '../views.ts'
import { searchSchema } from './schema.ts'

const search = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Everything whose name holds some words',
  request: { query: z.object({ q: z.string().trim().min(1).max(200) }) },
  responses: answers(searchSchema, 'The hits, regions first'),
})

const regionsShown = 8

/** The page on which a hit is found; an organisation or policy is on that of its region. */
const linkOf = ({ kind, id, title, regionCode }: Hit): string => {
  if (kind === 'event') return `/events?id=${id}`
  if (kind === 'organisation' || kind === 'policy')
    return regionCode ? `/regions/${regionCode}` : `/documents?q=${encodeURIComponent(title)}`
  return `/${kind}s/${id}`
}

export const searchRoutes = createRouter().openapi(search, c =>
  transact(c, async db => {
    const { q } = c.req.valid('query')
    const words = q.toLowerCase()
    const named = [
      ...regionsByName(q).map(nameOfPlace),
      ...(await listGroups(db)).map(nameOfGroup),
      ...allRegions().map(nameOfPlace),
    ].filter(({ name, nameEn }) => name.includes(q) || nameEn.toLowerCase().includes(words))
    const regions = [...new Map(named.map(region => [region.code, region])).values()].slice(0, regionsShown)
    const names = await readRegionNames(db)
    const hits: SearchResult['hits'] = [
      ...regions.map(region => ({
        kind: 'region' as const,
        title: region.name,
        titleEn: region.nameEn,
        detail: names(region.provinceCode)?.name ?? null,
        link: `/regions/${region.code}`,
      })),
      ...(await searchTitles(db, q)).map(hit => ({
        kind: hit.kind,
        title: hit.title,
        titleEn: hit.titleEn,
        detail: hit.detail ?? names(hit.regionCode)?.name ?? null,
        link: linkOf(hit),
      })),
    ]
    return c.json({ hits }, 200)
  }),
)
