import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { decideProposed, readGold, reviewRules } from '../../flow/review.ts'
import { undoDecision } from '../../flow/review-history.ts'
import type { Database } from '../../store/index.ts'
import {
  countPending,
  countPendingKinds,
  listBatches,
  listPending,
  listPendingDocuments,
  type ReviewFilter,
  readTexts,
  shownLabel,
  undoBatch,
} from '../../store/review.ts'
import { type HistoryFilter, listDecisions, listReviewers } from '../../store/review-history.ts'
import { answers, notFound, orThrow, problemResponses } from '../answers.ts'
import { createRouter, type Door, idParam, owner, pageQuery, requireRole, transact } from '../door.ts'
import { isAtLeast } from '../session/rights.ts'
import { presentBatch, presentDecision, presentPending, presentRemaining } from './present.ts'
import {
  batchSchema,
  decisionSchema,
  historyFilterSchema,
  localPerson,
  proposalsInputSchema,
  reviewFilterSchema,
  reviewHistorySchema,
  reviewSchema,
  takenBack,
} from './schema.ts'

/** Things that one answer holds at most: the text of each one's document is read for the words around it. */
const mostItems = 50
/** Documents that the filter offers at most. */
const mostDocuments = 100

const readReview = createRoute({
  method: 'get',
  path: '/review',
  summary: 'What nobody has decided yet in documents of your organisation, doubtful things first',
  request: {
    query: reviewFilterSchema.extend({
      proposed: z.enum(['yes']).optional().openapi({ description: 'Only what agrees with earlier decisions' }),
      first: z.string().uuid().optional().openapi({ description: 'The thing to begin with, if it is still undecided' }),
      ...pageQuery,
      limit: pageQuery.limit.unwrap().max(mostItems).default(mostItems),
    }),
  },
  responses: answers(reviewSchema, 'The queue'),
})
const decideLikeBefore = createRoute({
  method: 'post',
  path: '/review/proposals',
  summary: 'Decide what agrees with earlier decisions as those did, at most 500 at a time',
  request: { body: { required: true, content: { 'application/json': { schema: proposalsInputSchema } } } },
  responses: answers(
    z.object({
      batchId: z.string().uuid().nullable().openapi({ description: 'Null where nothing agreed' }),
      decided: z.number().int(),
    }),
    'The batch, which can be undone as a whole',
  ),
})
const readBatches = createRoute({
  method: 'get',
  path: '/review/batches',
  summary: 'Decisions that were made together, newest first',
  request: { query: z.object(pageQuery) },
  responses: answers(z.object({ items: z.array(batchSchema), total: z.number().int() }), 'Batches'),
})
const takeBatchBack = createRoute({
  method: 'post',
  path: '/review/batches/{id}/undo',
  summary: 'Take back what still stands of a batch of decisions',
  request: { params: idParam },
  responses: answers(z.object({ opened: z.number().int() }), 'How many things are undecided again'),
})
const readDecisions = createRoute({
  method: 'get',
  path: '/review/decisions',
  summary: 'Who decided what, when, with what stood before and after; newest first',
  request: { query: historyFilterSchema.extend(pageQuery) },
  responses: answers(reviewHistorySchema, 'Decisions'),
})
const takeDecisionBack = createRoute({
  method: 'post',
  path: '/review/decisions/{id}/undo',
  summary: 'Take one decision back, where nothing was decided on the same thing since',
  request: { params: idParam },
  responses: answers(z.object({ decision: decisionSchema.nullable(), label: z.string() }), 'How the thing stands now'),
})
const exportGold = createRoute({
  method: 'get',
  path: '/review/gold',
  summary: 'All decisions as gold: JSON Lines of text, kind, span and decision',
  responses: {
    200: {
      description: 'One decision a line; text.slice(start, end) === quote in UTF-16 units',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemResponses,
  },
})

const filterOf = ({ kind, document, certainty }: z.infer<typeof reviewFilterSchema>): ReviewFilter => ({
  kinds: kind && [kind],
  documentId: document,
  certainty,
})

const answerReview = async (
  c: Context<Door>,
  db: Database,
  filter: ReviewFilter,
  page: { limit: number; skip: number; first?: string },
) => {
  const ownerId = owner(c)
  const items = await listPending(db, ownerId, filter, reviewRules, page)
  const texts = await readTexts(db, [...new Set(items.map(({ document }) => document.id))])
  const isFiltered = Object.values(filter).some(Boolean)
  const kinds = await countPendingKinds(db, ownerId, reviewRules)
  const remaining = presentRemaining(kinds, await countPending(db, ownerId, { proposed: true }, reviewRules))
  return {
    items: items.map(item => presentPending(item, texts.get(item.document.id) ?? '')),
    total: isFiltered ? await countPending(db, ownerId, filter, reviewRules) : remaining.all,
    remaining,
    documents: await listPendingDocuments(db, ownerId, mostDocuments),
    doubtfulBelow: reviewRules.doubtfulBelow,
    mine: isAtLeast(c.var.who.caller.role, 'editor'),
  }
}

/** The caller with the organisation whose documents it reviews. */
export const reviewer = (c: Context<Door>) => ({ ...c.var.who.caller, organisationId: owner(c) })

export const reviewRoutes = createRouter()
  .openapi(readReview, c =>
    transact(c, async db => {
      const { limit, cursor, first, proposed, ...filter } = c.req.valid('query')
      const wanted = { ...filterOf(filter), proposed: proposed === 'yes' }
      return c.json(await answerReview(c, db, wanted, { limit, skip: cursor, first }), 200)
    }),
  )
  .openapi(decideLikeBefore, c => {
    requireRole(c, 'editor')
    const filter = filterOf(c.req.valid('json'))
    return transact(c, async db => {
      const batch = await decideProposed(db, reviewer(c), filter)
      return c.json({ batchId: batch?.id ?? null, decided: batch?.decided ?? 0 }, 200)
    })
  })
  .openapi(readBatches, c =>
    transact(c, async db => {
      const { limit, cursor } = c.req.valid('query')
      const { items, total } = await listBatches(db, owner(c), { limit, skip: cursor })
      return c.json({ items: items.map(presentBatch), total }, 200)
    }),
  )
  .openapi(takeBatchBack, c => {
    requireRole(c, 'editor')
    return transact(c, async db => {
      const opened = await undoBatch(db, owner(c), c.req.valid('param').id, c.var.who.caller.userId)
      if (opened === null) throw notFound(c.req.path)
      return c.json({ opened }, 200)
    })
  })
  .openapi(readDecisions, c =>
    transact(c, async db => {
      const { limit, cursor, extracted: extractedId, kind, decision, by } = c.req.valid('query')
      const filter: HistoryFilter = {
        ...{ kind, extractedId },
        decision: decision === takenBack ? null : decision,
        by: by === localPerson ? null : by,
      }
      const { items, total } = await listDecisions(db, owner(c), filter, { limit, skip: cursor })
      const people = await listReviewers(db)
      const mine = isAtLeast(c.var.who.caller.role, 'editor')
      return c.json({ items: items.map(item => presentDecision(item, people)), total, people, mine }, 200)
    }),
  )
  .openapi(takeDecisionBack, c => {
    requireRole(c, 'editor')
    return transact(c, async db => {
      const undone = await undoDecision(db, reviewer(c), c.req.valid('param').id)
      if (!undone) throw notFound(c.req.path)
      const found = orThrow(undone)
      return c.json({ decision: found.decision, label: shownLabel(found) }, 200)
    })
  })
  .openapi(exportGold, c => {
    const portions = readGold(c.var.services.store, reviewer(c))
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await portions.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value.map(line => `${JSON.stringify(line)}\n`).join('')))
      },
    })
    return c.body(body, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename="langqiao-gold.jsonl"',
    })
  })
