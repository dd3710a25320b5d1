/** What `bench/economy.ts` runs in a browser's worker: 300 × 1,000 from the long table to the outlook, twelve times. */
import {
  complexity,
  density,
  matrixFromLongTable,
  outlook,
  presence,
  proximity,
} from '../packages/economy/src/index.ts'
import { portableTable } from '../packages/economy/src/testing/portable.ts'

/** What a worker has and Node has not. */
declare const postMessage: (message: unknown) => void

const rows = [...portableTable({ regions: 300, activities: 1000, seed: 20242, fill: 300 })]
const warming = 2
const milliseconds: number[] = []
for (let round = 0; round < 12; round++) {
  const began = performance.now()
  const table = matrixFromLongTable(rows)
  if (!table.ok) throw new Error(table.problems[0].message)
  const there = presence(table.matrix)
  proximity(there)
  const near = density(there)
  outlook(there, { near, pci: complexity(there).pci })
  if (round >= warming) milliseconds.push(performance.now() - began)
}
postMessage(milliseconds)
