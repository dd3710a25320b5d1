import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { asCaller, audit, documents, platform } from '../../store/index.ts'
import type { Role } from '../../words/index.ts'
import { type Answer, type Asking, openTestApp, type TestApp } from '../test-app.ts'
import type {
  City,
  Document,
  DocumentCopies,
  DocumentDifferences,
  DocumentSummary,
  Events,
  Evidence,
  Extracted,
} from '../views.ts'
import sample from './copies-route.sample.json' with { type: 'json' }

type Listed = { items: DocumentSummary[]; total: number }

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
const list = async (asking: Asking, query: string) => value(await asking<Listed>('GET', `/api/documents?${query}`))
const copiesOf = async (asking: Asking, { id }: { id: string }) =>
  value(await asking<DocumentCopies>('GET', `/api/documents/${id}/copies`))
const say = async (asking: Asking, one: { id: string }, other: { id: string }, same: false | null) =>
  value(await asking<DocumentCopies>('POST', `/api/documents/${one.id}/copies/${other.id}`, { same }))
const publish = (id: string, published: string) =>
  asCaller(app.store, platform, db => db.update(documents).set({ published }).where(eq(documents.id, id)))
const ids = (items: { id: string }[]) => items.map(({ id }) => id)

describe('documents that say the same', () => {
  let editor: Asking
  let [article, reprint, cut, other] = [] as unknown as Document[]
  before(async () => {
    editor = await app.as('group', 'editor')
    article = await paste(editor, sample.article)
    reprint = await paste(editor, sample.reprint)
    other = await paste(editor, sample.other)
    cut = await paste(editor, sample.cut)
    await publish(reprint.id, '2025-03-12')
    await publish(article.id, '2025-03-13')
  })

  test('are a group whatever their script and length, the first published first', async () => {
    const { items, apart, mine } = await copiesOf(editor, cut)
    assert.deepEqual(ids(items), ids([reprint, article, cut]))
    assert.deepEqual(
      items.map(({ isThis }) => isThis),
      [false, false, true],
    )
    assert.ok(items.slice(0, 2).every(({ likeness }) => likeness !== null && likeness >= 0.5))
    assert.deepEqual([apart, mine], [[], true])
    assert.deepEqual(ids((await copiesOf(editor, other)).items), [other.id])
  })

  test('are one row where the list is folded, of the first, and unfold', async () => {
    const folded = await list(editor, 'copies=folded')
    assert.deepEqual([folded.total, ids(folded.items)], [2, ids([reprint, other])])
    assert.deepEqual(
      folded.items.map(({ copies }) => copies),
      [2, 0],
    )
    assert.equal((await list(editor, '')).total, 4)
    const others = await list(editor, `copiesOf=${reprint.id}`)
    assert.deepEqual(new Set(ids(others.items)), new Set(ids([article, cut])))
    const found = await list(editor, `copies=folded&q=${encodeURIComponent(sample.article.slice(0, 10))}`)
    assert.deepEqual(ids(found.items), [article.id], 'a search folds what it finds')
  })

  test('differ in what the comparison tells, in the words of each', async () => {
    const pair = `/api/documents/${reprint.id}/copies/${article.id}`
    const { changed, onlyHere, onlyThere, same } = value(await editor<DocumentDifferences>('GET', pair))
    const amounts = changed.find(({ here }) => here.text.includes(sample.shown[0]))
    assert.ok(amounts?.there.text.includes(sample.shown[1]))
    assert.deepEqual([onlyHere.length + changed.length, onlyThere.length], [2, 0])
    assert.ok(same > 3)
    for (const { here, there } of changed) {
      assert.equal(reprint.text?.slice(here.start, here.end), here.text)
      assert.equal(article.text?.slice(there.start, there.end), there.text)
    }
  })

  test('an event that several of them tell is one on the timeline and the page of the city', async () => {
    const accept = async (document: Document) => {
      const event = document.extracted.find(({ kind }) => kind === 'events')
      const path = `/api/documents/${document.id}/extracted/${event?.id}`
      return value(await editor<Extracted>('POST', path, { decision: 'accepted' }))
    }
    for (const document of [article, cut, reprint]) await accept(document)
    const { items, total } = value(await editor<Events>('GET', '/api/events?year=2025'))
    assert.deepEqual([total, items.length], [1, 1])
    assert.equal(items[0].evidence.copies, 2)
    const evidence = value(await editor<Evidence>('GET', `/api/evidence/${items[0].evidence.evidenceId}`))
    assert.equal(evidence.document.id, reprint.id)
    assert.deepEqual(ids(evidence.copies), ids([article, cut]))
    const city = value(await editor<City>('GET', '/api/regions/340100'))
    const told = city.sections.find(({ id }) => id === 'events')?.items ?? []
    assert.deepEqual(
      told.map(item => item.evidence.copies),
      [2],
    )
    await say(editor, cut, reprint, false)
    assert.equal(value(await editor<Events>('GET', '/api/events?year=2025')).total, 2)
    await say(editor, cut, reprint, null)
    assert.equal(value(await editor<Events>('GET', '/api/events?year=2025')).total, 1)
  })

  test('one that somebody says to be no copy leaves, stays out when another comes, and comes back when that is taken back', async () => {
    const apart = await say(editor, reprint, article, false)
    assert.ok(!ids(apart.items).includes(article.id))
    assert.deepEqual(ids(apart.apart), [article.id])
    assert.deepEqual(ids((await copiesOf(editor, article)).apart), [reprint.id])
    const later = await paste(editor, `${sample.article}!`)
    assert.ok(ids((await copiesOf(editor, later)).items).includes(article.id))
    assert.ok(!ids((await copiesOf(editor, later)).items).includes(reprint.id))
    const back = await say(editor, article, reprint, null)
    assert.equal(back.items.length, 4)
    assert.deepEqual(back.apart, [])
    const lines = await asCaller(app.store, platform, db =>
      db.select().from(audit).where(eq(audit.tableName, 'document_apart')),
    )
    assert.ok(lines.length >= 4 && lines.every(({ what }) => what === 'insert'))
  })
})

