import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type Decision, decide, standing } from '../packages/platform/src/collaborate/index.ts'
import { elementKinds, needKinds, recordSchemas } from '../packages/platform/src/words/index.ts'

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const linesOf = (name: string): unknown[] =>
  textOf(name)
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

const organisations = parse<Record<string, string>>(textOf('organisations-sample.csv'), { columns: true }).map(row =>
  recordSchemas.organisation.parse(row),
)
const needs = linesOf('needs.jsonl').map(row => recordSchemas.need.parse(row))
const offers = linesOf('offers.jsonl').map(row => recordSchemas.offer.parse(row))
const collaborations = linesOf('collaborations.jsonl').map(row => recordSchemas.collaboration.parse(row))
const rows = [...organisations, ...needs, ...offers, ...collaborations]

/** Every piece of prose of the exchange, with where it stands. */
const texts = [
  ...organisations.map(({ key, what }) => ({ key, text: what ?? '' })),
  ...needs.flatMap(({ key, title, text, adoption, elements = [] }) =>
    [title, text, adoption ?? '', ...elements.flatMap(element => [element.title, element.text])].map(piece => ({
      key,
      text: piece,
    })),
  ),
  ...offers.flatMap(({ key, title, text, ownership, deployments = [] }) =>
    [title, text, ownership ?? '', ...deployments].map(piece => ({ key, text: piece })),
  ),
  ...collaborations.flatMap(({ key, title, history }) =>
    [title, ...history.map(decision => decision.why)].map(piece => ({ key, text: piece })),
  ),
]

const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

test('the sample exchange has 60 needs, 200 offers and 3 collaborations, each with its own key', () => {
  assert.deepEqual([needs.length, offers.length, collaborations.length], [60, 200, 3])
  for (const kind of [organisations, needs, offers, collaborations])
    assert.deepEqual(duplicates(kind.map(row => row.key)), [])
})

test('every row says that it is a sample, and every organisation says so in its name', () => {
  assert.deepEqual(
    rows.filter(row => !row.sample).map(row => row.key),
    [],
  )
  for (const { name, name_en, source_title, claim_kind } of organisations) {
    assert.match(name, /^示例·/)
    assert.match(name_en ?? '', /^Sample · /)
    assert.deepEqual([source_title, claim_kind], ['示例数据', 'own'])
  }
})

test('owners, parties and the organisations named in a deployment or decision are sample organisations', () => {
  const keys = new Set(organisations.map(({ key }) => key))
  const names = organisations.map(({ name }) => name)
  for (const { organisation } of [...needs, ...offers]) assert.ok(keys.has(organisation), organisation)
  for (const { need, offer } of collaborations) {
    assert.ok(
      needs.some(({ key }) => key === need),
      need,
    )
    assert.ok(
      offers.some(({ key }) => key === offer),
      offer,
    )
  }
  for (const { key, text } of texts)
    for (const { index } of text.matchAll(/示例·/g))
      assert.ok(
        names.some(name => text.startsWith(name, index)),
        `${key}: ${text}`,
      )
})

test('needs and offers stand where their organisation stands', () => {
  const regionOf = new Map(organisations.map(({ key, region_code }) => [key, region_code]))
  for (const { key, organisation, region_code } of [...needs, ...offers])
    assert.equal(region_code, regionOf.get(organisation), key)
})

test('region codes are GB/T 2260 codes of the bundled places', t => {
  const file = new URL('../../shared/benchmarks/places/areacity_level3.csv', import.meta.url)
  if (!existsSync(file)) return t.skip('../shared/benchmarks/places is absent')
  const known = new Set(
    parse<{ id: string; ext_id: string }>(readFileSync(file, 'utf8'), { columns: true }).flatMap(place => [
      place.id.padEnd(6, '0'),
      place.ext_id.slice(0, 6),
    ]),
  )
  for (const { key, region_code } of organisations) assert.ok(known.has(region_code ?? ''), key)
})

