import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presence } from '../specialization/presence.ts'
import { matrixOf } from '../testing/any-matrix.ts'
import { assertClose, referenceAbsent, referenceColumn, referenceMatrix, referenceTable } from '../testing/reference.ts'
import { entry, exit } from './entry-exit.ts'
import { entryExitModel, type Regressors } from './entry-exit-model.ts'

test('Entry and exit models of the 48 cities agree with lm, glm and sandwich', { skip: referenceAbsent }, () => {
  const counts = referenceMatrix('cities48x90/counts_t1.csv')
  const first = presence(counts)
  const second = presence(referenceMatrix('cities48x90/counts_t2.csv'))
  const density = referenceMatrix('cities48x90/out/datawheel_relatedness_t1.csv').values.map(value => 100 * value)
  const pci = referenceColumn('cities48x90/out/pyecomplexity_industry_t1.csv', 'pci')
  const both: Regressors = { cells: { density }, activities: { pci } }
  const product = density.map((value, cell) => value * pci[cell % pci.length])
  const events = { entry: entry(first, second), exit: exit(first, second) }
  const models = {
    entry_lpm: entryExitModel(events.entry, counts, {
      cells: { density, 'density:pci': product },
      activities: { pci },
    }),
    entry_lpm_twoway_fe: entryExitModel(events.entry, counts, { cells: { density } }, { effects: 'both' }),
    entry_logit: entryExitModel(events.entry, counts, both, { model: 'logit' }),
    exit_lpm: entryExitModel(events.exit, counts, both),
    exit_logit: entryExitModel(events.exit, counts, both, { model: 'logit' }),
  }
  const { rows } = referenceTable('cities48x90/out/glm_entry_exit.csv')
  assert.equal(
    rows.length,
    Object.values(models).reduce((sum, { terms }) => sum + terms.length, 0),
  )
  // The regressors are stored with 12 digits; a coefficient near 0 beside its standard error has fewer.
  const close = { relative: 1e-8, absolute: 1e-11 }
  for (const [name, term, ...numbers] of rows) {
    const model = models[name as keyof typeof models]
    const j = model.terms.indexOf(term.replace('(Intercept)', 'intercept'))
    assertClose(
      [model.coefficients[j], model.standardErrors[j], model.clustered?.[j] ?? Number.NaN, model.n],
      numbers.map(Number),
      close,
    )
    assert.equal(model.dropped, 0)
  }
})

const { regions, activities } = matrixOf(2, 3, [])
const labels = { regions, activities }
const nothing = Number.NaN

test('Without regressors the model is the rate of entry', () => {
  const fit = entryExitModel([1, 0, nothing, 0, 0, nothing], labels, {})
  assertClose(fit.coefficients, [1 / 4])
  assert.equal(fit.n, 4)
  const odds = entryExitModel([1, 0, nothing, 0, 0, nothing], labels, {}, { model: 'logit' })
  assertClose(odds.coefficients, [Math.log(1 / 3)])
})

test('Facts of regions, of activities and of cells meet in the rows of the risk set', () => {
  // events = 0.1 + 0.2 · region − 0.1 · activity + 0.3 · cell, without error.
  const region = [0, 1]
  const activity = [0, 1, 3]
  const cell = [1, 0, 1, 2, nothing, 3]
  const events = [0, 1, 2, 3, 4, 5].map(i => 0.1 + 0.2 * region[i < 3 ? 0 : 1] - 0.1 * activity[i % 3] + 0.3 * cell[i])
  events[4] = 1
  const fit = entryExitModel(events, labels, { cells: { cell }, regions: { region }, activities: { activity } })
  assert.deepEqual(fit.terms, ['intercept', 'cell', 'region', 'activity'])
  assertClose(fit.coefficients, [0.1, 0.3, 0.2, -0.1])
  assert.equal(fit.n, 5)
  assert.equal(fit.dropped, 1)
})

test('Effects and clusters are of the side that is named', () => {
  const events = [1, 0, 1, 0, 0, 1]
  const cell = [3, 1, 4, 1, 5, 2]
  const degrees = (effects: 'none' | 'region' | 'activity' | 'both') =>
    entryExitModel(events, labels, { cells: { cell } }, { effects }).degreesOfFreedom
  assert.deepEqual([degrees('none'), degrees('region'), degrees('activity'), degrees('both')], [4, 3, 2, 1])
  const collinear = entryExitModel(events, labels, { regions: { size: [1, 2] } }, { effects: 'region' })
  assert.match(collinear.reason ?? '', /“size” .* and the effects/)
  const byRegion = entryExitModel(events, labels, { cells: { cell } })
  const byActivity = entryExitModel(events, labels, { cells: { cell } }, { cluster: 'activity' })
  assert.notEqual(byRegion.clustered?.[1], byActivity.clustered?.[1])
  assert.deepEqual(byRegion.robust, byActivity.robust)
})

test('A region without entry has no finite effect in a logit', () => {
  const fit = entryExitModel([0, 0, 0, 1, 0, 1], labels, {}, { model: 'logit', effects: 'region' })
  assert.equal(fit.identified, false)
  assert.match(fit.reason ?? '', /y is 0 in all rows of “r0” of effect 1/)
})

test('Events and facts of another size than the cells are mistakes of the caller', () => {
  assert.throws(() => entryExitModel([1, 0], labels, {}), /2 events for 6 cells/)
  assert.throws(
    () => entryExitModel([1, 0, 1, 0, 0, 1], labels, { regions: { size: [1] } }),
    /“size” has 1 values instead of 2/,
  )
})
