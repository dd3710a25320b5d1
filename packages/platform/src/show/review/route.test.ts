import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import type { GoldLine } from '../../flow/review.ts'
import { asCaller, documents, extracted, platform } from '../../store/index.ts'
import type { Role } from '../../words/index.ts'
import { type Answer, type Asking, openTestApp, type TestApp } from '../test-app.ts'
import type {
  Document,
  Extracted,
  NameJoin,
  NameSuggestion,
  OrganisationName,
  Review,
  ReviewBatch,
  ReviewHistory,
} from '../views.ts'
import sample from './route.sample.json' with { type: 'json' }

type Listed<T> = { items: T[]; total: number }
type Applied = { batchId: string | null; decided: number }

let app: TestApp
before(async () => {
  app = await openTestApp()
})
after(() => app.close())

const value = <T>({ status, body }: Answer<T>, expected = 200): T => {
  assert.equal(status, expected, JSON.stringify(body))
  return body
}
const paste = async (asking: Asking, text: string) =>
  value(await asking<Document>('POST', '/api/documents', { text }), 201)
const named = ({ extracted }: Document, name: string): Extracted[] =>
  extracted.filter(found => found.kind === 'organisations' && found.foundLabel === name)
const decide = async (asking: Asking, document: Document, found: Extracted, decision: object) =>
  value(await asking<Extracted>('POST', `/api/documents/${document.id}/extracted/${found.id}`, decision))
const reviewOf = async (asking: Asking, query = '') => value(await asking<Review>('GET', `/api/review${query}`))

/** Says how sure extraction was. */
const setConfidence = (id: string, confidence: number | null) =>
  asCaller(app.store, platform, db => db.update(extracted).set({ confidence }).where(eq(extracted.id, id)))

test('the queue shows doubtful things first, then what nothing is known of, each in its paragraph', async () => {
  const editor = await app.as('queue', 'editor')
  const document = await paste(editor, `${sample.first}\n${sample.second}`)
  for (const { id } of document.extracted) await setConfidence(id, null)
  const [sure, doubtful, worst] = document.extracted
  await setConfidence(sure.id, 0.9)
  await setConfidence(doubtful.id, 0.5)
  await setConfidence(worst.id, 0.2)

  const { items, total, remaining, doubtfulBelow, mine } = await reviewOf(editor)
  assert.equal(mine, true)
  assert.ok(doubtfulBelow > 0.5 && doubtfulBelow < 0.9)
  assert.equal(total, document.extracted.length)
  assert.deepEqual([items[0].id, items[1].id, items.at(-1)?.id], [worst.id, doubtful.id, sure.id])
  assert.deepEqual([items[0].certainty, items[2].certainty, items[2].confidence], ['doubtful', 'unknown', null])
  assert.deepEqual([remaining.all, remaining.doubtful, remaining.unknown], [total, 2, total - 3])
  assert.equal(
    remaining.kinds.reduce((sum, { count }) => sum + count, 0),
    total,
  )
  for (const { before, quote, after, start, end } of items) {
    assert.equal(document.text?.slice(start - before.length, end + after.length), before + quote + after)
    assert.doesNotMatch(before + after, /\n/)
  }

  const begun = await reviewOf(editor, `?first=${sure.id}&limit=2`)
  assert.deepEqual(
    begun.items.map(({ id }) => id),
    [sure.id, worst.id],
  )

  const filtered: [string, (item: Review['items'][number]) => boolean][] = [
    ['?certainty=doubtful', item => item.certainty === 'doubtful'],
    ['?certainty=unknown', item => item.confidence === null],
    ['?certainty=sure', item => item.certainty === 'sure'],
    ['?kind=organisations', item => item.kind === 'organisations'],
    [`?document=${document.id}`, item => item.document.id === document.id],
  ]
  for (const [query, fits] of filtered) {
    const left = await reviewOf(editor, query)
    assert.ok(left.total > 0 && left.items.every(fits), query)
    assert.equal(left.remaining.all, total)
  }
  const paged = await reviewOf(editor, '?limit=2&cursor=1')
  assert.deepEqual(
    paged.items.map(item => item.id),
    items.slice(1, 3).map(item => item.id),
  )
})

