import { createRoute, z } from '@hono/zod-openapi'
import { listCases } from '../../store/facts.ts'
import { answers } from '../answers.ts'
import { createRouter, transact } from '../door.ts'
import type { System } from '../views.ts'
import { systemSchema } from './schema.ts'
import described from './systems.json' with { type: 'json' }

const readSystems = createRoute({
  method: 'get',
  path: '/systems',
  summary: 'What the articles describe, and what of it works here',
  responses: answers(z.object({ items: z.array(systemSchema) }), 'Every row, with the facts recorded for it'),
})

const articles: Record<string, string> = described.articles

/** Rows of the page, each with the cases that were recorded for it. */
export const presentSystems = (cases: Awaited<ReturnType<typeof listCases>>): System[] =>
  described.systems.map(system => ({
    ...system,
    group: system.group as System['group'],
    status: system.status as System['status'],
    sources: system.sources.map(({ article, section }) => ({ article: articles[article], section })),
    facts: cases
      .filter(({ fact }) => fact.systems.includes(system.id))
      .map(({ fact, ground }) => ({
        text: fact.title,
        textEn: fact.titleEn,
        link: fact.regionCode ? `/regions/${fact.regionCode}` : `/documents/${ground.documentId}`,
        evidenceId: ground.evidenceId,
      })),
  }))

export const systemRoutes = createRouter().openapi(readSystems, c =>
  transact(c, async db => c.json({ items: presentSystems(await listCases(db)) }, 200)),
)
