import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { decideExtracted, takeInDocument } from '../../flow/documents.ts'
import { isPageAddress } from '../../read/index.ts'
import {
  deleteDocument,
  findDocument,
  findDuplicate,
  findOriginal,
  listDocuments,
  listExtracted,
  restoreDocument,
} from '../../store/documents.ts'
import type { Database } from '../../store/index.ts'
import { ProblemError } from '../../words/index.ts'
import { answers, creates, notFound, orThrow, problemResponses } from '../answers.ts'
import {
  createRouter,
  type Door,
  fileSchema,
  idParam,
  owner,
  pageQuery,
  requireRole,
  transact,
  undoSchema,
  wordsQuery,
} from '../door.ts'
import { presentDocument, presentDocumentSummary, presentExtracted } from './present.ts'
import {
  documentSchema,
  documentSummarySchema,
  extractedDecisionSchema,
  extractedSchema,
  pageAddressSchema,
  pastedTextSchema,
} from './schema.ts'

const readDocuments = createRoute({
  method: 'get',
  path: '/documents',
  summary: 'Documents, newest first',
  request: {
    query: z.object({
      q: wordsQuery,
      copies: z
        .enum(['folded', 'shown'])
        .default('shown')
        .openapi({ description: '`folded`: of documents that say the same only the one published first' }),
      copiesOf: z.uuid().optional().openapi({ description: 'Only the others that say the same as this one' }),
      ...pageQuery,
    }),
  },
  responses: answers(z.object({ items: z.array(documentSummarySchema), total: z.number().int() }), 'Documents'),
})
const addDocument = createRoute({
  method: 'post',
  path: '/documents',
  summary: 'Read a file or a pasted text and extract from it',
  request: {
    body: {
      content: {
        'multipart/form-data': { schema: z.object({ file: fileSchema }) },
        'application/json': { schema: pastedTextSchema },
      },
    },
  },
  responses: creates(documentSchema, 'The cleaned text with what was found in it'),
})
const fetchDocument = createRoute({
  method: 'post',
  path: '/documents/from-address',
  summary: 'Fetch a page of the web, read it and extract from it',
  request: { body: { required: true, content: { 'application/json': { schema: pageAddressSchema } } } },
  responses: creates(documentSchema, 'The cleaned text with what was found in it'),
})
const readDocument = createRoute({
  method: 'get',
  path: '/documents/{id}',
  summary: 'A document with its text and what was found in it',
  request: { params: idParam },
  responses: answers(documentSchema, 'The document'),
})
const readOriginal = createRoute({
  method: 'get',
  path: '/documents/{id}/original',
  summary: 'The bytes as they came, to be saved',
  request: { params: idParam },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemResponses,
  },
})
const removeDocument = createRoute({
  method: 'delete',
  path: '/documents/{id}',
  summary: 'Delete a document; it can be restored for 24 hours',
  request: { params: idParam },
  responses: answers(undoSchema, 'Where to restore it'),
})
const bringBackDocument = createRoute({
  method: 'post',
  path: '/documents/{id}/restore',
  summary: 'Restore a document that was deleted in the last 24 hours',
  request: { params: idParam },
  responses: answers(documentSchema, 'The document'),
})
const decide = createRoute({
  method: 'post',
  path: '/documents/{id}/extracted/{extractedId}',
  summary: 'Accept, correct or reject one thing found in a document',
  request: {
    params: idParam.extend({ extractedId: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: extractedDecisionSchema } } },
  },
  responses: answers(extractedSchema, 'What was found, with the decision and what it became'),
})

const answerWith = async (c: Context<Door>, db: Database, id: string) => {
  const listed = await findDocument(db, id)
  if (!listed) throw notFound(c.req.path)
  const { ownerId, sha256 } = listed.document
  const duplicateOf = sha256 && (await findDuplicate(db, ownerId, sha256, id))
  return presentDocument(listed, await listExtracted(db, id), duplicateOf || null, c.var.who)
}

/** A name to save a document under: the file's, or the last part of the page's address. */
const savedName = (source: string): string => {
  if (!isPageAddress(source)) return source
  const url = new URL(source)
  return url.pathname.split('/').findLast(part => part !== '') ?? url.hostname
}

/** What names a text that was pasted and not titled. */
const pastedName = 'pasted.txt'

const readUpload = async (c: Context<Door>, sent: { file?: File; title?: string; text?: string }) => {
  if (sent.file) return { name: sent.file.name, bytes: new Uint8Array(await sent.file.arrayBuffer()) }
  if (sent.text !== undefined)
    return { name: pastedName, bytes: new TextEncoder().encode(sent.text), title: sent.title }
  throw new ProblemError({
    code: 'unsupported-format',
    message: 'The request holds neither a file nor a text',
    where: `content-type: ${c.req.header('content-type') ?? 'missing'}`,
    mend: 'Send multipart/form-data with the field file, or JSON with the field text.',
  })
}

const takeIn = async (c: Context<Door>, file: Parameters<typeof takeInDocument>[2]): Promise<string> => {
  const caller = { ...c.var.who.caller, organisationId: owner(c) }
  const { store, model } = c.var.services
  return orThrow(await takeInDocument(store, caller, file, model))
}

export const documentRoutes = createRouter()
  .openapi(readDocuments, c =>
    transact(c, async db => {
      const { limit, cursor, copies, ...filter } = c.req.valid('query')
      const folded = copies === 'folded'
      const { items, total } = await listDocuments(db, { ...filter, folded }, { limit, skip: cursor })
      return c.json({ items: items.map(item => presentDocumentSummary(item, c.var.who)), total }, 200)
    }),
  )
  .openapi(addDocument, async c => {
    requireRole(c, 'editor')
    const file = await readUpload(c, { ...c.req.valid('form'), ...c.req.valid('json') })
    const id = await takeIn(c, file)
    return transact(c, async db => c.json(await answerWith(c, db, id), 201))
  })
  .openapi(fetchDocument, async c => {
    requireRole(c, 'editor')
    const { address: name } = c.req.valid('json')
    const { organisationId, userId } = c.var.who.caller
    const page = orThrow(await c.var.services.pages.fetch(userId ?? String(organisationId), name))
    const id = await takeIn(c, { name, ...page })
    return transact(c, async db => c.json(await answerWith(c, db, id), 201))
  })
  .openapi(readDocument, c => transact(c, async db => c.json(await answerWith(c, db, c.req.valid('param').id), 200)))
  .openapi(readOriginal, c =>
    transact(c, async db => {
      const found = await findOriginal(db, c.req.valid('param').id)
      if (!found?.original) throw notFound(c.req.path)
      return c.body(Uint8Array.from(found.original), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(savedName(found.source ?? 'document'))}`,
      })
    }),
  )
  .openapi(removeDocument, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await deleteDocument(db, id))) throw notFound(c.req.path)
      return c.json({ undo: `/api/documents/${id}/restore` }, 200)
    })
  })
  .openapi(bringBackDocument, c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    return transact(c, async db => {
      if (!(await restoreDocument(db, id))) throw notFound(c.req.path)
      return c.json(await answerWith(c, db, id), 200)
    })
  })
  .openapi(decide, c => {
    requireRole(c, 'editor')
    const { id, extractedId } = c.req.valid('param')
    return transact(c, async db => {
      const ids = { documentId: id, extractedId }
      const decided = await decideExtracted(db, c.var.who.caller, ids, c.req.valid('json'))
      if (!decided) throw notFound(c.req.path)
      return c.json(presentExtracted(decided, await listExtracted(db, id)), 200)
    })
  })
