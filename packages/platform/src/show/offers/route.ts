import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Database } from '../../store/index.ts'
import { deleteOffer, findOffer, insertOffer, listOffers, restoreOffer, updateOffer } from '../../store/offers.ts'
import { readRegionNames } from '../../store/regions.ts'
import { elementKindSchema } from '../../words/index.ts'
import { answers, creates, notFound } from '../answers.ts'
import {
  createRouter,
  type Door,
  idParam,
  owner,
  pageQuery,
  regionQuery,
  requireRole,
  transact,
  undoSchema,
  wordsQuery,
} from '../door.ts'
import { requireRegion, requireText } from '../listing.ts'
import { presentOffer, presentOfferSummary } from './present.ts'
import { offerInputSchema, offerSchema, offerSummarySchema } from './schema.ts'

const body = { body: { required: true, content: { 'application/json': { schema: offerInputSchema } } } }

const readOffers = createRoute({
  method: 'get',
  path: '/offers',
  summary: 'Offers, newest first',
  request: {
    query: z.object({
      q: wordsQuery,
      region: regionQuery,
      kind: elementKindSchema.optional(),
      ...pageQuery,
    }),
  },
  responses: answers(z.object({ items: z.array(offerSummarySchema), total: z.number().int() }), 'Offers'),
})
const readOffer = createRoute({
  method: 'get',
  path: '/offers/{id}',
  summary: 'An offer',
  request: { params: idParam },
  responses: answers(offerSchema, 'The offer'),
})
const addOffer = createRoute({
  method: 'post',
  path: '/offers',
  summary: 'Publish an offer',
  request: body,
  responses: creates(offerSchema, 'The offer as it stands'),
})
const changeOffer = createRoute({
  method: 'put',
  path: '/offers/{id}',
  summary: 'Replace what an offer says',
  request: { params: idParam, ...body },
  responses: answers(offerSchema, 'The offer as it stands'),
})
const removeOffer = createRoute({
  method: 'delete',
  path: '/offers/{id}',
  summary: 'Delete an offer; it can be restored for 24 hours',
  request: { params: idParam },
  responses: answers(undoSchema, 'Where to restore it'),
})
const bringBackOffer = createRoute({
  method: 'post',
  path: '/offers/{id}/restore',
  summary: 'Restore an offer that was deleted in the last 24 hours',
  request: { params: idParam },
  responses: answers(offerSchema, 'The offer as it stands'),
})

const answerWith = async (c: Context<Door>, db: Database, id: string) => {
  const offer = await findOffer(db, id)
  if (!offer) throw notFound(c.req.path)
  return presentOffer(offer, await readRegionNames(db), c.var.who)
}

export const offerRoutes = createRouter()
  .openapi(readOffers, c =>
    transact(c, async db => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const { items, total } = await listOffers(db, filter, { limit, skip: cursor })
      const names = await readRegionNames(db)
      return c.json({ items: items.map(item => presentOfferSummary(item, names, c.var.who)), total }, 200)
    }),
  )
  .openapi(readOffer, c => transact(c, async db => c.json(await answerWith(c, db, c.req.valid('param').id), 200)))
  .openapi(addOffer, c => {
    requireRole(c, 'editor')
    const input = c.req.valid('json')
    requireText(input.text)
    return transact(c, async db => {
      await requireRegion(db, input.regionCode)
      const id = await insertOffer(db, { ...input, ownerId: owner(c), organisationId: owner(c) })
      return c.json(await answerWith(c, db, id), 201)
    })
  })
  .openapi(changeOffer, c => {
    requireRole(c, 'editor')
    const input = c.req.valid('json')
    requireText(input.text)
    return transact(c, async db => {
      const { id } = c.req.valid('param')
      await requireRegion(db, input.regionCode)
      if (!(await updateOffer(db, id, input))) throw notFound(c.req.path)
      return c.json(await answerWith(c, db, id), 200)
    })
  })
  .openapi(removeOffer, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await deleteOffer(db, id))) throw notFound(c.req.path)
      return c.json({ undo: `/api/offers/${id}/restore` }, 200)
    })
  })
  .openapi(bringBackOffer, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await restoreOffer(db, id))) throw notFound(c.req.path)
      return c.json(await answerWith(c, db, id), 200)
    })
  })
