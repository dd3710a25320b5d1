/**
 * A large region × activity table that any language can make exactly, from the integer generator that the reference
 * numbers of the large cases were computed on: rows of `[region, activity, value]` with a value above 0, in order.
 * Fill about a tenth, sizes from tiny to large, RCA without near ties.
 */
export function* portableTable({
  regions,
  activities,
  seed,
  fill,
}: {
  regions: number
  activities: number
  seed: number
  /** The generator's constant K. */
  fill: number
}): Iterable<[region: string, activity: string, value: number]> {
  const h = mulberry32(seed)
  const draw = (from: number, count: number, modulus: number) =>
    Int32Array.from({ length: count }, (_, i) => h(from + i) % modulus)
  const c = draw(1, regions, 1000)
  const d = draw(1 + regions, activities, 1000)
  const gc = draw(1 + regions + activities, regions, 10)
  const gp = draw(1 + 2 * regions + activities, activities, 10)
  const fc = draw(1 + 2 * regions + 2 * activities, regions, 201).map(value => value - 100)
  const fp = draw(1 + 3 * regions + 2 * activities, activities, 201).map(value => value - 100)
  const names = Array.from({ length: activities }, (_, p) => `p${p}`)
  for (let r = 0; r < regions; r++) {
    const region = `r${r}`
    for (let p = 0; p < activities; p++) {
      const q = c[r] - d[p] + (gc[r] === gp[p] ? 300 : 0) + Math.floor((fc[r] * fp[p]) / 12)
      const base = 10_000_000 + 2 * (r * activities + p)
      if (h(base) >>> 20 >= Math.min(3900, Math.max(40, 2 * q + fill))) continue
      const u = h(base + 1)
      const digits = (1 + (u & 15)) * (1 + ((u >>> 4) & 15)) * (1 + ((u >>> 8) & 15))
      yield [region, names[p], digits * (1 + Math.floor(c[r] / 100))]
    }
  }
}

/** The n-th output (from 1) of mulberry32 with this seed: its state only counts up, so any output can be asked for. */
const mulberry32 =
  (seed: number) =>
  (n: number): number => {
    const state = (seed + Math.imul(n, 0x6d2b79f5)) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
