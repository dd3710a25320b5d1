import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import packageFile from '../../../package.json' with { type: 'json' }
import { failure, type Outcome, success } from '../../words/index.ts'
import { limits } from '../limits.ts'
import { problems } from '../problems.ts'
import { isPublicAddress } from './public-address.ts'
import { allowsReading, productToken } from './robots.ts'

/** A page as it came: `address` is where it was found in the end. */
export type FetchedPage = { address: string; bytes: Uint8Array }

export type FetchOptions = {
  /** Hosts (`127.0.0.1:8080`) that are reached whatever their address and port: for tests, which have no other server. */
  trusted?: ReadonlySet<string>
  /** How a name becomes addresses. */
  resolve?: (name: string) => Promise<LookupAddress[]>
  timeoutMs?: number
}

type Visit = Required<Omit<FetchOptions, 'timeoutMs'>> & { signal: AbortSignal }

const headers = {
  'user-agent': `${productToken[0].toUpperCase()}${productToken.slice(1)}/${packageFile.version} (one page that a person asked for)`,
  accept: 'text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5',
  'accept-encoding': 'gzip, br',
}

/** Besides the usual ports those on which public sites also serve pages; on others a foreign protocol would be spoken to. */
const isPagePort = (port: string): boolean => port === '' || port === '80' || port === '443' || /^8\d{3}$/.test(port)

/** What may hold a document; `octet-stream` is how many sites send files. Its bytes tell more when it is read. */
const documentType =
  /^(?:text\/|application\/(?:xhtml\+xml|xml|pdf|rtf|octet-stream|msword|vnd\.ms-|vnd\.openxmlformats-))/i

const resolveName = (name: string) => lookup(name, { all: true })

/** Whether a word is meant as the address of a page rather than the path of a file. */
export const isPageAddress = (word: string): boolean => /^https?:\/\//i.test(word)

/**
 * Gets one page of the public internet: http or https, from public addresses only, checked where the connection is made
 * and anew after each redirect, with bounds on time, redirects and size (of what is inflated). Nothing that identifies
 * anybody is sent: no cookie, no referrer, no password; proxies of the environment are not used. What the site's
 * robots.txt forbids is not read. Problems: `invalid-address`, `address-refused`, `robots-refused`, `page-unreachable`,
 * `file-too-large`, `unsupported-format`.
 */
export const fetchPage = async (text: string, options: FetchOptions = {}): Promise<Outcome<FetchedPage>> => {
  const { trusted = new Set(), resolve = resolveName, timeoutMs = limits.fetchMs } = options
  const visit: Visit = { trusted, resolve, signal: AbortSignal.timeout(timeoutMs) }
  const address = parseAddress(text, visit)
  if (!address.ok) return address
  try {
    const robots = new Map<string, Outcome<string>>()
    const found = await follow(address.value, visit, async url => {
      const rules = robots.get(url.origin) ?? (await readRobots(url, visit))
      robots.set(url.origin, rules)
      if (!rules.ok) return rules
      return allowsReading(rules.value, url.pathname + url.search)
        ? success(null)
        : failure(problems.robotsRefuse(url.href))
    })
    return found.ok ? await readAnswer(found.value) : found
  } catch (error) {
    return failure(problemOf(error, text, visit.signal))
  }
}

const parseAddress = (text: string, { trusted }: Visit): Outcome<URL> => {
  const url = text.length <= limits.addressLength ? URL.parse(text) : null
  if (!url || !isPageAddress(url.href)) return failure(problems.notAnAddress(text.slice(0, limits.addressLength)))
  if (url.username || url.password) return failure(problems.addressWithPassword(url.origin))
  if (!isPagePort(url.port) && !trusted.has(url.host)) return failure(problems.notAnAddress(url.href))
  url.hash = ''
  return success(url)
}

class NotPublic extends Error {}

/** Refuses where a name leads to any address that is not public, so that no second look-up can lead elsewhere. */
const guardedLookup =
  ({ resolve }: Visit): NonNullable<RequestOptions['lookup']> =>
  (name, { all }, callback) => {
    resolve(name).then(
      addresses => {
        const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
        if (!isPublic) return callback(new NotPublic(), '')
        return all ? callback(null, addresses) : callback(null, addresses[0].address, addresses[0].family)
      },
      // Whether a name is unknown or one of this network's own is nothing that the answer should tell.
      () => callback(new NotPublic(), ''),
    )
  }