describe('who sees and decides', () => {
  let one: Document
  let other: Document
  before(async () => {
    const editor = await app.as('rights', 'editor')
    one = await paste(editor, sample.article)
    other = await paste(editor, sample.reprint)
  })

  for (const role of ['viewer', 'editor', 'manager', 'organisation-admin'] satisfies Role[])
    test(`${role} of the owner sees the group${role === 'viewer' ? ', and takes nothing out' : ' and takes out of it'}`, async () => {
      const asking = await app.as('rights', role)
      const { items, mine } = await copiesOf(asking, one)
      assert.deepEqual([items.length, mine], [2, role !== 'viewer'])
      const path = `/api/documents/${one.id}/copies/${other.id}`
      assert.equal((await asking('POST', path, { same: null })).status, role === 'viewer' ? 403 : 200)
    })

  test('a copy of another owner is in no group, and neither is told of', async () => {
    const stranger = await app.as('stranger', 'editor')
    const own = await paste(stranger, sample.article)
    assert.deepEqual(ids((await copiesOf(stranger, own)).items), [own.id])
    assert.equal((await list(stranger, 'copies=folded')).items[0].copies, 0)
    for (const path of [`/api/documents/${one.id}/copies`, `/api/documents/${own.id}/copies/${one.id}`])
      assert.equal((await stranger('GET', path)).status, 404, path)
    assert.equal((await stranger('POST', `/api/documents/${own.id}/copies/${one.id}`, { same: false })).status, 404)
    assert.equal((await copiesOf(await app.as('rights', 'editor'), one)).items.length, 2)
  })

  test('somebody who has not signed in gets nothing', async () => {
    const nobody = await app.as('', 'anonymous')
    assert.equal((await nobody('GET', `/api/documents/${one.id}/copies`)).status, 401)
  })
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
