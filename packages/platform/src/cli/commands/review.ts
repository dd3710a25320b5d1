import { Command } from 'commander'
import { readGold } from '../../flow/review.ts'
import local from '../../show/session/local.json' with { type: 'json' }
import { findTenant } from '../../store/accounts.ts'
import { asCaller, platform, type Store } from '../../store/index.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

type Options = StoreOptions & { organisation: string }

/** `langqiao review export`: what people decided on things found in documents. */
export const reviewCommand = (effects: Effects): Command =>
  new Command('review').description('work with what people decided in the review').addCommand(exportCommand(effects))

const exportCommand = (effects: Effects): Command =>
  storeOption(new Command('export'))
    .description(
      'print every decision of an organisation as gold, one JSON line each: paragraph, kind, span in it, what was found, what was decided, by whom',
    )
    .option('--organisation <name>', 'whose decisions', local.organisation)
    .addHelpText('after', '\nExample: langqiao review export --organisation "Example Port" > gold.jsonl')
    .action((options: Options) => withStore(effects, options, store => exportGold(effects, store, options)))

const exportGold = async (effects: Effects, store: Store, { organisation }: Options): Promise<void> => {
  const tenant = await asCaller(store, platform, db => findTenant(db, organisation))
  if (!tenant)
    return complain(effects, {
      code: 'not-found',
      message: `There is no organisation ${organisation} with accounts in this store.`,
      mend: 'Check --data, and give the name with --organisation as langqiao account add was given it.',
    })
  for await (const lines of readGold(store, { ...platform, organisationId: tenant.id })) {
    for (const line of lines) effects.stdout(JSON.stringify(line))
    await effects.drained()
  }
}
