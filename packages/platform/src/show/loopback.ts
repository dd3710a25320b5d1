import { isIP } from 'node:net'

/** Headers by which a proxy says that a request comes from elsewhere. */
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** The host name in a Host header, without port and brackets: `[::1]:4400` → `::1`. */
export const hostName = (host: string): string =>
  (host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d*$/, '')).toLowerCase()

/** Whether an address or name is this machine's own: 127.0.0.0/8, ::1, `localhost`. */
export const isLoopback = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/^::ffff:/, '')
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

/** Whether a Host header is a number and so cannot be a foreign name that was pointed at this machine. */
export const isAddress = (name: string): boolean => isIP(name) !== 0

/** Whether a proxy says that it passed this request on. */
export const isForwarded = (headers: Headers): boolean => forwardingHeaders.some(name => headers.has(name))
