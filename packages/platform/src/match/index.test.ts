import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allConcepts, labelsOf } from '@langqiao/vocabulary'
import fc from 'fast-check'
import type { Judgement, MatchInput } from '../words/index.ts'
import { createMatcher, type MatcherOptions, statisticsOf } from './index.ts'
import { weights } from './weights.ts'

/** Offers of several fields, so that words have different rarity. */
const others: MatchInput[] = [
  { id: 'sprayer', text: '植保无人机，药箱40升' },
  { id: 'sewage', text: '一体化污水处理设备，日处理500吨' },
  { id: 'credit', text: 'Credit scoring model for small firms' },
  { id: 'quantum', text: '量子密钥分发终端，用于政务专网加密' },
  { id: 'graphite', text: '天然石墨提纯工艺，纯度99.99%' },
]
const truck = (more: Partial<MatchInput> = {}): MatchInput => ({
  id: 'truck',
  text: 'Autonomous container trucks for ports, payload 60 t.',
  ...more,
})
const need = (more: Partial<MatchInput> = {}): MatchInput => ({
  id: 'need',
  text: '港口要无人集卡转运集装箱。',
  ...more,
})

function matched(wanted: MatchInput, offers: MatchInput[], options?: MatcherOptions) {
  const result = createMatcher(offers, options).match(wanted)
  assert.ok(result.ok)
  return result.value
}
function judged(wanted: MatchInput, offer: MatchInput, options?: MatcherOptions): Judgement {
  const found = matched(wanted, [...others, offer], options).results.find(each => each.offer === offer.id)
  assert.ok(found)
  return found
}
const contribution = (judgement: Judgement, factor: string) =>
  judgement.reasons
    .filter(each => each.factor.split(':')[0] === factor)
    .reduce((sum, each) => sum + each.contribution, 0)
const hard = (what: string, op: '≥' | '≤', value: number, unit?: string) => ({ what, op, value, unit, hard: true })

test('differently worded needs find the offer that does it, across languages', () => {
  const offer: MatchInput = { id: 'truck', text: 'Low-speed autonomous vehicles, L4, 60 t' }
  const wishes = ['码头上的集装箱不用司机也能转运', 'Containers moved without drivers on the quay']
  for (const text of wishes) {
    const { verdict, results } = matched(need({ text }), [...others, offer])
    assert.equal(verdict, 'matched', text)
    assert.equal(results[0].offer, 'truck', text)
  }
})

test('prior and contributions make the score, and quotes stand literally in both texts', () => {
  const labels = allConcepts().flatMap(labelsOf)
  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...labels) },
    fc.constantFrom('载重不低于50吨', 'payload 60 t', '必须有防爆认证', '已用于', 'TRL 7', '预算800万元'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map(pieces => pieces.join('，'))
  const limit = fc.record({
    what: fc.constantFrom('payload', '价格', 'TRL', 'region', 'certificate', 'colour'),
    op: fc.constantFrom('≥' as const, '≤' as const, '=' as const, 'in' as const, 'not in' as const),
    value: fc.oneof(fc.integer({ min: -9, max: 99 }), fc.constantFrom('防爆', '440300', '60 t')),
    unit: fc.option(fc.constantFrom('t', 'kg', '万元', 'USD'), { nil: undefined }),
    hard: fc.boolean(),
  })
  const more = { criteria: fc.array(limit, { maxLength: 3 }), readiness: fc.integer({ min: 1, max: 9 }) }
  fc.assert(
    fc.property(text, text, fc.record(more), fc.record(more), (wanted, offered, needMore, offerMore) => {
      fc.pre(wanted.trim() !== '')
      const wish = need({ text: wanted, ...needMore })
      const offer = truck({ text: offered, ...offerMore })
      const { score, prior, reasons } = judged(wish, offer)
      const logit = Math.log(score / (1 - score))
      assert.ok(Math.abs(reasons.reduce((sum, each) => sum + each.contribution, prior) - logit) < 1e-9)
      for (const { need_quote, offer_quote } of reasons) {
        assert.ok(need_quote === null || (need_quote !== '' && wanted.includes(need_quote)))
        assert.ok(offer_quote === null || (offer_quote !== '' && offered.includes(offer_quote)))
      }
    }),
    { numRuns: 200 },
  )
})

test('one failed hard criterion makes a near-miss that says which and by how much; two make a no', () => {
  const one = judged(need({ criteria: [hard('payload', '≥', 80, 't')] }), truck())
  assert.equal(one.verdict, 'near-miss')
  assert.match(one.would_change[0], /payload.*60 t.*≥ 80 t.*20 t/)
  const two = judged(
    need({ criteria: [hard('payload', '≥', 80, 't'), hard('readiness', '≥', 9)] }),
    truck({ readiness: 5 }),
  )
  assert.equal(two.verdict, 'no')
  assert.equal(matched(need({ criteria: [hard('payload', '≥', 80, 't')] }), [...others, truck()]).verdict, 'none')
})

test('units are converted, and fields speak before the text', () => {
  const wish = need({ criteria: [hard('载重', '≥', 50_000, 'kg')] })
  assert.equal(contribution(judged(wish, truck()), 'criteria'), weights.criteria.hardMet)
  const stated = truck({ properties: [{ what: 'payload', value: 40, unit: 't' }] })
  assert.equal(contribution(judged(wish, stated), 'criteria'), weights.criteria.hardFailed)
})

