import { relatedTo } from '@langqiao/vocabulary'
import type { Ground } from './ground.ts'
import { type Place, type Profile, quoteOf } from './profile.ts'
import { weights } from './weights.ts'
import { detailFor, type Wanted, type Wish } from './wish.ts'

/** For each concept of a need the strength and the place of its nearest relative in an offer. */
export type Strengths = Map<string, { strength: number; place: Place }>

/** Looks up the nearest relatives of everything a need wants in an offer. */
export function strengthsIn(wish: Wish, offer: Profile): Strengths {
  const strengths: Strengths = new Map()
  for (const { id } of [...wish.concepts, ...wish.functions]) {
    let nearest: { strength: number; place: Place } = { strength: 0, place: null }
    const relatives = relatedTo(id)
    for (const [other, place] of offer.concepts) {
      const strength = relatives.get(other) ?? 0
      if (strength > nearest.strength) nearest = { strength, place }
    }
    strengths.set(id, nearest)
  }
  return strengths
}

/** How well an offer answers what is wanted: each wanted concept by its nearest relative in the offer. */
function fitOf(wanted: Wanted[], strengths: Strengths) {
  let [weight, sum] = [0, 0]
  let best: { worth: number; need: Place; offer: Place } | undefined
  let missing: Wanted | undefined
  for (const each of wanted) {
    const { strength, place } = strengths.get(each.id) ?? { strength: 0, place: null }
    const counts = each.weight * (1 - each.optional * (1 - strength))
    weight += counts
    sum += counts * strength
    if (strength > 0 && (!best || each.weight * strength > best.worth))
      best = { worth: each.weight * strength, need: each.place, offer: place }
    if (strength < SATISFIED && (!missing || each.weight > missing.weight)) missing = each
  }
  return { weight, fit: weight > 0 ? sum / weight : 0, best, missing }
}

/** From this relatedness on, a wanted concept counts as covered when it is said what is missing. */
const SATISFIED = 0.6

/** One graph factor with the wanted concept that the offer covers least. */
function graphFactor(
  factor: 'concepts' | 'functions',
  wanted: Wanted[],
  wish: Wish,
  offer: Profile,
  strengths: Strengths,
): { ground: Ground | null; missing: string | null } {
  const { weight, fit, best, missing } = fitOf(wanted, strengths)
  if (weight === 0) return { ground: null, missing: null }
  const { weight: slope, neutral, doubt } = weights[factor]
  const trust = weight / (weight + doubt)
  const across = wish.need.language === offer.language ? 1 : weights.acrossLanguages.graph
  const contribution = (slope * (fit - neutral) * trust * across) / detailFor(wish, offer) ** weights.detail.graph
  const quotes = () => ({ need: quoteOf(wish.need, best?.need), offer: quoteOf(offer, best?.offer) })
  return { ground: { factor, contribution, quotes }, missing: missing?.id ?? null }
}

export const conceptsFactor = (wish: Wish, offer: Profile, strengths: Strengths) =>
  graphFactor('concepts', wish.concepts, wish, offer, strengths)
export const functionsFactor = (wish: Wish, offer: Profile, strengths: Strengths) =>
  graphFactor('functions', wish.functions, wish, offer, strengths)
