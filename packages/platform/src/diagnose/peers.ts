import type { Surroundings } from './facts.ts'

const peersShown = 5

/** Cities nearest in GDP, as a ratio; empty where the region's own GDP is not known. */
export const findPeers = (code: string, { gdpYuan, cities }: Pick<Surroundings, 'gdpYuan' | 'cities'>): string[] => {
  const own = gdpYuan.get(code)
  if (!own) return []
  const distance = (gdp: number) => Math.abs(Math.log(gdp / own))
  return [...gdpYuan]
    .filter(([other]) => other !== code && cities.has(other))
    .sort(([, a], [, b]) => distance(a) - distance(b))
    .slice(0, peersShown)
    .map(([other]) => other)
}
