import type { Surroundings } from './facts.ts'
import type { FirmMeasures } from './opportunities.ts'

const peersShown = 5

/** Cities nearest in GDP, as a ratio; where the region's own GDP is not known, nearest in number of listed firms. */
export const findPeers = (
  code: string,
  { gdpYuan, cities }: Pick<Surroundings, 'gdpYuan' | 'cities'>,
  { counts }: Pick<FirmMeasures, 'counts'>,
): string[] => {
  const sizes = gdpYuan.has(code) ? gdpYuan : counts
  const own = sizes.get(code)
  if (!own) return []
  const distance = (size: number) => Math.abs(Math.log(size / own))
  return [...sizes]
    .filter(([other]) => other !== code && cities.has(other))
    .sort(([, a], [, b]) => distance(a) - distance(b))
    .slice(0, peersShown)
    .map(([other]) => other)
}
