import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { modelEndpoint } from '../../flow/model.ts'
import { openPages } from '../../flow/pages.ts'
import { keepUploads } from '../../flow/uploads.ts'
import { createFlow, type Flow } from '../../flow.ts'
import { isLoopback } from '../../show/loopback.ts'
import { createApp, listen } from '../../show/server.ts'
import { openAccounts } from '../../show/session/accounts.ts'
import type { Who } from '../../show/session/caller.ts'
import { findLocalAdministrator } from '../../show/session/local.ts'
import { importSample, type Store } from '../../store/index.ts'
import { buildWeb, webFolder } from '../build-web.ts'
import { complain, type Effects } from '../effects.ts'
import { findSecret } from '../secret.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

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
    .action((options: Options) => withStore(effects, options, store => run(effects, store, options)))

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

/** Makes everything ready, serves until told to stop, and ends what it began. */
const run = async (effects: Effects, store: Store, options: Options): Promise<void> => {
  const say = (line: string) => effects.stderr(`langqiao: ${line}`)
  const model = modelEndpoint(effects.env)
  if (!model.ok) return complain(effects, model.problem)
  const web = buildWeb(say)
  if (options.sample && !(await loadSample(effects, store))) return
  const built = await web
  if (!built.ok) return complain(effects, built.problem)
  const flow = createFlow(store, effects.now)
  const localAdministrator = await findLocalAdministrator(store)
  const publicUrl = options.url ?? null
  const app = createApp({
    store,
    flow,
    accounts: openAccounts(store, { secret: await findSecret(effects, store), publicUrl, log: say }),
    uploads: keepUploads(effects.now),
    pages: openPages(effects.now),
    clock: effects.now,
    version: packageFile.version,
    boundToLoopback: isLoopback(options.host),
    localAdministrator,
    publicUrl,
    model: model.value,
    webFolder,
    log: effects.stderr,
  })
  const listening = await listen(app, options.host, options.port)
  if (!listening.ok) return complain(effects, listening.problem)
  // Whoever reads the address may stop the server at once.
  const stop = stopSignal(effects)
  effects.stdout(options.url?.href ?? listening.value.url)
  const warmedUp = warmUp(flow, localAdministrator).catch(error => say(`could not prepare the first pages: ${error}`))
  await stop
  await listening.value.close()
  await warmedUp
}

/** Computes what the first pages need while nobody waits for it. */
const warmUp = async (flow: Flow, { caller }: Who): Promise<void> => {
  await flow.knowledge()
  await flow.matching.promising(caller)
}

/** Waits for the signal to stop; further signals do not cut the closing short. */
const stopSignal = (effects: Effects): Promise<void> =>
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
