import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkFile, commitImport, type Given, platform, type Store, undoImport } from '../store/index.ts'
import { makeStartedPlace, openSound } from '../store/test-stores.ts'
import { readImportFile } from './import-file.ts'

/** Tables that lie beside the project for its developers; nobody else has them. */
const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const skip = existsSync(folder) ? false : `${folder} is not here`

const check = async (file: string, given: Given = {}) => {
  const read = await readImportFile(file, new Uint8Array(await readFile(folder + file)))
  assert.ok(read.ok)
  return checkFile(read.value, given)
}

describe('tables that others made go in as they are', { skip }, () => {
  let store: Store
  let remove: () => Promise<void>
  before(async () => {
    const made = await makeStartedPlace('embedded')
    remove = made.remove
    store = await openSound(made.place)
  })
  after(async () => {
    await store?.close()
    await remove?.()
  })
  /** Imports a file and takes it back; gives how many rows came in. */
  const bring = async (file: string, given?: Given) => {
    const done = await commitImport(store, platform, await check(file, given), file)
    assert.ok(done.ok)
    const undone = await undoImport(store, platform, done.value.id)
    assert.ok(undone.ok)
    return done.value
  }

  test('city facts: indicators of several definitions wait, and are kept apart', async () => {
    const file = 'city-facts/observations.csv'
    const { kind, decisions } = await check(file)
    assert.equal(kind, 'observation')
    assert.deepEqual(new Set(decisions.map(({ code }) => code)), new Set(['two-units']))
    assert.ok(decisions.every(({ choices }) => choices.every(({ does }) => does !== 'convert')))
    const { imported, rows, problems } = await bring(file, { choices: 'as-given' })
    assert.equal(imported + problems.length, rows)
    assert.match(problems.map(({ message }) => message).join(), /^period cannot be 2021-2025\.$/)
  })

  test('designations and memberships, with how well each row is known', async () => {
    const designations = await bring('designations/designations.csv')
    assert.deepEqual([designations.kind, designations.skipped, designations.problems], ['designation', 0, []])
    const memberships = await bring('designations/memberships.csv')
    assert.deepEqual([memberships.kind, memberships.skipped, memberships.problems], ['membership', 0, []])
    const { good } = await check('designations/memberships.csv')
    assert.ok(good.some(({ record }) => 'group_id' in record && record.group_id === 'cluster-bth'))
  })

  test('listed firms: what is ambiguous in pinyin stays so, and none is dropped', async () => {
    const { kind, good, rows, problems } = await check('listed-firms/china.csv')
    assert.deepEqual([kind, good.length, problems], ['organisation', rows, []])
    const resolved = (city: string) =>
      new Set(
        good.flatMap(({ record }) =>
          'place_as_given' in record && record.place_as_given === city ? [record.region_resolution] : [],
        ),
      )
    assert.deepEqual([...resolved('Suzhou'), ...resolved('Dongguan City')], ['ambiguous', 'exact'])
    const { imported } = await bring('listed-firms/china.csv')
    assert.equal(imported, rows)
  })
})
