import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { compareDocuments, sayApart } from '../../flow/copies.ts'
import { listApart, listCopies } from '../../store/copies.ts'
import { findDocument } from '../../store/documents.ts'
import type { Database } from '../../store/index.ts'
import { answers, notFound } from '../answers.ts'
import { createRouter, type Door, idParam, requireRole, transact } from '../door.ts'
import { mayChange } from '../session/rights.ts'
import type { DocumentCopies } from '../views.ts'
import { copiesSchema, copyInputSchema, differencesSchema } from './copies-schema.ts'

const pairParams = idParam.extend({ otherId: idParam.shape.id })

const readCopies = createRoute({
  method: 'get',
  path: '/documents/{id}/copies',
  summary: 'Which documents say the same, the first published first',
  request: { params: idParam },
  responses: answers(copiesSchema, 'The group, and what somebody took out of it'),
})
const readDifferences = createRoute({
  method: 'get',
  path: '/documents/{id}/copies/{otherId}',
  summary: 'What differs between the texts of two documents, sentence by sentence',
  request: { params: pairParams },
  responses: answers(differencesSchema, 'The differences; script, punctuation, spaces and order make none'),
})
const decideCopy = createRoute({
  method: 'post',
  path: '/documents/{id}/copies/{otherId}',
  summary: 'Say that two documents are no copies of each other, or take that back',
  request: {
    params: pairParams,
    body: { required: true, content: { 'application/json': { schema: copyInputSchema } } },
  },
  responses: answers(copiesSchema, 'The groups made anew'),
})

const answerCopies = async (c: Context<Door>, db: Database, id: string): Promise<DocumentCopies> => {
  const found = await findDocument(db, id)
  if (!found) throw notFound(c.req.path)
  const items = await listCopies(db, found.document)
  return {
    items: items.map(({ createdAt, ...copy }) => ({
      ...copy,
      createdAt: createdAt.toISOString(),
      isThis: copy.id === id,
    })),
    apart: await listApart(db, id),
    mine: mayChange(c.var.who, found.document.ownerId),
  }
}

export const documentCopyRoutes = createRouter()
  .openapi(readCopies, c => transact(c, async db => c.json(await answerCopies(c, db, c.req.valid('param').id), 200)))
  .openapi(readDifferences, c =>
    transact(c, async db => {
      const { id, otherId } = c.req.valid('param')
      const differences = await compareDocuments(db, id, otherId)
      if (!differences) throw notFound(c.req.path)
      return c.json(differences, 200)
    }),
  )
  .openapi(decideCopy, c => {
    requireRole(c, 'editor')
    const { id, otherId } = c.req.valid('param')
    return transact(c, async db => {
      const apart = c.req.valid('json').same === false
      if (!(await sayApart(db, c.var.who.caller, { documentId: id, otherId, apart }))) throw notFound(c.req.path)
      return c.json(await answerCopies(c, db, id), 200)
    })
  })
