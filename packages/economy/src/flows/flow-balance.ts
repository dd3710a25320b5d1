import { amount, checkLengths, type Flows, indexed } from './pairs.ts'

/**
 * Net exporters: what each place sends to others less what it takes from them, and that over the two together.
 *
 *     balance(p) = exports(p) − imports(p),   share(p) = balance(p) / (exports(p) + imports(p))
 *
 * Places as they appear, origins before mere destinations. Exports, imports and balance in the unit of the flows; the
 * balances of all places add up to 0. Shares in −1 (only takes) … 1 (only sends), NaN for a place without any flow to
 * or from others. A flow within a place counts for neither side. A flow that is missing or negative makes both of its
 * places NaN where it enters.
 *
 * The share is the index of net trade of Balassa, B. (1966). Tariff reductions and trade in manufacturers among the
 * industrial countries. American Economic Review 56(3), 466–473, there by industry and without regard to sign.
 */
export const flowBalance = (
  flows: Flows,
): {
  places: string[]
  exports: Float64Array
  imports: Float64Array
  balance: Float64Array
  share: Float64Array
} => {
  checkLengths(flows, { values: flows.values })
  const { names: places, at } = indexed(flows.origins, flows.destinations)
  const exports = new Float64Array(places.length)
  const imports = new Float64Array(places.length)
  for (let i = 0; i < flows.origins.length; i++) {
    const [from, to] = [at[0][i], at[1][i]]
    if (from === to) continue
    exports[from] += amount(flows.values[i])
    imports[to] += amount(flows.values[i])
  }
  const balance = exports.map((sent, p) => sent - imports[p])
  return { places, exports, imports, balance, share: balance.map((net, p) => net / (exports[p] + imports[p])) }
}
