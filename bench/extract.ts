/**
 * `node bench/extract.ts`: megabytes of text a second through extraction, and through reading and extraction together; how
 * long the tagger's weights take to load, and characters a second through the tagger alone.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extract } from '../packages/platform/src/extract/index.ts'
import { findMarks } from '../packages/platform/src/extract/marks.ts'
import { readPassage } from '../packages/platform/src/extract/passage.ts'
import { unpackModel, weightsFile } from '../packages/platform/src/extract/tagger/model.ts'
import { tagNames } from '../packages/platform/src/extract/tagger/tag-names.ts'
import { readDocument } from '../packages/platform/src/read/index.ts'
import { findConcepts } from '../packages/vocabulary/src/index.ts'

const corpus = new URL('../corpus/extraction/', import.meta.url)
const lines = readdirSync(corpus, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name }) => readFileSync(new URL(`${name}/input.txt`, corpus), 'utf8').split('\n'))

/** Bytes of a long article and of a book. */
const sizes = { article: 30_000, book: 2_000_000 }
const rounds = 5

/** The lines of the written cases in turn; a number ends each, so that reading takes none for a repetition. */
function textOf(bytes: number): string {
  let text = ''
  for (let i = 0; Buffer.byteLength(text) < bytes; i++) {
    const pass = Math.floor(i / lines.length)
    text += `${lines[i % lines.length]}${pass > 0 ? `（${pass}）` : ''}\n`
  }
  return text
}

for (const [name, bytes] of Object.entries(sizes)) {
  const source = `${name}.txt`
  const text = textOf(bytes)
  const encoded = new TextEncoder().encode(text)
  const megabytes = encoded.length / 1e6
  const repeats = Math.max(1, Math.round(2 / megabytes))
  const best = { extract: 0, readAndExtract: 0 }
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    for (let i = 0; i < repeats; i++) extract({ source, text })
    const extracted = performance.now()
    for (let i = 0; i < repeats; i++) {
      const outcome = await readDocument(source, encoded)
      if (outcome.ok) extract(outcome.value)
    }
    const read = performance.now()
    best.extract = Math.max(best.extract, (1000 * megabytes * repeats) / (extracted - started))
    best.readAndExtract = Math.max(best.readAndExtract, (1000 * megabytes * repeats) / (read - extracted))
  }
  console.log(
    `${name} of ${megabytes.toFixed(2)} MB: extract ${best.extract.toFixed(2)} MB/s, ` +
      `read and extract ${best.readAndExtract.toFixed(2)} MB/s (best of ${rounds} rounds)`,
  )
}

const begun = performance.now()
const model = unpackModel(readFileSync(weightsFile))
const loaded = performance.now() - begun
const text = textOf(sizes.article)
const passage = readPassage(text)
const marks = findMarks(passage.text)
const concepts = findConcepts(text)
let fewest = Number.POSITIVE_INFINITY
for (let round = 0; round < 2 * rounds; round++) {
  const started = performance.now()
  tagNames(passage, marks, concepts, model)
  fewest = Math.min(fewest, performance.now() - started)
}
console.log(
  `tagger: weights loaded in ${loaded.toFixed(0)} ms, ${Math.round(text.length / fewest)},000 characters/s (best of ${2 * rounds} rounds)`,
)
