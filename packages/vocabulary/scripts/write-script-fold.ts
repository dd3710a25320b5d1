/**
 * Writes data/script-fold.json: each traditional character of the basic plane with its simplified one, character by
 * character as OpenCC (Apache-2.0) maps it: `node packages/vocabulary/scripts/write-script-fold.ts`.
 */
import { writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js'

const toSimplified = Converter({ from: 't', to: 'cn' })
const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff]
let [traditional, simplified] = ['', '']
for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
  const character = String.fromCharCode(code)
  const plain = toSimplified(character)
  if (plain === character || plain.length !== 1) continue
  traditional += character
  simplified += plain
}
writeFileSync(
  new URL('../data/script-fold.json', import.meta.url),
  `${JSON.stringify({ traditional, simplified }, null, 2)}\n`,
)
