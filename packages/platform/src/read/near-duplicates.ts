import { simplified } from '../words/simplified.ts'

/**
 * What a document is compared by: the low bytes of 256 minima, each of another hash over all runs of five letters (b-bit
 * minwise hashing, Li and König 2010). Two documents share a byte as often as they share runs, and one in 256 by chance.
 */
export type Fingerprint = Uint8Array

/** Units of a run. Five tell Chinese texts apart, and a changed character spoils no more than five of them. */
const runLength = 5
/** Minima in a fingerprint, of each of which one byte is kept; the standard error of a likeness of one half is 0.03. */
export const fingerprintBytes = 256
/**
 * Bytes of a fingerprint in one band, and bands: documents alike by a half share one of them in 98 of 100 cases, and two
 * that are not by chance once in half a million. More bands would find no more and be stored for each document.
 */
const bandBytes = 3
const bandCount = 32
/** Share of runs in common from which two documents are the same article: `node bench/quality.ts near-duplicates` measures it. */
export const leastLikeness = 0.5
/** Groups of one band with which a document is compared; more than a few are texts that share a phrase. */
const comparedGroups = 8

/** Parameters of the hashes (multiply and add, odd multipliers), from a fixed linear congruential generator (Knuth's MMIX). */
const [multipliers, addends] = hashParameters()

function hashParameters(): [Int32Array, Int32Array] {
  let state = 1n
  const next = () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return Number(state >> 32n) | 0
  }
  const factors = Int32Array.from({ length: fingerprintBytes }, () => next() | 1)
  return [factors, Int32Array.from({ length: fingerprintBytes }, next)]
}

/** Letters and digits alone, in simplified script and lower case: what two copies of a text have in common. */
export const lettersOf = (text: string) =>
  simplified(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * The fingerprint of a cleaned text, or null where it has fewer letters than one run. Takes time in proportion to the
 * text and memory of one size. It may be kept: it changes only when this file does.
 */
export function fingerprintOf(text: string): Fingerprint | null {
  const units = lettersOf(text)
  if (units.length < runLength) return null
  const least = new Uint32Array(fingerprintBytes).fill(0xffffffff)
  for (let start = 0; start + runLength <= units.length; start++) {
    const hash = runHash(units, start)
    for (let index = 0; index < fingerprintBytes; index++) {
      const value = (Math.imul(hash, multipliers[index]!) + addends[index]!) >>> 0
      if (value < least[index]!) least[index] = value
    }
  }
  // The low bits of a product depend on the low bits of its factors alone, so the high ones are mixed in.
  return Uint8Array.from(least, value => mixed(value))
}

/** FNV-1a over the units of a run, mixed so that close runs lie far apart. */
function runHash(units: string, start: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < start + runLength; at++) hash = Math.imul(hash ^ units.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** The finaliser of MurmurHash3. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}

/** Estimated share of runs that two documents have in common (Jaccard), 0 to 1. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let same = 0
  for (let index = 0; index < fingerprintBytes; index++) if (a[index] === b[index]) same++
  const chance = 1 / 256
  return Math.max(0, (same / fingerprintBytes - chance) / (1 - chance))
}

/**
 * The bands of a fingerprint, one number below 2²⁹ each, which says which band it is. Documents are worth comparing where
 * they share a number; stored and indexed, the numbers find the candidates for a new document without going through all.
 */
export const bandsOf = (fingerprint: Fingerprint): Int32Array =>
  Int32Array.from({ length: bandCount }, (_, band) => bandOf(fingerprint, band))

const bandOf = (fingerprint: Fingerprint, band: number): number =>
  (band << 24) |
  (fingerprint[band * bandBytes]! << 16) |
  (fingerprint[band * bandBytes + 1]! << 8) |
  fingerprint[band * bandBytes + 2]!

/**
 * Groups of near-duplicates: for each document the index of the first of its group, its own where it stands alone or
 * has no fingerprint. Goes through one band after another, so that memory is a few numbers a document beside the
 * fingerprints.
 */
export function groupNearDuplicates(fingerprints: readonly (Fingerprint | null)[]): Int32Array {
  const parent = Int32Array.from(fingerprints, (_, index) => index)
  const groupOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root]!
    while (parent[index] !== root) [index, parent[index]] = [parent[index]!, root]
    return root
  }
  const known = Int32Array.from(parent.filter(index => fingerprints[index] !== null))
  // Number and document in one, so that sorting brings the documents with the same number together: 32 + 20 bits.
  const keys = new Float64Array(known.length)
  const places = 2 ** Math.ceil(Math.log2(fingerprints.length + 1))
  for (let band = 0; band < bandCount; band++) {
    known.forEach((document, at) => {
      keys[at] = (bandOf(fingerprints[document]!, band) >>> 0) * places + document
    })
    keys.sort()
    let seen: number[] = []
    let number = -1
    for (const key of keys) {
      const document = key % places
      if (Math.floor(key / places) !== number) {
        number = Math.floor(key / places)
        seen = []
      }
      const joined = seen.some(other => {
        if (groupOf(other) === groupOf(document)) return true
        if (likeness(fingerprints[other]!, fingerprints[document]!) < leastLikeness) return false
        const [first, second] = [groupOf(other), groupOf(document)].sort((a, b) => a - b)
        parent[second!] = first!
        return true
      })
      if (!joined && seen.length < comparedGroups) seen.push(document)
    }
  }
  return parent.map((_, index) => groupOf(index))
}
