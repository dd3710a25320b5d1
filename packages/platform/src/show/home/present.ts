import { standingOf } from '../../flow/collaborating.ts'
import { wordYuan, yuanPer } from '../../flow/money.ts'
import type { ListedCollaboration } from '../../store/collaborations.ts'
import type { ListedDocument } from '../../store/documents.ts'
import type { EventRow } from '../../store/events.ts'
import type { listFlows } from '../../store/facts.ts'
import type { ListedNeed } from '../../store/needs.ts'
import type { ListedOffer } from '../../store/offers.ts'
import type { RegionNames } from '../../store/regions.ts'
import type { Judgement, Stage } from '../../words/index.ts'
import { takesPart } from '../collaborations/present.ts'
import type { Who } from '../session/caller.ts'
import { mayChange } from '../session/rights.ts'
import type { Home, Need } from '../views.ts'
import examples from './examples.json' with { type: 'json' }
import texts from './texts.json' with { type: 'json' }

type Item = Home['fresh'][number]
type Example = Home['loop'][number]['example']
type Flows = Awaited<ReturnType<typeof listFlows>>

const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

const because = (
  words: { reason: string; reasonEn: string },
  values: Record<string, string | number>,
  valuesEn = values,
): Pick<Item, 'reason' | 'reasonEn'> => ({
  reason: fill(words.reason, values),
  reasonEn: fill(words.reasonEn, valuesEn),
})

/** How many items a list of the first page has at most. */
export const itemsShown = 6

/** Which stages make a collaboration a pilot, a first purchase, a replication: once it has been at one of them. */
const reached: Record<'pilot' | 'first-purchase' | 'replicate', readonly Stage[]> = {
  pilot: ['proof-of-concept', 'small-trial', 'pilot-production', 'test', 'demonstration'],
  'first-purchase': ['first-purchase', 'use-at-scale', 'industrial-use'],
  replicate: ['replication'],
}

/** What the loop of the first page is drawn from. */
export type LoopFacts = {
  diagnosed: number
  headline: { zh: string; en: string } | null
  flows: Flows
  collaborations: ListedCollaboration[]
  totals: { needs: number; offers: number }
  names: RegionNames
}

const flowExample = (flows: Flows, names: RegionNames): Example => {
  const { from, kind } = examples.flow
  const series = flows.filter(({ fact }) => fact.fromCode === from && fact.kind === kind).map(({ fact }) => fact)
  const [first, last] = [series[0], series.findLast(({ toCode }) => toCode === series[0].toCode)]
  if (!first || !last) return null
  const amount = ({ value, unit }: typeof first, language: 'zh' | 'en') => {
    const size = yuanPer(unit)
    return size === null ? `${value} ${unit}` : wordYuan(String(Number(value) * size), language)
  }
  const words = (name: 'name' | 'nameEn', language: 'zh' | 'en') => ({
    from: names(first.fromCode)?.[name] ?? first.fromCode,
    to: names(first.toCode)?.[name] ?? first.toCode,
    first: first.period,
    firstValue: amount(first, language),
    last: last.period,
    lastValue: amount(last, language),
  })
  const { text, textEn } = texts.flow
  return {
    text: fill(text, words('name', 'zh')),
    textEn: fill(textEn, words('nameEn', 'en')),
    link: `/flows?region=${from}`,
  }
}

const collaborationExample = (listed: ListedCollaboration | undefined): Example =>
  listed
    ? {
        text: listed.collaboration.title,
        textEn: listed.collaboration.titleEn ?? listed.collaboration.title,
        link: `/collaborations/${listed.collaboration.id}`,
      }
    : null

/** The seven nodes of the loop, each with its number and one real case. */
export const presentLoop = ({ diagnosed, headline, flows, collaborations, totals, names }: LoopFacts): Home['loop'] => {
  const crossing = collaborations.find(
    ({ need, offer }) =>
      need.regionCode?.startsWith(examples.match.need) && offer.regionCode?.startsWith(examples.match.offer),
  )
  const shown = crossing ?? collaborations[0]
  const at = (node: keyof typeof reached) =>
    collaborations.filter(({ decisions }) => decisions.some(({ stage }) => stage && reached[node].includes(stage)))
  const need = shown && { text: shown.need.title, textEn: shown.need.titleEn ?? shown.need.title }
  const node = (id: keyof typeof reached) => {
    const there = at(id)
    return { id, count: there.length, example: collaborationExample(there.find(each => each === crossing) ?? there[0]) }
  }
  return [
    {
      id: 'diagnose',
      count: diagnosed,
      example: headline && { text: headline.zh, textEn: headline.en, link: `/regions/${examples.city}` },
    },
    { id: 'complement', count: flows.length, example: flowExample(flows, names) },
    { id: 'need', count: totals.needs, example: need ? { ...need, link: `/needs/${shown.need.id}` } : null },
    {
      id: 'match',
      count: totals.offers,
      example: shown
        ? {
            text: `${shown.need.title} × ${shown.offer.title}`,
            textEn: `${shown.need.titleEn ?? shown.need.title} × ${shown.offer.titleEn ?? shown.offer.title}`,
            link: `/needs/${shown.need.id}/matches`,
          }
        : null,
    },
    node('pilot'),
    node('first-purchase'),
    node('replicate'),
  ]
}

