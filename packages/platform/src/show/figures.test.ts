import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { importSample } from '../store/index.ts'
import { buildForm, openTestApp, type TestApp } from './test-app.ts'
import type { Analysis, AnalysisSummary, City, Evidence, EvidenceChip, ImportPreview } from './views.ts'

/** Cities of the sample region that the articles name, and amounts of two years that a user brings for them. */
const cities = ['340100', '420100', '440300', '110000']
const industries = [
  'region_code,period,显示器件（亿元）,集成电路（亿元）,整车（亿元）',
  ...['340100,2014,80,5,10', '420100,2014,10,60,20', '440300,2014,20,90,3', '110000,2014,5,80,40'],
  ...['340100,2024,90,120,60', '420100,2024,20,70,30', '440300,2024,30,140,150', '110000,2024,4,150,20'],
].join('\n')

type Formula = NonNullable<EvidenceChip['formula']>
type Figure = { where: string; cells: Record<string, unknown>; evidence: EvidenceChip }
/** A shown number beside what its formula makes of its inputs, and by how much inputs cut to some decimals may part them. */
type Pair = { shown: unknown; computed: number; within?: number }

/** Half of the last of three decimals. */
const cut = 0.0005
const valuesOf = ({ inputs }: Formula) => inputs.map(({ value }) => Number(value))
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
const locationQuotient = ([x, ofRegion, ofActivity, all]: number[]) => x / ofRegion / (ofActivity / all)

/** What each formula makes of its inputs, by its text; null is nothing shown. */
const recomputations: Record<string, (formula: Formula, cells: Figure['cells']) => Pair[]> = {
  'RCA = (x / Σx_r) / (Σx_a / Σx)': (formula, { rca, share }) => {
    const values = valuesOf(formula)
    return [
      { shown: rca, computed: locationQuotient(values) },
      { shown: share, computed: values[0] / values[1] },
    ]
  },
  'RCA = (x/Σx_r)/(Σx_a/Σx); ω = Σ φ·M / Σ φ': (formula, { value }) => [
    { shown: Number(value), computed: locationQuotient(valuesOf(formula)), within: 0.005 },
  ],
  'ω(r,a) = Σ_b φ(a,b) M(r,b) / Σ_b φ(a,b)': (formula, { density }) => {
    const [has, all] = valuesOf(formula).slice(-2)
    return [{ shown: density, computed: has / all, within: 1e-5 }]
  },
  'M = [RCA ≥ 1]; entry: M₁ = 0, M₂ = 1; exit: M₁ = 1, M₂ = 0': (formula, { state, before, after }) => {
    const [early, late] = valuesOf(formula)
    const change = early >= 1 && late >= 1 ? 'kept' : late >= 1 ? 'entered' : 'left'
    return [
      { shown: before, computed: early, within: cut },
      { shown: after, computed: late, within: cut },
      { shown: Number((state as { en: string }).en === change), computed: 1 },
    ]
  },
  'mean(places known)': ({ inputs }, { place }) => {
    const known = inputs.slice(0, -1).flatMap(({ value }) => (value === '?' ? [] : [Number(value)]))
    return [{ shown: place, computed: sum(known) / known.length, within: 0.005 }]
  },
  '100 × upper / lower': (formula, { value }) => {
    const [lower, upper] = valuesOf(formula)
    return [{ shown: value, computed: (100 * upper) / lower }]
  },
  'n(kind) / Σ n': (formula, { count, of, share }) => {
    const [kind, all] = valuesOf(formula)
    return [
      { shown: count, computed: kind },
      { shown: of, computed: all },
      { shown: share, computed: kind / all },
    ]
  },
  'H ≥ 1/n': (formula, { concentration, share }) => {
    const [here, all] = valuesOf(formula)
    return [
      { shown: concentration, computed: 1 / here },
      { shown: share, computed: here / all },
    ]
  },
  'Σ_b (1 − M(r,b)) M(s,b) g(r,b)': ({ inputs }, { brings, takes }) => {
    const of = (arrow: string) =>
      inputs.filter(({ label }) => label.startsWith(arrow)).map(({ value }) => Number(value))
    return [
      { shown: brings, computed: sum(of('←')) / 100, within: (cut * inputs.length) / 100 },
      { shown: takes, computed: sum(of('→')) / 100, within: (cut * inputs.length) / 100 },
    ]
  },
  'link(r,s) = (pair(r,s) + pair(s,r)) / 200; candidate = mean of its links': (formula, { link }) => [
    { shown: link, computed: sum(valuesOf(formula)) / 200, within: cut },
  ],
  'max RCA of the activities that carry the industry': ({ inputs }, { base }) => [
    { shown: base, computed: Math.max(...inputs.slice(0, -1).map(({ value }) => Number(value))), within: cut },
  ],
  'kept = within / (within + out); own = within / (within + in); balance = out − in': ({ inputs }, cells) => [
    {
      shown: sum([cells.within, cells.out, cells.in].map(Number)),
      computed: sum(inputs.map(({ value }) => Number.parseFloat(value))),
    },
  ],
}

