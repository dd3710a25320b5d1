import { createRoute, z } from '@hono/zod-openapi'
import { diagnoseRegion } from '../../flow.ts'
import {
  countByRegion,
  listGroups,
  listGroupsOf,
  listMembers,
  nameOfGroup,
  nameOfPlace,
  readRegionNames,
} from '../../store/regions.ts'
import { allRegions } from '../../words/gazetteer.ts'
import { regionLevelSchema } from '../../words/index.ts'
import { answers, notFound } from '../answers.ts'
import { createRouter, regionCode, transact, wordsQuery } from '../door.ts'
import { presentCity, presentSummary, sumUpwards } from './present.ts'
import { citySchema, regionSummarySchema } from './schema.ts'

const listRegions = createRoute({
  method: 'get',
  path: '/regions',
  summary: 'Regions of a level, those with most facts first',
  request: {
    query: z.object({
      level: regionLevelSchema.default('city'),
      q: wordsQuery,
      limit: z.coerce.number().int().min(1).max(4000).default(500),
    }),
  },
  responses: answers(z.object({ items: z.array(regionSummarySchema), total: z.number().int() }), 'Regions'),
})

const readRegion = createRoute({
  method: 'get',
  path: '/regions/{code}',
  summary: 'What a region is and could become',
  request: { params: z.object({ code: regionCode }) },
  responses: answers(citySchema, 'The diagnosis of the region'),
})

export const regionRoutes = createRouter()
  .openapi(listRegions, async c => {
    const { level, q, limit } = c.req.valid('query')
    const knowledge = await c.var.services.flow.knowledge()
    return transact(c, async db => {
      const places = [...allRegions().map(nameOfPlace), ...(await listGroups(db)).map(nameOfGroup)]
      const countsOf = sumUpwards(await countByRegion(db))
      const words = q?.toLowerCase()
      const items = places
        .filter(place => place.level === level)
        .filter(
          place => !words || [place.name, place.nameEn, place.code].some(name => name.toLowerCase().includes(words)),
        )
        .map(place => presentSummary(place, knowledge, countsOf))
        .sort((a, b) => b.facts - a.facts || a.code.localeCompare(b.code))
      return c.json({ items: items.slice(0, limit), total: items.length }, 200)
    })
  })
  .openapi(readRegion, async c => {
    const { code } = c.req.valid('param')
    const knowledge = await c.var.services.flow.knowledge()
    return transact(c, async db => {
      const names = await readRegionNames(db)
      const region = names(code)
      if (!region) throw notFound(c.req.path)
      const diagnosis = await diagnoseRegion(db, region, names, knowledge)
      const around = {
        knowledge,
        names,
        countsOf: sumUpwards(await countByRegion(db)),
        groups: await listGroupsOf(db, code),
        members: await listMembers(db, code),
      }
      return c.json(presentCity(region, diagnosis, around), 200)
    })
  })
