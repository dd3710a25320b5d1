import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { extract } from './index.ts'
import { proposalRequest, proposedKinds, withProposals } from './proposals.ts'

const text = '示例港务集团希望在明年试用无人集卡。示例大学开放了风洞，供企业预约。'
const extraction = extract({ source: 'news', text })
const nothing = { organisations: [], policies: [], events: [], needs: [], offers: [] }

test('what a model quotes is added in the order of the text and marked as its', () => {
  const offer = { title: '风洞', quote: '示例大学开放了风洞，供企业预约' }
  const bare = { ...extraction, offers: [] }
  const result = withProposals(bare, JSON.stringify({ ...nothing, offers: [offer] }))
  assert.equal(result.added, 1)
  assert.deepEqual(result.extraction.offers, [{ ...offer, start: 18, end: 33, origin: 'model' }])
  assert.deepEqual(result.dropped, { unquoted: 0, malformed: 0, known: 0 })
})

test('a proposal without words of the text is dropped and counted, and so is what the rules have found', () => {
  const organisation = { name: '示例大学', kind: 'university', place: null, quote: '示例大学' }
  const answer = {
    ...nothing,
    organisations: [organisation, { ...organisation, kind: 'wizard' }, { ...organisation, quote: '另一所大学' }],
    needs: 'many',
  }
  const known = withProposals(extraction, JSON.stringify(answer))
  assert.ok(extraction.organisations.some(({ name }) => name === '示例大学'))
  assert.deepEqual(known.dropped, { unquoted: 1, malformed: 2, known: 1 })
  assert.deepEqual(known.extraction, extraction)
})

test('an answer between fences is read, one without an object adds nothing', () => {
  const answer = JSON.stringify({ ...nothing, policies: [{ name: '预约办法', issuer: null, quote: '供企业预约' }] })
  const fenced = withProposals(extraction, `\`\`\`json\n${answer}\n\`\`\``)
  assert.deepEqual(
    fenced.extraction.policies.map(({ name, amounts, origin }) => [name, amounts, origin]),
    [['预约办法', [], 'model']],
  )
  for (const nonsense of ['I found nothing.', '{', '[1]', '{"organisations":']) {
    const result = withProposals(extraction, nonsense)
    assert.equal(result.added, 0)
    assert.deepEqual(result.extraction, extraction)
  }
})

test('whatever a model answers, every quote stands where it says', () => {
  const anyItem = fc.record({
    name: fc.string(),
    title: fc.string(),
    kind: fc.constantFrom('firm', 'university', 'ghost'),
    place: fc.constantFrom(null, '合肥'),
    issuer: fc.constant(null),
    date: fc.constantFrom('2024', '2024-05', 'soon'),
    what: fc.string(),
    quote: fc.oneof(
      fc.string(),
      fc.nat(30).chain(from => fc.nat(8).map(size => text.slice(from, from + size))),
    ),
  })
  const answers = fc.dictionary(fc.constantFrom(...proposedKinds), fc.oneof(fc.array(anyItem), fc.string()))
  fc.assert(
    fc.property(answers, answer => {
      const result = withProposals(extraction, JSON.stringify(answer))
      for (const kind of proposedKinds)
        for (const found of result.extraction[kind]) {
          assert.equal(text.slice(found.start, found.end), found.quote)
          assert.ok(found.quote.length > 0)
        }
      const given = Object.values(answer).reduce((sum, items) => sum + (Array.isArray(items) ? items.length : 1), 0)
      const { unquoted, malformed, known } = result.dropped
      assert.equal(result.added + unquoted + malformed + known, given)
    }),
  )
})

test('the request asks for JSON of the form that is checked', () => {
  const request = proposalRequest({ title: '新闻', text }, 'some-model')
  assert.equal(request.model, 'some-model')
  assert.ok(request.messages[1].content.endsWith(text))
  assert.deepEqual(Object.keys(request.response_format.json_schema.schema.properties ?? {}), [...proposedKinds])
})
