import { createRoute, z } from '@hono/zod-openapi'
import { joinNames, suggestJoins, takeJoinBack } from '../../flow/organisation-names.ts'
import { listFoundNames, listJoins } from '../../store/organisation-names.ts'
import { answers, creates, notFound, orThrow } from '../answers.ts'
import { createRouter, idParam, owner, pageQuery, requireRole, transact, wordsQuery } from '../door.ts'
import { presentName } from './present.ts'
import { reviewer } from './route.ts'
import { nameJoinInputSchema, nameJoinSchema, nameSuggestionSchema, organisationNameSchema } from './schema.ts'

const readNames = createRoute({
  method: 'get',
  path: '/review/names',
  summary: 'The organisations that your documents name, joined names as one, most mentioned first',
  request: { query: z.object({ q: wordsQuery, ...pageQuery }) },
  responses: answers(z.object({ items: z.array(organisationNameSchema), total: z.number().int() }), 'Organisations'),
})
const readSuggestions = createRoute({
  method: 'get',
  path: '/review/names/suggestions',
  summary: 'Names that most likely mean the same organisation, each with the rule that says so',
  request: { query: z.object(pageQuery) },
  responses: answers(z.object({ items: z.array(nameSuggestionSchema), total: z.number().int() }), 'Suggestions'),
})
const addJoin = createRoute({
  method: 'post',
  path: '/review/joins',
  summary: 'Say that two names mean the same organisation, or that they do not',
  request: { body: { required: true, content: { 'application/json': { schema: nameJoinInputSchema } } } },
  responses: creates(nameJoinSchema, 'The decision on the two names'),
})
const undoJoin = createRoute({
  method: 'post',
  path: '/review/joins/{id}/undo',
  summary: 'Take back what was said of two names',
  request: { params: idParam },
  responses: answers(nameJoinSchema, 'The decision on the two names, taken back'),
})

const undoOf = (id: string) => `/api/review/joins/${id}/undo`

export const reviewNameRoutes = createRouter()
  .openapi(readNames, c =>
    transact(c, async db => {
      const { q, limit, cursor } = c.req.valid('query')
      const { items, total } = await listFoundNames(db, owner(c), { q }, { limit, skip: cursor })
      const joins = await listJoins(db, owner(c))
      return c.json({ items: items.map(item => presentName(item, joins)), total }, 200)
    }),
  )
  .openapi(readSuggestions, c =>
    transact(c, async db => {
      const { limit, cursor } = c.req.valid('query')
      const all = await suggestJoins(db, owner(c))
      return c.json({ items: all.slice(cursor, cursor + limit), total: all.length }, 200)
    }),
  )
  .openapi(addJoin, c => {
    requireRole(c, 'editor')
    const { name, sameAs, same } = c.req.valid('json')
    return transact(c, async db => {
      const id = orThrow(await joinNames(db, reviewer(c), { name, sameAs, same }))
      return c.json({ id, name, sameAs, same, undo: undoOf(id) }, 201)
    })
  })
  .openapi(undoJoin, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      const join = await takeJoinBack(db, reviewer(c), id)
      if (!join) throw notFound(c.req.path)
      return c.json({ id, name: join.name, sameAs: join.sameAs, same: null, undo: undoOf(id) }, 200)
    })
  })
