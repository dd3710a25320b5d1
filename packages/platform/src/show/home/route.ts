import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Knowledge } from '../../flow/knowledge.ts'
import type { Matching } from '../../flow/matching.ts'
import { diagnoseRegion } from '../../flow.ts'
import { listCollaborations } from '../../store/collaborations.ts'
import { listDocuments } from '../../store/documents.ts'
import { listEvents } from '../../store/events.ts'
import { listFlows } from '../../store/facts.ts'
import type { Database } from '../../store/index.ts'
import { findNeeds, listElements, listNeeds } from '../../store/needs.ts'
import { findOffers, listOffers } from '../../store/offers.ts'
import { type RegionNames, readRegionNames } from '../../store/regions.ts'
import { countAll } from '../../store/totals.ts'
import { answers } from '../answers.ts'
import { createRouter, type Door, transact } from '../door.ts'
import { presentNeed } from '../needs/present.ts'
import examples from './examples.json' with { type: 'json' }
import { itemsShown, presentFresh, presentLoop, presentPromising, presentWaiting } from './present.ts'
import { homeSchema } from './schema.ts'

const readHome = createRoute({
  method: 'get',
  path: '/home',
  summary: 'The loop with live numbers, and what is new, waiting and promising',
  responses: answers(homeSchema, 'The first page'),
})

type Promising = Awaited<ReturnType<Matching['promising']>>

/** How many of the newest of each kind are looked at for the lists. */
const needsLookedAt = 12
const newest = { limit: needsLookedAt, skip: 0 }

const headlineOf = async (db: Database, names: RegionNames, knowledge: Knowledge) => {
  const region = names(examples.city)
  return knowledge.types.has(examples.city) && region
    ? (await diagnoseRegion(db, region, names, knowledge)).headline
    : null
}

/** Pairs that fit and that nobody carries on yet, as many as are shown. */
const promisingPairs = async (db: Database, promising: Promising, underWay: Set<string>) => {
  const best = promising
    .filter(({ needId, judgement }) => !underWay.has(`${needId} ${judgement.offer}`))
    .slice(0, itemsShown)
  const needs = await findNeeds(
    db,
    best.map(({ needId }) => needId),
  )
  const offers = await findOffers(
    db,
    best.map(({ judgement }) => judgement.offer),
  )
  return best.flatMap(({ needId, judgement }) => {
    const need = needs.find(listed => listed.need.id === needId)
    const offer = offers.find(listed => listed.offer.id === judgement.offer)
    return need && offer ? [{ need, offer, judgement }] : []
  })
}

const answerHome = async (c: Context<Door>, db: Database, knowledge: Knowledge, promising: Promising) => {
  const { who } = c.var
  const names = await readRegionNames(db)
  const totals = await countAll(db)
  const collaborations = await listCollaborations(db)
  const needs = (await listNeeds(db, {}, newest)).items
  const elements = await listElements(
    db,
    needs.map(({ need }) => need.id),
  )
  const underWay = new Set(collaborations.map(({ need, offer }) => `${need.id} ${offer.id}`))
  const written = needs.map(listed =>
    presentNeed(
      listed,
      elements.filter(({ needId }) => needId === listed.need.id),
      names,
      who,
    ),
  )
  return {
    loop: presentLoop({
      diagnosed: knowledge.known,
      headline: await headlineOf(db, names, knowledge),
      flows: await listFlows(db, {}),
      collaborations,
      totals,
      names,
    }),
    fresh: presentFresh(needs, (await listOffers(db, {}, newest)).items, (await listEvents(db, {}, newest)).items),
    waiting: presentWaiting((await listDocuments(db, {}, newest)).items, collaborations, written, who),
    promising: presentPromising(await promisingPairs(db, promising, underWay)),
    totals: { ...totals, cities: knowledge.types.size },
  }
}

export const homeRoutes = createRouter().openapi(readHome, async c => {
  const { flow } = c.var.services
  const knowledge = await flow.knowledge()
  const promising = await flow.matching.promising(c.var.who.caller)
  return transact(c, async db => c.json(await answerHome(c, db, knowledge, promising), 200))
})
