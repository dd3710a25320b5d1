import type { Table } from './measure.ts'

/** The columns of a table of indicators, one value a row. */
export const indicatorColumns = {
  region: 'label',
  indicator: 'label',
  value: 'number',
  'weight?': 'number',
  'better?': 'label',
  'reference?': 'number',
} as const

/** Indicators of regions, in the order of their first appearance; NaN where the table has no value. */
export type Indicators = {
  regions: string[]
  names: string[]
  /** For each indicator one value a region. */
  values: Float64Array[]
  /** 1 where the table gives none. */
  weights: Float64Array
  /** NaN where the table gives none. */
  references: Float64Array
  lessIsBetter: boolean[]
}

/** Reads rows of `region,indicator,value`; throws for a value given twice and for properties that contradict each other. */
export const readIndicators = (table: Table): Indicators => {
  const regionOf = table.labels('region')
  const indicatorOf = table.labels('indicator')
  const regions = [...new Set(regionOf)]
  const names = [...new Set(indicatorOf)]
  if (regions.includes('') || names.includes('')) throw new RangeError('A row names no region or no indicator')
  const regionAt = new Map(regions.map((region, r) => [region, r]))
  const valuesOf = new Map(names.map(name => [name, new Float64Array(regions.length).fill(Number.NaN)]))
  const seen = new Set<string>()
  for (const [row, value] of table.numbers('value').entries()) {
    const pair = JSON.stringify([regionOf[row], indicatorOf[row]])
    if (seen.has(pair)) throw new RangeError(`${indicatorOf[row]} of ${regionOf[row]} is given twice`)
    seen.add(pair)
    const values = valuesOf.get(indicatorOf[row])
    const r = regionAt.get(regionOf[row])
    if (values && r !== undefined) values[r] = value
  }
  /** What a column says of each indicator: in any of its rows, and nowhere something else. */
  const property = <Cell>(column: string, cells: ArrayLike<Cell>, isGiven: (cell: Cell) => boolean) => {
    const found = new Map<string, Cell>()
    for (const [row, name] of indicatorOf.entries()) {
      if (!isGiven(cells[row])) continue
      if (found.has(name) && found.get(name) !== cells[row])
        throw new RangeError(`The column ${column} says two things of ${name}: ${found.get(name)} and ${cells[row]}`)
      found.set(name, cells[row])
    }
    return names.map(name => found.get(name))
  }
  const numbers = (column: string) =>
    table.has(column)
      ? property(column, table.numbers(column), cell => !Number.isNaN(cell))
      : names.map(() => undefined)
  const better = table.has('better') ? property('better', table.labels('better'), cell => cell !== '') : []
  const strange = better.find(word => word !== undefined && word !== 'more' && word !== 'less')
  if (strange !== undefined) throw new RangeError(`The column better says ${strange}, neither more nor less`)
  return {
    regions,
    names,
    values: [...valuesOf.values()],
    weights: Float64Array.from(numbers('weight'), weight => weight ?? 1),
    references: Float64Array.from(numbers('reference'), reference => reference ?? Number.NaN),
    lessIsBetter: names.map((_, i) => better[i] === 'less'),
  }
}
