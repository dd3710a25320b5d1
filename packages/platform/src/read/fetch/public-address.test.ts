import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isPublicAddress } from './public-address.ts'

const isPrivateIpv4 = ([a, b]: number[]) =>
  a === 0 || a === 10 || a === 127 || a >= 224 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)

const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 })
const hex = (bytes: number[]) =>
  `${((bytes[0] << 8) | bytes[1]).toString(16)}:${((bytes[2] << 8) | bytes[3]).toString(16)}`

test('what is private is not public, however it is wrapped', () => {
  fc.assert(
    fc.property(octets, bytes => {
      const dotted = bytes.join('.')
      if (isPrivateIpv4(bytes)) assert.equal(isPublicAddress(dotted), false, dotted)
      const wrapped = [`::ffff:${dotted}`, `::ffff:${hex(bytes)}`, `0:0:0:0:0:ffff:${hex(bytes)}`, `64:ff9b::${dotted}`]
      for (const address of wrapped) assert.equal(isPublicAddress(address), isPublicAddress(dotted), address)
      for (const address of [`::${dotted}`, `2002:${hex(bytes)}::1`, `2001:0:${hex(bytes)}::`, `64:ff9b:1::${dotted}`])
        assert.equal(isPublicAddress(address), false, address)
    }),
  )
})

for (const address of [
  ...['0.0.0.0', '100.64.0.1', '100.100.100.200', '169.254.169.254', '168.63.129.16', '192.0.0.192', '198.18.0.1'],
  ...['203.0.113.9', '224.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1'],
  ...['fe80::1%eth0', '2606:4700::1111%eth0', 'ff02::1', '2001:db8::1', '3fff::1', 'localhost', '', '127.1'],
])
  test(`${address || 'nothing'} is refused`, () => assert.equal(isPublicAddress(address), false))

for (const address of ['1.1.1.1', '114.114.114.114', '172.32.0.1', '2606:4700::1111', '240e:1::1', '64:ff9b::808:808'])
  test(`${address} is public`, () => assert.equal(isPublicAddress(address), true))
