import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { keepUploads } from '../../flow/uploads.ts'
import { createFlow } from '../../flow.ts'
import { isLoopback } from '../../show/loopback.ts'
import { createApp, listen } from '../../show/server.ts'
import { openAccounts } from '../../show/session/accounts.ts'
import { findLocalAdministrator } from '../../show/session/local.ts'
import { importSample, openStore, type Store } from '../../store/index.ts'
import { buildWeb, webFolder } from '../build-web.ts'
import { complain, type Effects } from '../effects.ts'
import { findSecret } from '../secret.ts'
import { type StoreOptions, storeOption, storePlace } from '../with-store.ts'

const sampleFolder = fileURLToPath(new URL('../../../../../sample/', import.meta.url))
const defaultPort = 4400
const highestPort = 65_535

type Options = StoreOptions & { sample?: boolean; port: number; host: string; url?: URL }

const parsePort = (text: string): number => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= highestPort) return port
  throw new InvalidArgumentError(`a port is a number from 0 to ${highestPort}; 0 takes any free one`)
}

const parseUrl = (text: string): URL => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text)
  throw new InvalidArgumentError('give the whole address, such as https://langqiao.example.org')
}

/** `langqiao serve`: prints the address on standard output when it answers, and runs until it is stopped. */
export const serveCommand = (effects: Effects): Command =>
  storeOption(new Command('serve'))
    .description('serve the web application and its API')
    .option('--sample', 'load the sample region first, once')
    .option('--port <number>', 'port to listen on; 0 takes any free one', parsePort, defaultPort)
    .option('--host <address>', 'address to listen on; others than this machine ask for accounts', '127.0.0.1')
    .option('--url <address>', 'address that people use, where it has a name or a proxy stands before it', parseUrl)
    .addHelpText('after', '\nExample: langqiao serve --sample')
    .action(async (options: Options) => {
      const store = await openStore(storePlace(effects, options), { now: effects.now })
      if (!store.ok) return complain(effects, store.problem)
      const stop = await start(effects, store.value, options)
      if (stop) await stopped(effects)
      await stop?.()
      await store.value.close()
    })

/** Says how far the sample is, a line a file. */
const loadSample = async (effects: Effects, store: Store): Promise<boolean> => {
  let told = ''
  const sample = await importSample(store, sampleFolder, {
    onProgress: (file, _, total) => {
      if (file !== told) effects.stderr(`langqiao: loading the sample region: ${file}, ${total} rows`)
      told = file
    },
  })
  if (!sample.ok) complain(effects, sample.problem)
  return sample.ok
}

/** Makes everything ready and listens; gives what stops it again, or null where it could not start. */
const start = async (effects: Effects, store: Store, options: Options): Promise<(() => Promise<void>) | null> => {
  const say = (line: string) => effects.stderr(`langqiao: ${line}`)
  const web = buildWeb(say)
  if (options.sample && !(await loadSample(effects, store))) return null
  const built = await web
  if (!built.ok) {
    complain(effects, built.problem)
    return null
  }
  const flow = createFlow(store, effects.now)
  const localAdministrator = await findLocalAdministrator(store)
  const publicUrl = options.url ?? null
  const app = createApp({
    store,
    flow,
    accounts: openAccounts(store, { secret: await findSecret(effects, store), publicUrl, log: say }),
    uploads: keepUploads(effects.now),
    clock: effects.now,
    version: packageFile.version,
    boundToLoopback: isLoopback(options.host),
    localAdministrator,
    publicUrl,
    webFolder,
    log: effects.stderr,
  })
  const listening = await listen(app, options.host, options.port)
  if (!listening.ok) {
    complain(effects, listening.problem)
    return null
  }
  effects.stdout(options.url?.href ?? listening.value.url)
  // What the first pages need is computed while nobody waits for it.
  await flow.knowledge()
  await flow.matching.promising(localAdministrator.caller)
  return listening.value.close
}

/** Waits for the signal to stop; further signals do not cut the closing short. */
const stopped = (effects: Effects): Promise<void> =>
  new Promise(resolve => {
    const stop = () => {
      effects.stderr('langqiao: stopping')
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => {})
  })