test('a correction keeps what was found, and is taken back to it; the history says who did what', async () => {
  const editor = await app.as('history', 'editor')
  const document = await paste(editor, sample.first)
  const [found] = named(document, sample.bureau)
  const corrected = await decide(editor, document, found, { decision: 'corrected', label: sample.rightBureau })
  assert.deepEqual([corrected.label, corrected.foundLabel], [sample.rightBureau, sample.bureau])
  const back = await decide(editor, document, found, { decision: null })
  assert.deepEqual([back.label, back.decision], [sample.bureau, null])

  const { items } = value(await editor<ReviewHistory>('GET', `/api/review/decisions?extracted=${found.id}`))
  assert.deepEqual(
    items.map(({ before, after, latest }) => [before.decision, before.label, after.decision, after.label, latest]),
    [
      ['corrected', sample.rightBureau, null, sample.bureau, true],
      [null, sample.bureau, 'corrected', sample.rightBureau, false],
    ],
  )
  assert.ok(items.every(({ by, how }) => by?.name === 'editor' && how === 'single'))
  assert.ok(items.every(({ at }) => !Number.isNaN(Date.parse(at))))
})

describe('the history of decisions', () => {
  const historyOf = async (asking: Asking, query = '') =>
    value(await asking<ReviewHistory>('GET', `/api/review/decisions${query}`))

  test('is filtered by kind, by decision and by who decided', async () => {
    const [editor, manager] = [await app.as('filtered', 'editor'), await app.as('filtered', 'manager')]
    const document = await paste(editor, sample.first)
    const [one, other] = named(document, sample.bureau)
    const event = document.extracted.find(({ kind }) => kind === 'events')
    assert.ok(event)
    await decide(editor, document, one, { decision: 'accepted' })
    await decide(manager, document, other, { decision: 'rejected' })
    await decide(manager, document, event, { decision: 'accepted' })
    await decide(manager, document, event, { decision: null })

    const { items, total, people, mine } = await historyOf(editor)
    assert.deepEqual([items.length, total, mine], [4, 4, true])
    assert.deepEqual(
      people.map(({ name }) => name),
      ['editor', 'manager'],
    )
    for (const [query, left] of [
      ['?kind=events', 2],
      ['?decision=accepted', 2],
      ['?decision=taken-back', 1],
      [`?by=${people[0].id}`, 1],
      [`?by=${people[1].id}&kind=organisations`, 1],
      ['?by=local', 0],
    ] as const)
      assert.equal((await historyOf(editor, query)).total, left, query)
    const [newest] = (await historyOf(editor, '?limit=1')).items
    assert.deepEqual([newest.after.decision, newest.before.decision], [null, 'accepted'])
    assert.equal((await historyOf(await app.as('filtered', 'viewer'))).mine, false)
  })

  test('the latest decision on a thing is taken back to what stood before, with what it became; so is that', async () => {
    const editor = await app.as('undone', 'editor')
    const document = await paste(editor, sample.need)
    const found = document.extracted.find(({ kind }) => kind === 'needs')
    assert.ok(found)
    await decide(editor, document, found, { decision: 'rejected' })
    await decide(editor, document, found, { decision: 'corrected', label: 'Our words' })
    const [latest, first] = (await historyOf(editor)).items
    const conflict = await editor('POST', `/api/review/decisions/${first.id}/undo`)
    assert.equal(conflict.status, 409)
    const needs = async () => value(await editor<Listed<unknown>>('GET', '/api/needs')).total
    assert.equal(await needs(), 1)

    const undo = async (id: string) => value(await editor<object>('POST', `/api/review/decisions/${id}/undo`))
    assert.deepEqual(await undo(latest.id), { decision: 'rejected', label: found.foundLabel })
    assert.equal(await needs(), 0)
    const [undone] = (await historyOf(editor)).items
    assert.deepEqual(await undo(undone.id), { decision: 'corrected', label: 'Our words' })
    assert.equal(await needs(), 1)
    assert.equal((await historyOf(editor)).total, 4)
  })

  test('one of a batch is taken back by itself', async () => {
    const editor = await app.as('one-of-many', 'editor')
    const document = await paste(editor, sample.first)
    await decide(editor, document, named(document, sample.bureau)[0], { decision: 'rejected' })
    value(await editor<Applied>('POST', '/api/review/proposals', {}))
    const [line] = (await historyOf(editor)).items
    assert.deepEqual([line.how, line.latest], ['bulk', true])
    const undone = value(await editor<object>('POST', `/api/review/decisions/${line.id}/undo`))
    assert.deepEqual(undone, { decision: null, label: sample.bureau })
    const { items } = value(await editor<Listed<ReviewBatch>>('GET', '/api/review/batches'))
    assert.equal(items[0].standing, 0)
  })
})

