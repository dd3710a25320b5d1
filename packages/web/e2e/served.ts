import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, type TestContext } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'

/** A letter of our own: an event with date and place, a policy with an amount, a need, an offer. */
export const letter = readFileSync(path.join(import.meta.dirname, 'fixtures/letter.txt'), 'utf8')

const main = path.join(import.meta.dirname, '../../platform/src/cli/main.ts')
/** Loading the sample and building the web on a busy machine of two cores. */
const longestStart = 240_000
/** What a page may take to show something on such a machine. */
const longestWait = 20_000

export type Server = { url: string; pid: number; data: string; stop(): Promise<void> }

const ended = (child: ChildProcess) => new Promise<number | null>(resolve => child.once('close', resolve))

/** Runs `langqiao` to its end, with `input` on standard input. */
export async function langqiao(
  args: string[],
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...args])
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => (said.stdout += chunk))
  child.stderr.on('data', chunk => (said.stderr += chunk))
  child.stdin.end(input)
  return { code: await ended(child), ...said }
}

/** A new folder; removed when all tests are done. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'langqiao-e2e-'))
  afterwards.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `langqiao serve` on a free port and gives its address once it prints one; throws with its own words otherwise. */
export async function startServer(data: string, ...args: string[]): Promise<Server> {
  const child = spawn(process.execPath, [main, 'serve', '--data', data, '--port', '0', ...args])
  let stderr = ''
  child.stderr.on('data', chunk => (stderr += chunk))
  const end = ended(child)
  const stop = async () => {
    child.kill('SIGTERM')
    await end
  }
  afterwards.unshift(stop)
  const address = new Promise<string>((resolve, reject) => {
    let stdout = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
      if (stdout.includes('\n')) resolve(stdout.trim())
    })
    end.then(code => reject(new Error(`langqiao serve ended with ${code}:\n${stderr}`)))
    setTimeout(() => reject(new Error(`langqiao serve printed no address:\n${stderr}`)), longestStart).unref()
  })
  return { url: (await address).replace('0.0.0.0', '127.0.0.1'), pid: child.pid!, data, stop }
}

const afterwards: (() => Promise<void>)[] = []
after(async () => {
  for (const work of afterwards) await work()
})

let sampleServer: Promise<Server> | undefined
/** The server with the sample region, one for all tests. */
export const sample = (): Promise<Server> => {
  sampleServer ??= temporaryFolder().then(data => startServer(data, '--sample'))
  return sampleServer
}

let browser: Promise<Browser> | undefined
const openBrowser = (): Promise<Browser> => {
  browser ??= chromium
    .launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    })
    .then(opened => {
      afterwards.unshift(() => opened.close())
      return opened
    })
  return browser
}

/** The window that every test begins with. */
export const wide = { width: 1280, height: 900 }

export type Opening = {
  language?: 'zh' | 'en'
  server?: Server
  /** Refusals that the test provokes; any other answer of 400 or more fails it. */
  refusals?: number[]
}

/**
 * A window of a visitor who was never here, with the browser set to `language`. Errors on its console, errors of its
 * pages, requests that fail and answers of 400 or more fail the test.
 */
export async function openPage(
  t: TestContext,
  { language = 'en', server, refusals = [] }: Opening = {},
): Promise<Page> {
  const { url } = server ?? (await sample())
  const context = await (await openBrowser()).newContext({
    baseURL: url,
    locale: { zh: 'zh-CN', en: 'en-GB' }[language],
    viewport: wide,
  })
  const trouble: string[] = []
  t.after(async () => {
    await context.close()
    if (trouble.length > 0) throw new Error(`The browser met trouble:\n${trouble.join('\n')}`)
  })
  context.setDefaultTimeout(longestWait)
  const page = await context.newPage()
  const note = (what: string) => trouble.push(`${page.url()}: ${what}`)
  page.on('pageerror', error => note(error.stack ?? error.message))
  page.on('console', message => {
    // The browser also logs every refused answer, which is watched below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) note(message.text())
  })
  page.on('response', response => {
    if (response.status() >= 400 && !refusals.includes(response.status()))
      note(`${response.request().method()} ${response.url()} answered ${response.status()}`)
  })
  page.on('requestfailed', request => {
    const why = request.failure()?.errorText
    // A page that is left takes its open requests with it.
    if (why !== 'net::ERR_ABORTED') note(`${request.method()} ${request.url()} failed: ${why}`)
  })
  return page
}

/** Waits until the page has its heading and nothing on it is still loading. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && document.querySelector('main [aria-busy="true"]') === null,
  )
}

/** Opens an address and waits until it has settled. */
export const visit = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await settled(page)
}

/** Does what leads to another page, and waits until that one has settled. Every page has a title of its own. */
export const leave = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const title = await page.title()
  await act()
  await page.waitForFunction(before => document.title !== before, title)
  await settled(page)
}

/** What the API of the sample server answers, to a POST where something is `sent`: for the cases that the pages are about. */
export const ask = async <T>(address: string, sent?: object): Promise<T> => {
  const { url } = await sample()
  const response = await fetch(
    new URL(address, url),
    sent && {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    },
  )
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return (await response.json()) as T
}