test('a soft criterion costs less, and what is not stated is a question in the language of the need', () => {
  const soft = judged(need({ criteria: [{ ...hard('payload', '≥', 80, 't'), hard: false }] }), truck())
  assert.equal(contribution(soft, 'criteria'), weights.criteria.softFailed)
  assert.notEqual(soft.verdict, 'near-miss')
  const open = judged(need({ criteria: [hard('price', '≤', 90, '万元')] }), truck({ readiness: 8 }))
  assert.equal(contribution(open, 'criteria'), 0)
  assert.match(open.unknown[0], /供方没有说明price.*≤ 90 万元/)
  const english = judged(need({ text: 'Driverless container trucks for a port, price at most 90 yuan' }), truck())
  assert.match(english.unknown[0], /does not state price/)
})

test('a certificate counts by any of its names, and a denied one fails', () => {
  const wish = need({ text: '港口要无人集卡，必须有防爆认证。' })
  const [has, lacks] = ['ATEX certified', 'not yet ATEX certified'].map(state =>
    judged(wish, truck({ text: `Autonomous container trucks for ports, ${state}.` })),
  )
  assert.equal(contribution(has, 'criteria'), weights.criteria.hardMet)
  assert.equal(lacks.verdict, 'near-miss')
})

test('regions are compared by code or name', () => {
  const wish = need({ criteria: [{ what: 'region', op: 'in', value: ['440000', '湖北'], hard: true }] })
  const state = (region: string) => contribution(judged(wish, truck({ region })), 'criteria')
  const { hardMet, hardFailed } = weights.criteria
  assert.deepEqual([state('440300'), state('湖北省'), state('310000')], [hardMet, hardMet, hardFailed])
})

test('criteria that exclude each other are asked about, not judged', () => {
  const wish = need({ criteria: [hard('payload', '≥', 80, 't'), hard('payload', '≤', 40, 't')] })
  const judgement = judged(wish, truck())
  assert.equal(contribution(judgement, 'criteria'), 0)
  assert.match(judgement.unknown[0], /矛盾.*≥ 80 t、≤ 40 t/)
})

test('kind, wishes of the provider, deployments, industry, region and age count', () => {
  const base = judged(need({ kind: 'scenario', region: '420100', industry: 'G55' }), truck())
  const other = (offer: Partial<MatchInput>, now?: Date) =>
    judged(need({ kind: 'scenario', region: '420100', industry: 'G55' }), truck(offer), { now })
  assert.ok(other({ kind: 'capital' }).score < base.score)
  assert.ok(other({ kind: 'technology' }).score === base.score)
  assert.ok(other({ criteria: [{ what: 'region', op: 'in', value: '110000', hard: true }] }).score < base.score)
  assert.ok(other({ deployments: ['two ports'] }).score > base.score)
  assert.ok(other({ industry: 'G55' }).score > base.score)
  assert.ok(other({ region: '420100' }).score > base.score)
  const now = new Date('2026-01-01')
  assert.ok(other({ updated: '2020-01-01' }, now).score < other({ updated: '2025-12-01' }, now).score)
})

test('offers outside the public statistics do not move a score', () => {
  const statistics = statisticsOf([...others, truck()])
  const before = createMatcher([...others, truck()], { statistics }).match(need())
  const hidden = Array.from({ length: 30 }, (_, index) => ({ id: `hidden${index}`, text: '港口无人集卡' }))
  const after = createMatcher([...others, truck(), ...hidden], { statistics }).match(need(), 40)
  assert.ok(before.ok && after.ok)
  const scoreIn = (results: Judgement[]) => results.find(({ offer }) => offer === 'truck')?.score
  assert.equal(scoreIn(after.value.results), scoreIn(before.value.results))
})

test('adding and removing gives what building anew gives', () => {
  const grown = createMatcher(others)
  grown.add(truck({ text: '旧的说明' }))
  grown.add(truck())
  grown.remove('sewage')
  grown.remove('unknown')
  const anew = createMatcher([...others.filter(({ id }) => id !== 'sewage'), truck()])
  assert.deepEqual(grown.match(need()), anew.match(need()))
  assert.equal(grown.size, anew.size)
})

test('judging one pair says the same as matching it', () => {
  const matcher = createMatcher([...others, truck()])
  const [result, judgement] = [matcher.match(need()), matcher.judge(need(), truck())]
  assert.ok(result.ok && judgement.ok)
  assert.deepEqual(judgement.value, result.value.results[0])
})

test('strange needs get a clear answer', () => {
  const empty = createMatcher(others).match(need({ text: ' \n' }))
  assert.ok(!empty.ok)
  assert.equal(empty.problem.code, 'empty-text')
  assert.equal(matched(need({ text: '无人机' }), others).results[0].offer, 'sprayer')
  assert.equal(matched(need({ text: 'Требуется настройка роялей' }), others).verdict, 'none')
  assert.equal(
    matched(need({ text: '港口要无人集卡。'.repeat(2_500) }), [...others, truck()]).results[0].offer,
    'truck',
  )
  assert.deepEqual(matched(need(), []), { need: 'need', verdict: 'none', results: [] })
})

test('the best K are always given, also when nothing fits', () => {
  const { verdict, results } = matched(need({ text: '钢琴调律' }), others)
  assert.equal(verdict, 'none')
  assert.equal(results.length, others.length)
  assert.deepEqual(
    results.map(({ score }) => score),
    results.map(({ score }) => score).toSorted((a, b) => b - a),
  )
})