describe('decisions carry over to the same name', () => {
  test('what people decided one way is proposed elsewhere, and decided in bulk as one batch that can be undone', async () => {
    const editor = await app.as('bulk', 'editor')
    const document = await paste(editor, sample.first)
    const [found, again] = named(document, sample.bureau)
    await decide(editor, document, found, { decision: 'corrected', label: sample.rightBureau })
    const proposal = { decision: 'corrected', label: sample.rightBureau, times: 1 }
    const { items, remaining } = await reviewOf(editor, '?proposed=yes')
    assert.deepEqual(
      items.map(item => [item.id, item.proposal]),
      [[again.id, proposal]],
    )
    assert.equal(remaining.proposed, 1)

    const { batchId, decided } = value(await editor<Applied>('POST', '/api/review/proposals', {}))
    assert.equal(decided, 1)
    const after = value(await editor<Document>('GET', `/api/documents/${document.id}`))
    assert.deepEqual(
      named(after, sample.bureau).map(each => [each.label, each.decision, each.batchId]),
      [
        [sample.rightBureau, 'corrected', null],
        [sample.rightBureau, 'corrected', batchId],
      ],
    )
    const batches = () => editor<Listed<ReviewBatch>>('GET', '/api/review/batches').then(answer => value(answer).items)
    assert.deepEqual(
      (await batches()).map(({ id, how, decided, standing }) => [id, how, decided, standing]),
      [[batchId, 'bulk', 1, 1]],
    )
    assert.equal(value(await editor<{ opened: number }>('POST', `/api/review/batches/${batchId}/undo`)).opened, 1)
    assert.equal((await batches())[0].standing, 0)
    assert.equal((await reviewOf(editor, '?proposed=yes')).total, 1)
    assert.equal(value(await editor<Applied>('POST', '/api/review/proposals', { kind: 'places' })).batchId, null)
  })

  test('where people disagree nothing is proposed', async () => {
    const editor = await app.as('disagree', 'editor')
    const first = await paste(editor, sample.first)
    const [one, other] = named(first, sample.bureau)
    await decide(editor, first, one, { decision: 'accepted' })
    await decide(editor, first, other, { decision: 'rejected' })
    await paste(editor, sample.second)
    assert.equal((await reviewOf(editor, '?proposed=yes&kind=organisations')).total, 0)
  })

  test('an organisation corrected or rejected twice the same way is so at once in later documents, and undone as a whole', async () => {
    const editor = await app.as('at-once', 'editor')
    const first = await paste(editor, sample.first)
    for (const found of named(first, sample.bureau)) await decide(editor, first, found, { decision: 'rejected' })
    const [firm] = named(first, sample.named)
    await decide(editor, first, firm, { decision: 'accepted' })

    const later = await paste(editor, sample.third)
    const [bureau] = named(later, sample.bureau)
    assert.equal(bureau.decision, 'rejected')
    assert.ok(bureau.batchId)
    assert.equal(named(later, sample.named)[0].decision, null, 'what was accepted is only proposed')
    const { items } = value(await editor<Listed<ReviewBatch>>('GET', '/api/review/batches'))
    assert.deepEqual(
      items.map(({ how, decided, document }) => [how, decided, document?.id]),
      [['earlier', 1, later.id]],
    )
    value(await editor('POST', `/api/review/batches/${bureau.batchId}/undo`))
    const opened = value(await editor<Document>('GET', `/api/documents/${later.id}`))
    assert.deepEqual(
      named(opened, sample.bureau).map(each => [each.decision, each.batchId]),
      [[null, null]],
    )
  })

  test('a decision by a person on what a batch decided stays when the batch is undone', async () => {
    const editor = await app.as('stays', 'editor')
    const first = await paste(editor, sample.first)
    for (const found of named(first, sample.bureau)) await decide(editor, first, found, { decision: 'rejected' })
    const later = await paste(editor, sample.third)
    const [bureau] = named(later, sample.bureau)
    await decide(editor, later, bureau, { decision: 'accepted' })
    value(await editor('POST', `/api/review/batches/${bureau.batchId}/undo`))
    const after = value(await editor<Document>('GET', `/api/documents/${later.id}`))
    assert.equal(named(after, sample.bureau)[0].decision, 'accepted')
  })

  test('never across owners', async () => {
    const north = await app.as('north', 'editor')
    const first = await paste(north, sample.first)
    for (const found of named(first, sample.bureau)) await decide(north, first, found, { decision: 'rejected' })
    const south = await app.as('south', 'editor')
    const later = await paste(south, sample.third)
    assert.equal(named(later, sample.bureau)[0].decision, null)
    const { items, remaining } = await reviewOf(south)
    assert.ok(items.every(item => item.proposal === null && item.document.id === later.id))
    assert.equal(remaining.proposed, 0)
    // Even of a document that everybody sees.
    await asCaller(app.store, platform, db =>
      db.update(documents).set({ visibility: 'public' }).where(eq(documents.id, first.id)),
    )
    assert.ok((await reviewOf(south)).items.every(item => item.document.id === later.id))
  })
})

