import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeStartedPlace } from '../../store/test-stores.ts'
import { processEffects } from '../effects.ts'
import { recordingEffects } from '../recording-effects.ts'
import { backupCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { restoreCommand } from './restore.ts'

test('a backup is restored to an empty store, to a full one only by force, and the doctor finds the store sound', async () => {
  const { place, remove } = await makeStartedPlace('embedded')
  const data = ['--data', place.folder]
  const file = join(place.folder, 'backup.jsonl.gz')
  const record = () => {
    const recorded = recordingEffects()
    return { ...recorded, effects: { ...recorded.effects, fileSize: processEffects.fileSize } }
  }
  const onDisk = async (command: typeof backupCommand, ...argv: string[]) => {
    const { effects, out, err, code } = record()
    await command(effects).parseAsync([...argv, ...data], { from: 'user' })
    return { out, err: err.join('\n'), code: code() }
  }

  assert.equal((await onDisk(backupCommand, '--out', file)).code, 0)
  assert.match((await onDisk(restoreCommand, file)).err, /rows restored/)
  await importCommand(recordingEffects({ 'e.csv': 'date,theme,what\n2024,chips,one\n' }).effects).parseAsync(
    ['e.csv', ...data],
    { from: 'user' },
  )
  const refused = await onDisk(restoreCommand, file)
  assert.match(refused.err, /not empty/)
  assert.equal(refused.code, 1)
  assert.equal((await onDisk(restoreCommand, file, '--force')).code, 0)
  assert.match((await onDisk(restoreCommand, join(place.folder, 'none'))).err, /no such file/)

  const checks = (await onDisk(doctorCommand)).out.map(line => JSON.parse(line))
  const ok = Object.fromEntries(checks.map(check => [check.check, check.ok]))
  assert.deepEqual([ok.node, ok.store, ok['row-level security']], [true, true, true])
  await remove()
})
