import { amount, checkLengths, type Flows, indexed } from './pairs.ts'

/**
 * Share kept: how much of what starts at a place stays there, and how much of what a place takes is its own.
 *
 *     kept(p) = flow(p, p) / Σ_d flow(p, d),   own(p) = flow(p, p) / Σ_o flow(o, p)
 *     overall = Σ_p flow(p, p) / Σ flow
 *
 * In 0…1; places as they appear, origins before mere destinations. For cities within their provinces label both ends by
 * province: rows of one pair add up. A place without a row to itself keeps nothing; but where no
 * place has one, flows within places are not in the table and all is NaN. NaN too where nothing starts (or arrives), or
 * where a flow that starts (arrives) there is missing or negative.
 */
export const shareKept = (
  flows: Flows,
): { places: string[]; kept: Float64Array; own: Float64Array; overall: number } => {
  checkLengths(flows, { values: flows.values })
  const { names: places, at } = indexed(flows.origins, flows.destinations)
  const within = new Float64Array(places.length)
  const out = new Float64Array(places.length)
  const into = new Float64Array(places.length)
  for (let i = 0; i < flows.origins.length; i++) {
    const [from, to] = [at[0][i], at[1][i]]
    const value = amount(flows.values[i])
    if (from === to) within[from] += value
    out[from] += value
    into[to] += value
  }
  if (!at[0].some((from, i) => from === at[1][i])) within.fill(Number.NaN)
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0)
  return {
    places,
    kept: within.map((value, p) => value / out[p]),
    own: within.map((value, p) => value / into[p]),
    overall: sum(within) / sum(out),
  }
}