describe('names of organisations', () => {
  test('a short name is suggested for its full one, joined with it in lists, and taken apart again', async () => {
    const editor = await app.as('names', 'editor')
    const first = await paste(editor, sample.first)
    await paste(editor, sample.second)
    await decide(editor, first, named(first, sample.named)[0], { decision: 'corrected', label: sample.short })
    const names = async () =>
      value(await editor<Listed<OrganisationName>>('GET', '/api/review/names')).items.map(each => [
        each.name,
        each.mentions,
        each.documents,
      ])
    const suggestions = async () =>
      value(await editor<Listed<NameSuggestion>>('GET', '/api/review/names/suggestions')).items
    const apart = [
      [sample.bureau, 3, 2],
      [sample.short, 1, 1],
      [sample.named, 1, 1],
    ]
    const byName = (rows: (string | number)[][]) => rows.map(row => JSON.stringify(row)).sort()
    assert.deepEqual(byName(await names()), byName(apart))
    const suggestion = { name: sample.short, sameAs: sample.named, reason: 'short-in-full' }
    assert.deepEqual(await suggestions(), [suggestion])

    const { undo } = value(await editor<NameJoin>('POST', '/api/review/joins', suggestion), 201)
    assert.deepEqual(byName(await names()), byName([apart[0], [sample.named, 2, 2]]))
    assert.deepEqual(await suggestions(), [])
    assert.equal((await editor('POST', '/api/review/joins', suggestion)).status, 409)
    const turned = { name: sample.named, sameAs: sample.short }
    assert.equal((await editor('POST', '/api/review/joins', turned)).status, 409)
    const { items } = value(await editor<Listed<OrganisationName>>('GET', `/api/review/names?q=${sample.short}`))
    assert.deepEqual(
      items.map(item => item.joined.map(({ name, sameAs }) => [name, sameAs])),
      [[[sample.short, sample.named]]],
    )

    value(await editor('POST', undo))
    assert.deepEqual(byName(await names()), byName(apart))
    assert.deepEqual(await suggestions(), [suggestion])
  })

  test('two names that somebody said to be different are not suggested again, until that is taken back', async () => {
    const editor = await app.as('apart', 'editor')
    const first = await paste(editor, sample.first)
    await paste(editor, sample.second)
    await decide(editor, first, named(first, sample.named)[0], { decision: 'corrected', label: sample.short })
    const count = async () => value(await editor<Listed<NameSuggestion>>('GET', '/api/review/names/suggestions')).total
    assert.equal(await count(), 1)
    const pair = { name: sample.short, sameAs: sample.named, same: false }
    const { undo } = value(await editor<NameJoin>('POST', '/api/review/joins', pair), 201)
    assert.equal(await count(), 0)
    value(await editor('POST', undo))
    assert.equal(await count(), 1)
  })

  test('a name that stands in no document of the owner cannot be joined', async () => {
    const other = await app.as('other', 'editor')
    const pair = { name: sample.short, sameAs: sample.named }
    assert.equal((await other('POST', '/api/review/joins', pair)).status, 404)
  })
})

