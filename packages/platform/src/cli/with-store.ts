import type { Command } from 'commander'
import { openStore, type Store, type StorePlace } from '../store/index.ts'
import { complain, type Effects } from './effects.ts'

export type StoreOptions = { data?: string }

const defaultFolder = './data'

/** Adds the option that says where the store is. */
export const storeOption = (command: Command): Command =>
  command.option(
    '--data <folder>',
    `folder of the embedded store (default: DATABASE_URL's server, else ${defaultFolder})`,
  )

/** Where the store is: the folder asked for, else the server of DATABASE_URL, else ./data. */
export const storePlace = (effects: Pick<Effects, 'env'>, { data }: StoreOptions): StorePlace => {
  const url = effects.env.DATABASE_URL
  return data === undefined && url ? { url, folder: defaultFolder } : { folder: data ?? defaultFolder }
}

/** Opens the store, works with it, and closes it again whatever happens; says why where it does not open. */
export const withStore = async (
  effects: Effects,
  options: StoreOptions,
  work: (store: Store) => Promise<void>,
): Promise<void> => {
  const store = await openStore(storePlace(effects, options), { now: effects.now })
  if (!store.ok) return complain(effects, store.problem)
  try {
    await work(store.value)
  } finally {
    await store.value.close()
  }
}
