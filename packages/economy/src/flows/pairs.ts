/**
 * Ordered pairs of places, one entry a row, as they stand in a table of flows or distances. All vectors that go with
 * them have as many entries. A pair that is not listed has no flow.
 */
export type Pairs = { readonly origins: readonly string[]; readonly destinations: readonly string[] }

/** Flows by pair; several rows of a pair (products, years) add up. Finite and never negative; NaN where not known. */
export type Flows = Pairs & { readonly values: ArrayLike<number> }

/** Throws where a vector does not have one entry a pair. */
export const checkLengths = (pairs: Pairs, vectors: Readonly<Record<string, ArrayLike<unknown>>>): void => {
  for (const [name, vector] of Object.entries({ destinations: pairs.destinations, ...vectors }))
    if (vector.length !== pairs.origins.length)
      throw new RangeError(`There are ${pairs.origins.length} origins, but ${vector.length} ${name}`)
}

/** Labels in the order of their first appearance, and for each list given, which label stands where. */
export const indexed = (...lists: readonly (readonly string[])[]): { names: string[]; at: Int32Array[] } => {
  const numbers = new Map<string, number>()
  const at = lists.map(list =>
    Int32Array.from(list, label => {
      const known = numbers.get(label)
      if (known !== undefined) return known
      numbers.set(label, numbers.size)
      return numbers.size - 1
    }),
  )
  return { names: [...numbers.keys()], at }
}

/** Throws where a pair is listed twice: what is counted once a pair would be counted double. */
export const checkOnce = ({ origins, destinations }: Pairs): void => {
  const { names, at } = indexed(origins, destinations)
  const seen = new Set<number>()
  for (let i = 0; i < origins.length; i++) {
    const pair = at[0][i] * names.length + at[1][i]
    if (seen.has(pair)) throw new RangeError(`The pair ${origins[i]} → ${destinations[i]} is listed twice`)
    seen.add(pair)
  }
}

/** The number as an amount: NaN unless it is finite and not negative. */
export const amount = (value: number): number => (value >= 0 && value < Number.POSITIVE_INFINITY ? value : Number.NaN)