/** Formulas whose inputs do not carry all that they are computed from, and what is left out. */
const notFromInputs: Record<string, string> = {
  '#{b : ω(r,b) < reach ≤ ω(r,b) + φ(b,a) / Σ_c φ(b,c)}': 'the densities and proximities of all activities',
  'peers’ instruments − own': 'a difference of sets: the inputs name who has the tool, and there is no number',
}

let app: TestApp
const figures: Figure[] = []
const get = async <T>(address: string): Promise<T> => {
  const { status, body } = await app.local<T>('GET', address)
  assert.equal(status, 200, address)
  return body
}

before(async () => {
  app = await openTestApp()
  const sample = await importSample(app.store, path.join(import.meta.dirname, '../../../../sample'))
  assert.ok(sample.ok)
  const form = buildForm('industries.csv', industries, { kind: 'activity' })
  const { token, columns } = (await app.local<ImportPreview>('POST', '/api/imports/preview', form)).body
  const mapping = Object.fromEntries(columns.map(column => [column.name, column.field]))
  const given = { token, kind: 'activity', mapping, visibility: 'public', idempotencyKey: 'industries' }
  assert.equal((await app.local('POST', '/api/imports', given)).status, 201)

  const analyses = await get<{ items: AnalysisSummary[] }>('/api/analyses')
  for (const code of cities) {
    const city = await get<City>(`/api/regions/${code}`)
    for (const { id, items } of city.sections)
      for (const { evidence, ...cells } of items) figures.push({ where: `${code} ${id}`, cells, evidence })
    for (const { evidence, ...cells } of city.type?.reasons ?? [])
      if (evidence) figures.push({ where: `${code} type`, cells, evidence })
      else assert.equal(cells.value, null, `${code}: ${cells.rule} has a value of no ground`)
    for (const { id, parameters } of analyses.items) {
      if (!parameters.some(({ kind }) => kind === 'region')) continue
      const address = `/api/analyses/${id}?region=${code}`
      const first = await get<Analysis>(address)
      const series = first.parameters.find(({ kind }) => kind === 'series')?.options.slice(1) ?? []
      const others = series.map(other => get<Analysis>(`${address}&series=${encodeURIComponent(other.id)}`))
      for (const { rows, sources } of [first, ...(await Promise.all(others))]) {
        for (const row of rows) figures.push({ where: `${code} ${id}`, ...row })
        for (const evidence of sources) figures.push({ where: `${code} ${id}, sources`, cells: {}, evidence })
      }
    }
  }
})
after(() => app.close())

test('every figure of a city page stands on a document, a formula, or says that it is made up or one’s own', async () => {
  const documents = new Set<string>()
  for (const { where, cells, evidence } of figures) {
    const { evidenceId, formula, sample, claimKind } = evidence
    assert.ok(evidenceId || formula || sample || claimKind === 'own', `${where} ${JSON.stringify(cells)}`)
    if (evidenceId) documents.add(evidenceId)
  }
  assert.ok(documents.size > 50)
  for (const id of documents) {
    const { document } = await get<Evidence>(`/api/evidence/${id}`)
    assert.ok(document.title, id)
  }
})

test('every figure that is computed is what its formula makes of its inputs', () => {
  const recomputed = new Map<string, number>()
  const unknown = new Set<string>()
  for (const { where, cells, evidence } of figures) {
    const { formula } = evidence
    if (!formula) continue
    const recompute = recomputations[formula.text]
    if (!recompute) {
      if (!(formula.text in notFromInputs)) unknown.add(`${where}: ${formula.text}`)
      continue
    }
    for (const { shown, computed, within = 0 } of recompute(formula, cells)) {
      if (shown === null) continue
      const apart = Math.abs(Number(shown) - computed)
      assert.ok(apart <= within + 1e-9, `${where} ${JSON.stringify(cells)}: ${formula.text} gives ${computed}`)
      recomputed.set(formula.text, (recomputed.get(formula.text) ?? 0) + 1)
    }
  }
  assert.deepEqual([...unknown], [], 'a new formula is recomputed here, or said not to be')
  assert.deepEqual(
    Object.keys(recomputations).filter(text => !recomputed.has(text)),
    [],
    'a formula that nothing shows any more is not kept',
  )
})
