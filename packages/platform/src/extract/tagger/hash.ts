/** Takes one more number into a hash: multiplication by the golden ratio, high bits folded down. */
export function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1)
  return product ^ (product >>> 15)
}

/** Spreads a hash over all 32 bits (the finaliser of MurmurHash3, halved); never 0, which marks an empty slot. */
export function finished(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b)
  return product ^ (product >>> 16) || 1
}
