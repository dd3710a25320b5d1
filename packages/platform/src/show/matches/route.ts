import { createRoute, z } from '@hono/zod-openapi'
import { matchNeed, matchOffer, needsNear } from '../../flow/matching.ts'
import { findCollaborationsOfNeed } from '../../store/collaborations.ts'
import { findNeed, findNeeds, listElements } from '../../store/needs.ts'
import { findOffer, findOffers } from '../../store/offers.ts'
import { readRegionNames } from '../../store/regions.ts'
import { judgementSchema } from '../../words/index.ts'
import { answers, notFound, orThrow } from '../answers.ts'
import { createRouter, idParam, transact } from '../door.ts'
import { presentNeed, presentNeedSummary } from '../needs/present.ts'
import { needSummarySchema } from '../needs/schema.ts'
import { presentMatches } from './present.ts'
import { matchesSchema } from './schema.ts'

const top = z.coerce.number().int().min(1).max(100).default(20)

const matchOffersToNeed = createRoute({
  method: 'get',
  path: '/needs/{id}/matches',
  summary: 'Offers for an element of a need, each judged with reasons',
  request: {
    params: idParam,
    query: z.object({
      element: z.uuid().optional().openapi({ description: 'Id of an element of the need; its first one if left out' }),
      top,
    }),
  },
  responses: answers(matchesSchema, 'Those that fit at least partly, near-misses apart'),
})

const matchNeedsToOffer = createRoute({
  method: 'get',
  path: '/offers/{id}/needs',
  summary: 'Needs that an offer could meet',
  request: { params: idParam, query: z.object({ top }) },
  responses: answers(
    z.object({ items: z.array(z.object({ need: needSummarySchema, judgement: judgementSchema })) }),
    'The needs, best first, each judged from its own side',
  ),
})

export const matchRoutes = createRouter()
  .openapi(matchOffersToNeed, async c => {
    const { id } = c.req.valid('param')
    const { element: elementId, top } = c.req.valid('query')
    const matcher = await c.var.services.flow.matching.offers(c.var.who.caller)
    return transact(c, async db => {
      const listed = await findNeed(db, id)
      if (!listed) throw notFound(c.req.path)
      const elements = await listElements(db, [id])
      const element = elementId ? elements.find(each => each.id === elementId) : elements[0]
      if (elementId && !element) throw notFound(`${c.req.path}?element=${elementId}`)

      const started = performance.now()
      const matches = orThrow(matchNeed(matcher, listed.need, element, top))
      const milliseconds = performance.now() - started

      const shown = [...matches.results, ...matches.nearMisses, ...matches.nearest].map(judgement => judgement.offer)
      const names = await readRegionNames(db)
      const need = presentNeed(listed, elements, names, c.var.who)
      const around = {
        offers: await findOffers(db, shown),
        underWay: await findCollaborationsOfNeed(db, id),
        names,
        who: c.var.who,
      }
      const asked = { need, element: need.elements.find(each => each.id === element?.id) ?? null }
      return c.json(presentMatches(asked, matches, around, milliseconds), 200)
    })
  })
  .openapi(matchNeedsToOffer, async c => {
    const { id } = c.req.valid('param')
    const { top } = c.req.valid('query')
    const { matching } = c.var.services.flow
    const offers = await matching.offers(c.var.who.caller)
    const needs = await matching.needs(c.var.who.caller)
    return transact(c, async db => {
      const listed = await findOffer(db, id)
      if (!listed) throw notFound(c.req.path)
      const near = needsNear(needs, listed.offer, top)
      const found = await findNeeds(db, near)
      const elements = Map.groupBy(await listElements(db, near), element => element.needId)
      const judged = matchOffer(
        offers,
        listed.offer,
        found.map(({ need }) => ({ need, elements: elements.get(need.id) ?? [] })),
        top,
      )
      const names = await readRegionNames(db)
      const byId = new Map(found.map(need => [need.need.id, need]))
      const items = judged.flatMap(({ needId, judgement }) => {
        const need = byId.get(needId)
        return need ? [{ need: presentNeedSummary(need, names, c.var.who), judgement }] : []
      })
      return c.json({ items }, 200)
    })
  })
