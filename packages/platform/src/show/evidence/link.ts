import unlinked from './unlinked-hosts.json' with { type: 'json' }

/** The address of a source where it may be linked: a web address on a host that deserves one; else null. */
export const linkOrNull = (url: string | null): string | null => {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return unlinked.hosts.some(host => hostname === host || hostname.endsWith(`.${host}`)) ? null : url
}