const ask = (url: URL, visit: Visit): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const isTrusted = visit.trusted.has(url.host)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A number is connected to without being looked up.
    if (!isTrusted && isIP(host) && !isPublicAddress(host)) return reject(new NotPublic())
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const guard = isTrusted ? {} : { lookup: guardedLookup(visit) }
    // Without an agent of its own a request would use the global one, which may be told to use a proxy.
    send(url, { agent: false, headers, signal: visit.signal, rejectUnauthorized: true, ...guard })
      .on('response', resolve)
      .on('error', reject)
      // Without a listener such a request would never end, not even when its time is up.
      .on('upgrade', (_response, socket) => {
        socket.destroy()
        reject(new Error('it wants to speak another protocol'))
      })
      .end()
  })

type Answer = { url: URL; response: IncomingMessage }

/** The first answer that is no redirect; `mayRead` is asked before each request. */
const follow = async (
  from: URL,
  visit: Visit,
  mayRead: (url: URL) => Promise<Outcome<null>>,
): Promise<Outcome<Answer>> => {
  let url = from
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const allowed = await mayRead(url)
    if (!allowed.ok) return allowed
    const response = await ask(url, visit)
    const { location } = response.headers
    if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0) || !location) return success({ url, response })
    response.destroy()
    // Header fields come as Latin-1; sites write UTF-8 into them.
    const next = URL.parse(Buffer.from(location, 'latin1').toString(), url.href)
    const checked = parseAddress(next?.href ?? location, visit)
    if (!checked.ok) return checked
    url = checked.value
  }
  return failure(problems.unreachable(from.href, `it leads on more than ${limits.redirects} times`))
}

/** A site's robots.txt, empty where it has none. A site that fails to say what it forbids forbids everything (RFC 9309). */
const readRobots = async ({ origin }: URL, visit: Visit): Promise<Outcome<string>> => {
  const found = await follow(new URL('/robots.txt', origin), visit, async () => success(null))
  if (!found.ok) return found
  const { url, response } = found.value
  const status = response.statusCode ?? 0
  if (status < 200 || status >= 300) response.destroy()
  if (status >= 500) return failure(problems.unreachable(url.href, `it answered ${status}`))
  if (status < 200 || status >= 300) return success('')
  const { bytes } = await readBytes(response, limits.robotsBytes)
  return success(new TextDecoder().decode(bytes))
}

const readAnswer = async ({ url, response }: Answer): Promise<Outcome<FetchedPage>> => {
  const refuse = (problem: ReturnType<typeof problems.unreachable>) => {
    response.destroy()
    return failure(problem)
  }
  const status = response.statusCode ?? 0
  if (status < 200 || status >= 300) return refuse(problems.unreachable(url.href, `it answered ${status}`))
  const type = response.headers['content-type']
  if (type && !documentType.test(type.trim())) return refuse(problems.noDocument(url.href, type.slice(0, 80)))
  if (Number(response.headers['content-length']) > limits.fileBytes) return refuse(problems.pageTooLarge(url.href))
  const { bytes, isWhole } = await readBytes(response, limits.fileBytes)
  return isWhole ? success({ address: url.href, bytes }) : failure(problems.pageTooLarge(url.href))
}

const inflaters: Record<string, () => Readable & NodeJS.WritableStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The body, inflated, up to `most` bytes; what comes after them is never held. Throws where it breaks off or is garbled. */
const readBytes = async (response: IncomingMessage, most: number): Promise<{ bytes: Uint8Array; isWhole: boolean }> => {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const inflate = inflaters[encoding]
  if (!inflate && encoding !== 'identity') throw new Error(`it is packed as ${encoding.slice(0, 40)}`)
  // An error of either stream ends the other, and the loop throws it.
  const body = inflate ? pipeline(response, inflate(), () => {}) : response
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > most) break
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: length <= most }
}

const problemOf = (error: unknown, address: string, signal: AbortSignal) => {
  const where = address.slice(0, limits.addressLength)
  if (error instanceof NotPublic) return problems.notPublic(where)
  if (signal.aborted) return problems.unreachable(where, 'it took too long')
  const { code, message } = error as NodeJS.ErrnoException
  return problems.unreachable(where, code ?? message)
}
