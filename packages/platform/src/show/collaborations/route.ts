import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { moveCollaboration, replicationNeeds, standingOf, startCollaboration } from '../../flow/collaborating.ts'
import type { Matcher } from '../../match/index.ts'
import {
  findCollaboration,
  findCollaborationOfPair,
  type ListedCollaboration,
  listCollaborations,
} from '../../store/collaborations.ts'
import type { Database } from '../../store/index.ts'
import { findNeed, findNeeds } from '../../store/needs.ts'
import { findOffer } from '../../store/offers.ts'
import { readRegionNames } from '../../store/regions.ts'
import { ProblemError, trackSchema } from '../../words/index.ts'
import { answers, creates, notFound, orThrow } from '../answers.ts'
import { createRouter, type Door, idParam, owner, requireRole, transact } from '../door.ts'
import { mayChange } from '../session/rights.ts'
import { presentCollaboration, presentCollaborationSummary, takesPart } from './present.ts'
import {
  collaborationInputSchema,
  collaborationSchema,
  collaborationSummarySchema,
  decisionInputSchema,
} from './schema.ts'

const readCollaborations = createRoute({
  method: 'get',
  path: '/collaborations',
  summary: 'Collaborations, those that moved last first',
  request: {
    query: z.object({ state: collaborationSummarySchema.shape.state.optional(), track: trackSchema.optional() }),
  },
  responses: answers(
    z.object({ items: z.array(collaborationSummarySchema), total: z.number().int() }),
    'Collaborations',
  ),
})
const readCollaboration = createRoute({
  method: 'get',
  path: '/collaborations/{id}',
  summary: 'A collaboration with its history',
  request: { params: idParam },
  responses: answers(collaborationSchema, 'The collaboration'),
})
const addCollaboration = createRoute({
  method: 'post',
  path: '/collaborations',
  summary: 'Start a collaboration between a need and an offer',
  request: { body: { required: true, content: { 'application/json': { schema: collaborationInputSchema } } } },
  responses: creates(collaborationSchema, 'The collaboration at its first stage'),
})
const addDecision = createRoute({
  method: 'post',
  path: '/collaborations/{id}/decisions',
  summary: 'Take a decision: the next stage, a stop, a milestone, a note',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: decisionInputSchema } } },
  },
  responses: answers(collaborationSchema, 'The collaboration as it then stands'),
})

/** The needs that the caller sees, kept ready; asked before a transaction begins. */
const similarNeeds = (c: Context<Door>): Promise<Matcher> => c.var.services.flow.matching.needs(c.var.who.caller)

const answerWith = async (c: Context<Door>, db: Database, listed: ListedCollaboration | null, needs: Matcher) => {
  if (!listed) throw notFound(c.req.path)
  const order = replicationNeeds(listed, needs)
  const similar = (await findNeeds(db, order)).sort((a, b) => order.indexOf(a.need.id) - order.indexOf(b.need.id))
  return presentCollaboration(listed, similar, await readRegionNames(db), c.var.who)
}

const today = (c: Context<Door>): string => c.var.services.clock().toISOString().slice(0, 10)
const nameOfCaller = ({ var: { who } }: Context<Door>): string => who.user ?? who.organisation?.name ?? who.caller.role

export const collaborationRoutes = createRouter()
  .openapi(readCollaborations, c =>
    transact(c, async db => {
      const { state, track } = c.req.valid('query')
      const names = await readRegionNames(db)
      const items = (await listCollaborations(db))
        .filter(listed => !track || listed.collaboration.track === track)
        .filter(listed => !state || standingOf(listed).state === state)
        .map(listed => presentCollaborationSummary(listed, names, c.var.who))
        .sort((a, b) => b.since.localeCompare(a.since) || a.id.localeCompare(b.id))
      return c.json({ items, total: items.length }, 200)
    }),
  )
  .openapi(readCollaboration, async c => {
    const needs = await similarNeeds(c)
    return transact(c, async db => {
      const listed = await findCollaboration(db, c.req.valid('param').id)
      return c.json(await answerWith(c, db, listed, needs), 200)
    })
  })
  .openapi(addCollaboration, async c => {
    requireRole(c, 'editor')
    const { needId, offerId, track, why } = c.req.valid('json')
    const needs = await similarNeeds(c)
    return transact(c, async db => {
      const need = await findNeed(db, needId)
      if (!need) throw notFound('json.needId')
      const offer = await findOffer(db, offerId)
      if (!offer) throw notFound('json.offerId')
      const owners = { needOwnerId: need.need.ownerId, offerOwnerId: offer.offer.ownerId }
      // Whoever brings together what is not theirs does a technology manager's work.
      if (!Object.values(owners).some(ownerId => mayChange(c.var.who, ownerId))) requireRole(c, 'manager')
      if (await findCollaborationOfPair(db, needId, offerId))
        throw new ProblemError({
          code: 'conflict',
          message: 'This need and this offer are under way already',
          where: 'json.offerId',
          mend: 'Open the collaboration on the board and carry it on there.',
        })
      const collaboration = {
        ...owners,
        ownerId: owner(c),
        title: `${need.need.title} × ${offer.offer.title}`,
        titleEn: need.need.titleEn && offer.offer.titleEn && `${need.need.titleEn} × ${offer.offer.titleEn}`,
        track,
        needId,
        offerId,
      }
      const first = { on: today(c), by: nameOfCaller(c), why }
      const id = orThrow(await startCollaboration(db, collaboration, first, c.var.who.caller.userId))
      return c.json(await answerWith(c, db, await findCollaboration(db, id), needs), 201)
    })
  })
  .openapi(addDecision, async c => {
    requireRole(c, 'editor')
    const { kind, stage = null, why, costYuan = null } = c.req.valid('json')
    const needs = await similarNeeds(c)
    return transact(c, async db => {
      const listed = await findCollaboration(db, c.req.valid('param').id)
      if (!listed || !takesPart(c.var.who, listed)) throw notFound(c.req.path)
      const decision = { kind, stage, why, costYuan, on: today(c), by: nameOfCaller(c) }
      const moved = orThrow(await moveCollaboration(db, listed, decision, c.var.who.caller.userId))
      return c.json(await answerWith(c, db, moved, needs), 200)
    })
  })
