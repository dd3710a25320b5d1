import { createRoute } from '@hono/zod-openapi'
import { listCopies } from '../../store/copies.ts'
import { findEvidence } from '../../store/evidence.ts'
import { listOtherClaims } from '../../store/facts.ts'
import { answers, notFound } from '../answers.ts'
import { createRouter, idParam, transact } from '../door.ts'
import { presentEvidence } from './present.ts'
import { evidenceSchema } from './schema.ts'

const readEvidence = createRoute({
  method: 'get',
  path: '/evidence/{id}',
  summary: 'The source behind a fact',
  request: { params: idParam },
  responses: answers(evidenceSchema, 'The evidence with its document and other claims of the same thing'),
})

export const evidenceRoutes = createRouter().openapi(readEvidence, c =>
  transact(c, async db => {
    const { id } = c.req.valid('param')
    const found = await findEvidence(db, id)
    if (!found) throw notFound(c.req.path)
    const copies = await listCopies(db, found.document)
    return c.json(presentEvidence(found, await listOtherClaims(db, id), copies), 200)
  }),
)
