/** `node bench/near-duplicates.ts`: time and memory of fingerprints and groups over 100,000 generated documents. */
import { fingerprintBytes, fingerprintOf, groupNearDuplicates } from '../packages/platform/src/read/near-duplicates.ts'
import { corpusTexts } from './corpus-pages.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** Documents of about 1,500 characters made of corpus lines; every tenth is the one before it with a line taken out. */
const lines = corpusTexts.flatMap(text => text.split('\n')).filter(line => line.length > 20)
let seed = 1
const next = (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const count = 100_000
/** All fingerprints in one buffer, as a store would keep them. */
const kept = new Uint8Array(count * fingerprintBytes)
let previous: string[] = []
const megabytes = () => (process.memoryUsage().rss / 1e6).toFixed(0)
const begun = performance.now()
for (let index = 0; index < count; index++) {
  previous =
    index % 10 === 9 ? previous.slice(1) : Array.from({ length: 20 }, () => shuffled(lines[next(lines.length)]!))
  kept.set(fingerprintOf(previous.join('\n'))!, index * fingerprintBytes)
  if (index + 1 === 10_000 || index + 1 === count) print(`${index + 1} documents: ${megabytes()} MB resident`)
}
const fingerprinted = performance.now()
const groups = groupNearDuplicates(
  Array.from({ length: count }, (_, index) => kept.subarray(index * fingerprintBytes, (index + 1) * fingerprintBytes)),
)
const grouped = performance.now()
const size = previous.join('\n').length
print(
  `fingerprints of ${count} documents of about ${size} characters: ${((fingerprinted - begun) / 1000).toFixed(1)} s, making the documents included`,
)
print(
  `groups: ${((grouped - fingerprinted) / 1000).toFixed(1)} s, ${megabytes()} MB resident, ${groups.filter((group, index) => group !== index).length} documents in a group with an earlier one (${count / 10} made so)`,
)

/** The characters of a line in another order, so that lines drawn twice have no run in common. */
function shuffled(line: string): string {
  const [step, from] = [1 + next(line.length - 1), next(line.length)]
  return Array.from(line, (_, at) => line[(from + at * step) % line.length]).join('')
}
