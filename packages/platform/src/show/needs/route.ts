import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Database } from '../../store/index.ts'
import {
  deleteNeed,
  findNeed,
  insertNeed,
  listElements,
  listNeeds,
  type NewElement,
  type NewNeed,
  restoreNeed,
  updateNeed,
} from '../../store/needs.ts'
import { readRegionNames } from '../../store/regions.ts'
import { elementKindSchema, needKindSchema } from '../../words/index.ts'
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
import { presentNeed, presentNeedSummary } from './present.ts'
import { needInputSchema, needSchema, needSummarySchema } from './schema.ts'

const body = { body: { required: true, content: { 'application/json': { schema: needInputSchema } } } }

const readNeeds = createRoute({
  method: 'get',
  path: '/needs',
  summary: 'Needs, newest first',
  request: {
    query: z.object({
      q: wordsQuery,
      region: regionQuery,
      kind: needKindSchema.optional(),
      element: elementKindSchema.optional(),
      ...pageQuery,
    }),
  },
  responses: answers(z.object({ items: z.array(needSummarySchema), total: z.number().int() }), 'Needs'),
})
const readNeed = createRoute({
  method: 'get',
  path: '/needs/{id}',
  summary: 'A need with its elements',
  request: { params: idParam },
  responses: answers(needSchema, 'The need'),
})
const addNeed = createRoute({
  method: 'post',
  path: '/needs',
  summary: 'Publish a need',
  request: body,
  responses: creates(needSchema, 'The need as it stands'),
})
const changeNeed = createRoute({
  method: 'put',
  path: '/needs/{id}',
  summary: 'Replace what a need says',
  request: { params: idParam, ...body },
  responses: answers(needSchema, 'The need as it stands'),
})
const removeNeed = createRoute({
  method: 'delete',
  path: '/needs/{id}',
  summary: 'Delete a need; it can be restored for 24 hours',
  request: { params: idParam },
  responses: answers(undoSchema, 'Where to restore it'),
})
const bringBackNeed = createRoute({
  method: 'post',
  path: '/needs/{id}/restore',
  summary: 'Restore a need that was deleted in the last 24 hours',
  request: { params: idParam },
  responses: answers(needSchema, 'The need as it stands'),
})

const answerWith = async (c: Context<Door>, db: Database, id: string) => {
  const need = await findNeed(db, id)
  if (!need) throw notFound(c.req.path)
  return presentNeed(need, await listElements(db, [id]), await readRegionNames(db), c.var.who)
}

/** What a user wrote, as the store keeps it; without elements the whole need is one of technology. */
const toRows = (
  input: z.infer<typeof needInputSchema>,
): { need: Omit<NewNeed, 'ownerId' | 'organisationId'>; elements: NewElement[] } => {
  const { elements, ...need } = input
  return {
    need,
    elements: elements.length > 0 ? elements : [{ kind: 'technology', title: input.title, text: '', criteria: [] }],
  }
}

export const needRoutes = createRouter()
  .openapi(readNeeds, c =>
    transact(c, async db => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const { items, total } = await listNeeds(db, filter, { limit, skip: cursor })
      const names = await readRegionNames(db)
      return c.json({ items: items.map(item => presentNeedSummary(item, names, c.var.who)), total }, 200)
    }),
  )
  .openapi(readNeed, c => transact(c, async db => c.json(await answerWith(c, db, c.req.valid('param').id), 200)))
  .openapi(addNeed, c => {
    requireRole(c, 'editor')
    const input = c.req.valid('json')
    requireText(input.text)
    const { need, elements } = toRows(input)
    return transact(c, async db => {
      await requireRegion(db, input.regionCode)
      const id = await insertNeed(db, { ...need, ownerId: owner(c), organisationId: owner(c) }, elements)
      return c.json(await answerWith(c, db, id), 201)
    })
  })
  .openapi(changeNeed, c => {
    requireRole(c, 'editor')
    const input = c.req.valid('json')
    requireText(input.text)
    const { need, elements } = toRows(input)
    return transact(c, async db => {
      const { id } = c.req.valid('param')
      await requireRegion(db, input.regionCode)
      if (!(await updateNeed(db, id, need, elements))) throw notFound(c.req.path)
      return c.json(await answerWith(c, db, id), 200)
    })
  })
  .openapi(removeNeed, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await deleteNeed(db, id))) throw notFound(c.req.path)
      return c.json({ undo: `/api/needs/${id}/restore` }, 200)
    })
  })
  .openapi(bringBackNeed, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await restoreNeed(db, id))) throw notFound(c.req.path)
      return c.json(await answerWith(c, db, id), 200)
    })
  })
