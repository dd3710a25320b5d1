import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desc, eq } from 'drizzle-orm'
import { asCaller, platform, policies } from '../../store/index.ts'
import type { Problem } from '../../words/index.ts'
import { type Asking, buildForm, openTestApp, type TestApp } from '../test-app.ts'
import type { City, Document, DocumentSummary, Events, Evidence, Extracted, Need } from '../views.ts'
import sample from './route.sample.json' with { type: 'json' }

type Failed = { error: Problem }

let app: TestApp
let editor: Asking
before(async () => {
  app = await openTestApp()
  editor = await app.as('bureau', 'editor')
})
after(() => app.close())

const take = async (name: string, content: string): Promise<Document> => {
  const { status, body } = await editor<Document>('POST', '/api/documents', buildForm(name, content))
  assert.equal(status, 201, JSON.stringify(body))
  return body
}
const firstOf = (document: Document, kind: Extracted['kind']): Extracted => {
  const found = document.extracted.find(each => each.kind === kind)
  assert.ok(found, `${kind} in ${document.extracted.map(each => each.kind)}`)
  return found
}
const decide = (document: Document, extracted: Extracted, decision: object) =>
  editor<Extracted>('POST', `/api/documents/${document.id}/extracted/${extracted.id}`, decision)

test('a dropped file becomes clean text with exact quotes, and is listed', async () => {
  const document = await take('notice.txt', sample.text)
  assert.ok(document.text)
  assert.equal(document.mine, true)
  assert.equal(document.duplicateOf, null)
  for (const { quote, start, end } of document.extracted) assert.equal(document.text.slice(start, end), quote)
  assert.equal(document.pending, document.extracted.length)
  const listed = await editor<{ items: DocumentSummary[]; total: number }>('GET', '/api/documents')
  assert.ok(listed.body.items.some(each => each.id === document.id && each.characters === document.text?.length))
  assert.deepEqual((await editor<Document>('GET', `/api/documents/${document.id}`)).body, document)
})

test('pasted text is read like a file, and the same again is noticed', async () => {
  const paste = () => editor<Document>('POST', '/api/documents', { title: 'Pasted', text: `${sample.text}!` })
  const first = (await paste()).body
  const second = (await paste()).body
  assert.equal(first.title, 'Pasted')
  assert.equal(second.duplicateOf, first.id)
})

test('an accepted need becomes a draft of its own, and goes when the decision is taken back', async () => {
  const document = await take('need.txt', sample.text)
  const found = firstOf(document, 'needs')
  const accepted = (await decide(document, found, { decision: 'corrected', label: 'Our own words' })).body
  assert.equal(accepted.decision, 'corrected')
  assert.match(accepted.becameLink ?? '', /^\/needs\//)
  const address = `/api${accepted.becameLink}`
  const need = (await editor<Need>('GET', address)).body
  assert.deepEqual(
    [need.title, need.text, need.documentId, need.visibility],
    ['Our own words', found.quote, document.id, 'private'],
  )
  const back = (await decide(document, found, { decision: null })).body
  assert.deepEqual([back.decision, back.becameLink], [null, null])
  assert.equal((await editor('GET', address)).status, 404)
})

test('an accepted event and figure become facts that lead back to the very words', async () => {
  const document = await take('facts.txt', sample.text)
  const event = firstOf(document, 'events')
  const eventLink = (await decide(document, event, { decision: 'accepted' })).body.becameLink
  assert.match(eventLink ?? '', /^\/events\?id=/)
  const events = (await editor<Events>('GET', `/api${eventLink}`)).body.items
  const recorded = events.find(each => each.what === event.label)
  const evidence = (await editor<Evidence>('GET', `/api/evidence/${recorded?.evidence.evidenceId}`)).body
  assert.deepEqual([evidence.quote, evidence.start, evidence.end], [event.quote, event.start, event.end])
  assert.equal(evidence.document.id, document.id)

  const figure = firstOf(document, 'figures')
  const link = (await decide(document, figure, { decision: 'accepted' })).body.becameLink
  assert.equal(link, `/regions/${sample.region}`)
  const city = (await editor<City>('GET', `/api/regions/${sample.region}`)).body
  const values = city.sections.flatMap(section => section.items).map(item => item.value)
  assert.ok(values.includes(String(figure.detail.value)))
  await decide(document, figure, { decision: 'rejected' })
  assert.equal((await editor('GET', `/api/evidence/${recorded?.evidence.evidenceId}`)).status, 200)
})

test('an accepted offer and policy are drafts and facts too', async () => {
  const document = await take('more.txt', sample.text)
  const offer = (await decide(document, firstOf(document, 'offers'), { decision: 'accepted' })).body
  assert.equal((await editor('GET', `/api${offer.becameLink}`)).status, 200)
  const policy = (await decide(document, firstOf(document, 'policies'), { decision: 'accepted' })).body
  assert.match(policy.becameLink ?? '', /^\/regions\//)
  const [fact] = await asCaller(app.store, platform, db =>
    db.select().from(policies).where(eq(policies.name, policy.label)).orderBy(desc(policies.createdAt)),
  )
  assert.deepEqual([fact.maxYuan, fact.amount], ['2000000', '200万元'])
  const place = (await decide(document, firstOf(document, 'places'), { decision: 'accepted' })).body
  assert.deepEqual([place.decision, place.becameLink], ['accepted', null])
})

test('the original comes back as it was, only to be saved', async () => {
  const html = '<html><body><p>Text of a page that is long enough to read.</p><script>alert(1)</script></body></html>'
  const document = await take('page.html', html)
  const { body, headers } = await editor<string>('GET', `/api/documents/${document.id}/original`)
  assert.equal(body, html)
  assert.equal(headers.get('content-type'), 'application/octet-stream')
  assert.match(headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('a deleted document is gone until it is restored', async () => {
  const { id } = await take('gone.txt', sample.text)
  const { body } = await editor<{ undo: string }>('DELETE', `/api/documents/${id}`)
  assert.equal((await editor('GET', `/api/documents/${id}`)).status, 404)
  assert.equal((await editor('GET', `/api/documents/${id}/original`)).status, 404)
  assert.equal((await editor('POST', body.undo)).status, 200)
})

test('what cannot be read says so, and leaves nothing behind', async () => {
  const before = (await editor<{ total: number }>('GET', '/api/documents')).body.total
  const refused: [FormData | object, string][] = [
    [buildForm('empty.txt', ''), 'empty-file'],
    [buildForm('broken.docx', 'PK\u0003\u0004 not really'), 'broken-file'],
    [buildForm('image.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])), 'unsupported-format'],
    [{ text: '' }, 'invalid-field'],
  ]
  for (const [sent, code] of refused) {
    const { status, body } = await editor<Failed>('POST', '/api/documents', sent)
    assert.ok(status >= 400 && status < 500)
    assert.equal(body.error.code, code)
    assert.ok(body.error.mend)
  }
  assert.equal((await editor<{ total: number }>('GET', '/api/documents')).body.total, before)
})

test('nothing of this went wrong inside', () => assert.deepEqual(app.logged, []))
