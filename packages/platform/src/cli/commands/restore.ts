import { Command } from 'commander'
import { isEmpty, restoreBackup } from '../../store/backup.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

/** `langqiao restore FILE`: a store becomes what it was when the backup was made. */
export const restoreCommand = (effects: Effects): Command =>
  storeOption(new Command('restore'))
    .description('replace everything in a store by what a backup holds')
    .argument('<file>', 'backup to read')
    .option('--force', 'also where the store has something in it, which is then gone')
    .action(async (file: string, options: StoreOptions & { force?: boolean }) => {
      if ((await effects.fileSize(file)) === null)
        return complain(effects, {
          code: 'file-not-found',
          message: 'There is no such file.',
          where: file,
          mend: 'Check the path; langqiao backup writes such files.',
        })
      await withStore(effects, options, async store => {
        if (!options.force && !(await isEmpty(store)))
          return complain(effects, {
            code: 'conflict',
            message: 'The store is not empty, and a restore would replace all of it.',
            where: store.folder,
            mend: 'Back it up, then repeat with --force, or choose an empty folder with --data.',
          })
        const restored = await restoreBackup(store, file)
        if (restored.ok) effects.stderr(`langqiao: ${restored.value} rows restored from ${file}`)
        else complain(effects, restored.problem)
      })
    })
