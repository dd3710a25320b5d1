import { BlockList, isIP } from 'node:net'
import special from './special-addresses.json' with { type: 'json' }

const listOf = (ranges: string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [network, bits] = range.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}
const rangesOf = (entries: string[][]) => entries.map(([range]) => range)

const specialIpv4 = listOf(rangesOf(special.ipv4), 'ipv4')
const specialIpv6 = listOf(rangesOf(special.ipv6), 'ipv6')
const publicIpv6 = listOf([special.ipv6Public], 'ipv6')
const wrapsIpv4 = listOf(rangesOf(special.ipv6WrapsIpv4), 'ipv6')

/** The IPv4 address in the last 32 bits of an IPv6 address. */
const wrappedIpv4 = (address: string): string => {
  // The URL parser writes every form of an address, a dotted tail among them, in groups of hexadecimal digits.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':')
  return groups
    .slice(-2)
    .map(group => Number.parseInt(group || '0', 16))
    .flatMap(group => [group >> 8, group & 0xff])
    .join('.')
}

/**
 * Whether an IP address can be a machine of the public internet: not private, loopback, link-local, shared, multicast,
 * reserved or for documentation, nor one of these wrapped in IPv6. False for whatever is no address.
 */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !specialIpv4.check(address, 'ipv4')
  // A zone (`fe80::1%eth0`) says on which link of this machine an address is.
  if (family !== 6 || address.includes('%')) return false
  if (wrapsIpv4.check(address, 'ipv6')) return isPublicAddress(wrappedIpv4(address))
  return publicIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6')
}