test('decisions leave as gold: each line holds the paragraph, the span in it, and what was decided by whom', async () => {
  const editor = await app.as('gold', 'editor')
  const document = await paste(editor, `${sample.first}\n${sample.second}`)
  const [one, other] = named(document, sample.bureau)
  await decide(editor, document, one, { decision: 'corrected', label: sample.rightBureau })
  value(await editor('POST', '/api/review/proposals', {}))
  const { status, body, headers } = await editor<string>('GET', '/api/review/gold')
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /attachment.*jsonl/)
  const lines: GoldLine[] = body
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ found, label, decision, by }) => [found, label, decision, by]),
    [one, other, named(document, sample.bureau)[2]].map((_, index) => [
      sample.bureau,
      sample.rightBureau,
      'corrected',
      index === 0 ? 'person' : 'bulk',
    ]),
  )
  for (const line of lines) {
    assert.equal(line.text.slice(line.start, line.end), line.quote)
    assert.doesNotMatch(line.text, /\n/)
    assert.equal(document.text?.slice(line.document.start).startsWith(line.text), true)
  }
})

describe('who may review', () => {
  const writers: Role[] = ['editor', 'manager', 'organisation-admin']
  const reads = [
    '/api/review',
    '/api/review/batches',
    '/api/review/decisions',
    '/api/review/gold',
    '/api/review/names',
    '/api/review/names/suggestions',
  ]
  let document: Document
  before(async () => {
    const editor = await app.as('rights', 'editor')
    document = await paste(editor, `${sample.first}\n${sample.second}`)
    await decide(editor, document, named(document, sample.bureau)[0], { decision: 'rejected' })
  })

  for (const role of ['viewer', ...writers] as const)
    test(`${role} of the owner sees all of it`, async () => {
      const asking = await app.as('rights', role)
      const { items, mine } = await reviewOf(asking)
      assert.ok(items.length > 0)
      assert.equal(mine, role !== 'viewer')
      for (const address of reads) assert.equal((await asking('GET', address)).status, 200, address)
    })

  test('a viewer decides nothing', async () => {
    const viewer = await app.as('rights', 'viewer')
    const [, found] = named(document, sample.bureau)
    const attempts: [string, object][] = [
      [`/api/documents/${document.id}/extracted/${found.id}`, { decision: 'accepted' }],
      ['/api/review/proposals', {}],
      ['/api/review/joins', { name: sample.named, sameAs: sample.short }],
    ]
    for (const [address, sent] of attempts) assert.equal((await viewer('POST', address, sent)).status, 403, address)
  })

  test('another organisation sees and decides nothing of it, in any role', async () => {
    for (const role of ['viewer', ...writers] as const) {
      const stranger = await app.as('stranger', role)
      assert.equal((await reviewOf(stranger)).total, 0)
      assert.equal((await reviewOf(stranger, `?document=${document.id}`)).total, 0)
      for (const address of ['/api/review/batches', '/api/review/decisions', '/api/review/names'])
        assert.equal(value(await stranger<Listed<unknown>>('GET', address)).total, 0, address)
      assert.equal(value(await stranger<string>('GET', '/api/review/gold')), '')
      const [, found] = named(document, sample.bureau)
      const answer = await stranger('POST', `/api/documents/${document.id}/extracted/${found.id}`, {
        decision: 'accepted',
      })
      assert.equal(answer.status, role === 'viewer' ? 403 : 404)
    }
    const manager = await app.as('stranger', 'manager')
    assert.equal(
      value(await manager<Applied>('POST', '/api/review/proposals', { document: document.id })).batchId,
      null,
    )
  })

  test('somebody who has not signed in gets nothing', async () => {
    const nobody = await app.as('', 'anonymous')
    for (const address of reads) assert.equal((await nobody('GET', address)).status, 401, address)
    assert.equal((await nobody('POST', '/api/review/proposals', {})).status, 401)
  })
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
