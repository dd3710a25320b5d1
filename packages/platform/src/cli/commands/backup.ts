import { Command } from 'commander'
import { writeBackup } from '../../store/backup.ts'
import { storeProblem } from '../../store/index.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

/** `langqiao backup --out FILE`: everything in a store, as it stands at one moment, in one compressed file. */
export const backupCommand = (effects: Effects): Command =>
  storeOption(new Command('backup'))
    .description('write everything in a store to one file, which either engine can restore')
    .requiredOption('--out <file>', 'file to write, such as langqiao.jsonl.gz')
    .action((options: StoreOptions & { out: string }) =>
      withStore(effects, options, async store => {
        try {
          await writeBackup(store, options.out, effects.now())
          effects.stderr(`langqiao: backup written to ${options.out}`)
        } catch (error) {
          const problem = storeProblem(error)
          if (!problem) throw error
          complain(effects, { ...problem, where: options.out })
        }
      }),
    )
