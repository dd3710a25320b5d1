import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GoldLine } from '../../flow/review.ts'
import { findLocalAdministrator } from '../../show/session/local.ts'
import { insertDocument, listExtracted, updateExtracted } from '../../store/documents.ts'
import { asCaller } from '../../store/index.ts'
import { buildTenant, makeStartedPlace, openSound } from '../../store/test-stores.ts'
import type { Caller } from '../../words/index.ts'
import { recordingEffects } from '../recording-effects.ts'
import { reviewCommand } from './review.ts'

const text = 'Hefei opened a test field.\nWuhan has 45 firms.'

test('decisions are printed as gold, those of one organisation alone, and nothing else', async () => {
  const { place, remove } = await makeStartedPlace('embedded')
  const store = await openSound(place)
  const decideOne = (caller: Caller & { organisationId: string }) =>
    asCaller(store, caller, async db => {
      const found = (['Hefei', 'Wuhan'] as const).map(name => ({
        ...{ kind: 'places' as const, label: name, quote: name, detail: {} },
        ...{ spanStart: text.indexOf(name), spanEnd: text.indexOf(name) + name.length },
      }))
      const id = await insertDocument(db, { ownerId: caller.organisationId, title: 'News', text }, found)
      const rows = await listExtracted(db, id)
      const change = { rightLabel: null, decidedBy: null, batchId: null, becameKind: null, becameId: null }
      await updateExtracted(db, rows[1].id, { ...change, decision: 'accepted' })
    })
  const { caller } = await findLocalAdministrator(store)
  await decideOne({ ...caller, organisationId: String(caller.organisationId) })
  const tenant = await buildTenant(store, 'Example Port')
  await decideOne({ ...tenant.as('editor'), organisationId: tenant.id })
  await store.close()

  for (const organisation of [[], ['--organisation', 'Example Port']]) {
    const { effects, out, err, code } = recordingEffects()
    await reviewCommand(effects).parseAsync(['export', '--data', place.folder, ...organisation], { from: 'user' })
    const lines: GoldLine[] = out.map(line => JSON.parse(line))
    assert.deepEqual(
      lines.map(line => [line.text, line.kind, line.text.slice(line.start, line.end), line.decision, line.by]),
      [['Wuhan has 45 firms.', 'places', 'Wuhan', 'accepted', 'person']],
    )
    assert.deepEqual([err, code()], [[], 0])
  }
  const { effects, out, err, code } = recordingEffects()
  const unknown = ['export', '--data', place.folder, '--organisation', 'Nobody']
  await reviewCommand(effects).parseAsync(unknown, { from: 'user' })
  assert.deepEqual([out, code()], [[], 1])
  assert.match(err.join('\n'), /no organisation Nobody/)
  await remove()
})