test('all kinds of element and need occur', () => {
  const kinds = (list: readonly { kind: string }[]) => [...new Set(list.map(({ kind }) => kind))].sort()
  assert.deepEqual(kinds(offers), [...elementKinds].sort())
  assert.deepEqual(kinds(needs.flatMap(({ elements = [] }) => elements)), [...elementKinds].sort())
  assert.deepEqual(kinds(needs), [...needKinds].sort())
})

test('every need has one to five elements and at least one hard criterion or a partner to find', () => {
  for (const { key, elements = [] } of needs) assert.ok(elements.length >= 1 && elements.length <= 5, key)
  const withHard = needs.filter(({ elements = [] }) =>
    elements.some(({ criteria }) => criteria.some(({ hard }) => hard)),
  )
  assert.ok(withHard.length >= 50, String(withHard.length))
})

test('some needs lack a route to adoption or a budget, so that the form has something to point at', () => {
  const without = (field: 'adoption' | 'budget_yuan') => needs.filter(need => need[field] === undefined).length
  assert.ok(without('adoption') >= 8 && without('adoption') <= 20, String(without('adoption')))
  assert.ok(without('budget_yuan') >= 3 && without('budget_yuan') <= 12, String(without('budget_yuan')))
})

test('about a sixth is in English, and a Chinese title has an English one beside it', () => {
  const listings = [...needs, ...offers]
  const english = listings.filter(({ lang }) => lang === 'en')
  const share = english.length / listings.length
  assert.ok(share > 0.14 && share < 0.2, String(share))
  for (const { key, lang, text } of listings) assert.equal(/\p{Script=Han}/u.test(text), lang === 'zh', key)
  for (const { key, lang, title_en } of listings) assert.equal(title_en !== undefined, lang === 'zh', key)
})

test('no two listings share a title or a text', () => {
  const listings = [...needs, ...offers]
  assert.deepEqual(duplicates(listings.map(({ title }) => title)), [])
  assert.deepEqual(duplicates(listings.map(({ text }) => text)), [])
})

test('a sample policy says in its title that it is one', () => {
  for (const { title, title_en, text, organisation } of offers.filter(({ kind }) => kind === 'policy')) {
    const agency = organisations.find(({ key }) => key === organisation)!.kind !== 'firm'
    if (agency) assert.match(`${title}${title_en ?? ''}${text}`, /示例政策.*（示例/s)
  }
})

test('each collaboration is one that its track allows, and stands where its story says', () => {
  const standings = collaborations.map(({ key, track, history }) => {
    const done: Decision[] = []
    for (const { on, kind, stage, by, why, cost_yuan } of history) {
      const outcome = decide(track, done, { on, kind, stage: stage ?? null, by, why, costYuan: cost_yuan ?? null })
      assert.ok(outcome.ok, `${key} ${on}: ${JSON.stringify(outcome)}`)
      done.push(outcome.value)
    }
    const { stage, state } = standing(track, done)
    return { key, track, stage, state }
  })
  assert.deepEqual(standings, [
    { key: 'wuhan-port-driverless', track: 'scenario', stage: 'replication', state: 'completed' },
    { key: 'xiamen-slope-pebbles', track: 'scenario', stage: 'demonstration', state: 'active' },
    { key: 'changzhou-binder-trial', track: 'transfer', stage: 'small-trial', state: 'active' },
  ])
})

test('no text repeats twenty characters of an article', t => {
  const folder = new URL('../../shared/seeds/', import.meta.url)
  if (!existsSync(folder)) return t.skip('../shared/seeds is absent')
  const width = 20
  const bare = (text: string) => text.replace(/\s+/g, '')
  const windows = new Set<string>()
  for (const name of readdirSync(fileURLToPath(folder))) {
    const article = bare(readFileSync(new URL(name, folder), 'utf8'))
    for (let start = 0; start + width <= article.length; start++) windows.add(article.slice(start, start + width))
  }
  assert.ok(windows.size > 1000)
  for (const { key, text } of texts) {
    const own = bare(text)
    for (let start = 0; start + width <= own.length; start++)
      assert.ok(!windows.has(own.slice(start, start + width)), `${key}: ${own.slice(start, start + width)}`)
  }
})