/** What is new: needs, offers and events, in turn. */
export const presentFresh = (needs: ListedNeed[], offers: ListedOffer[], events: EventRow[]): Item[] => {
  const ofNeeds = needs.map(({ need, organisation }) => ({
    text: need.title,
    textEn: need.titleEn ?? need.title,
    ...because(texts.newNeed, { organisation: organisation.name }),
    link: `/needs/${need.id}`,
    at: need.createdAt.toISOString(),
    sample: need.sample,
  }))
  const ofOffers = offers.map(({ offer, organisation }) => ({
    text: offer.title,
    textEn: offer.titleEn ?? offer.title,
    ...because(texts.newOffer, { organisation: organisation.name }),
    link: `/offers/${offer.id}`,
    at: offer.createdAt.toISOString(),
    sample: offer.sample,
  }))
  const ofEvents = events.map(({ fact }) => ({
    text: fact.what,
    textEn: fact.whatEn ?? fact.what,
    ...because(texts.newEvent, {}),
    link: `/events?id=${fact.id}`,
    at: fact.date,
    sample: false,
  }))
  const perKind = itemsShown / 3
  return [...ofNeeds.slice(0, perKind), ...ofOffers.slice(0, perKind), ...ofEvents.slice(0, perKind)]
}

/** What waits for whoever asks: extractions to decide on, collaborations to carry on, needs that lack something. */
export const presentWaiting = (
  documents: (Pick<ListedDocument, 'pending'> & {
    document: { id: string; title: string; ownerId: string; createdAt: Date; sample: boolean }
  })[],
  collaborations: ListedCollaboration[],
  needs: Need[],
  who: Who,
): Item[] => {
  const toDecide = documents
    .filter(({ document, pending }) => pending > 0 && mayChange(who, document.ownerId))
    .map(({ document, pending }) => ({
      text: document.title,
      textEn: document.title,
      ...because(texts.pendingDocument, { count: pending }),
      link: `/documents/${document.id}`,
      at: document.createdAt.toISOString(),
      sample: document.sample,
    }))
  const toCarryOn = collaborations
    .filter(listed => takesPart(who, listed))
    .map(listed => ({ listed, ...standingOf(listed) }))
    .filter(({ state }) => state === 'active')
    .map(({ listed: { collaboration }, since, waitsFor }) => ({
      text: collaboration.title,
      textEn: collaboration.titleEn ?? collaboration.title,
      ...because(texts.waitingCollaboration, { what: waitsFor.zh }, { what: waitsFor.en }),
      link: `/collaborations/${collaboration.id}`,
      at: since,
      sample: collaboration.sample,
    }))
  const toComplete = needs
    .filter(need => need.mine && need.gaps.length > 0)
    .map(need => ({
      text: need.title,
      textEn: need.titleEn ?? need.title,
      ...because(texts.gapNeed, { what: need.gaps[0].text }, { what: need.gaps[0].textEn }),
      link: `/needs/${need.id}`,
      at: need.createdAt,
      sample: need.sample,
    }))
  return [...toDecide, ...toCarryOn, ...toComplete].slice(0, itemsShown)
}

const distanceWords = (need: string | null, offer: string | null) => {
  if (!need || !offer) return texts.nowhere
  return need.slice(0, 2) === offer.slice(0, 2) ? texts.sameProvince : texts.acrossProvinces
}

/** Pairs of a need and its best offer that nobody carries on yet. */
export const presentPromising = (pairs: { need: ListedNeed; offer: ListedOffer; judgement: Judgement }[]): Item[] =>
  pairs.map(({ need: { need }, offer: { offer }, judgement }) => {
    const { where, whereEn } = distanceWords(need.regionCode, offer.regionCode)
    const values = { score: judgement.score.toFixed(2), unknown: judgement.unknown.length }
    return {
      text: `${need.title} × ${offer.title}`,
      textEn: `${need.titleEn ?? need.title} × ${offer.titleEn ?? offer.title}`,
      ...because(texts.promisingMatch, { ...values, where }, { ...values, where: whereEn }),
      link: `/needs/${need.id}/matches`,
      at: need.createdAt.toISOString(),
      sample: need.sample || offer.sample,
    }
  })
