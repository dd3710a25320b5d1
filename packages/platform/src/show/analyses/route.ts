import { createRoute, z } from '@hono/zod-openapi'
import { type Analysis, analyses, analysisById } from '../../diagnose/analyses/index.ts'
import { findPeers } from '../../diagnose/index.ts'
import { runAnalysis } from '../../flow/analyses.ts'
import { activityName } from '../../flow/knowledge.ts'
import { readRegionNames } from '../../store/regions.ts'
import { answers, invalidField, notFound } from '../answers.ts'
import { createRouter, regionCode, transact } from '../door.ts'
import { presentAnalysis, presentSummary } from './present.ts'
import { analysisSchema, analysisSummarySchema } from './schema.ts'

const listAnalyses = createRoute({
  method: 'get',
  path: '/analyses',
  summary: 'The questions about places that can be answered',
  responses: answers(z.object({ items: z.array(analysisSummarySchema) }), 'Analyses with their parameters'),
})

const readAnalysis = createRoute({
  method: 'get',
  path: '/analyses/{id}',
  summary: 'An answered question about places',
  description: 'Parameters of the analysis are given by name in the query; what is left out gets its fallback.',
  request: {
    params: z.object({ id: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    query: z.looseObject({ region: regionCode.optional() }),
  },
  responses: answers(analysisSchema, 'The answer with its rows, how to draw them, and what they stand on'),
})

/** The parameters of an analysis as the query gives them; another name is refused, so that a slip does not go unseen. */
const askedOf = (analysis: Analysis, query: Record<string, unknown>): Record<string, string> => {
  const known = new Set(analysis.parameters.map(({ name }) => name))
  for (const [name, value] of Object.entries(query))
    if (!known.has(name) || typeof value !== 'string' || value.length > 2000)
      throw invalidField(`query.${name}`, `${analysis.id} takes no such ${name}`, `Give: ${[...known].join(', ')}.`)
  return query as Record<string, string>
}

export const analysisRoutes = createRouter()
  .openapi(listAnalyses, c => c.json({ items: analyses.map(presentSummary) }, 200))
  .openapi(readAnalysis, async c => {
    const analysis = analysisById(c.req.valid('param').id)
    if (!analysis) throw notFound(c.req.path)
    const { flow } = c.var.services
    const { caller } = c.var.who
    const { around, measures } = await flow.knowledge()
    const names = await transact(c, readRegionNames)
    const answer = await runAnalysis(flow.analyses, caller, analysis, askedOf(analysis, c.req.valid('query')), {
      regionName: code => ({ zh: names(code)?.name ?? code, en: names(code)?.nameEn ?? code }),
      activityName,
      peersOf: code => findPeers(code, around, measures),
      gdpOf: code => around.gdpYuan.get(code) ?? null,
    })
    return c.json(presentAnalysis(analysis, answer, await flow.analyses.series(caller), names), 200)
  })
