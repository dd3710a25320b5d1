/**
 * `node bench/folding.ts FOLDER`: traditional text folded to simplified against the `traditional-simplified` benchmark,
 * whose pairs.tsv lies in FOLDER (developers' input, not part of the project). Prints the share of characters that are
 * as in the simplified text, quotation marks apart because the two scripts use different ones, and whether lengths stay.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { simplified } from '../packages/platform/src/words/simplified.ts'

const folder = process.argv[2]
if (!folder) {
  process.stderr.write(
    'Usage: node bench/folding.ts FOLDER, where pairs.tsv of the traditional-simplified benchmark lies\n',
  )
  process.exit(2)
}
const quotationMark = /[「」『』“”‘’]/
const counts = { characters: 0, right: 0, marks: 0, rightMarks: 0, pairs: 0, otherLength: 0, notComparable: 0 }
for (const row of readFileSync(path.join(folder, 'pairs.tsv'), 'utf8').trim().split('\n').slice(1)) {
  const [, traditional = '', expected = ''] = row.split('\t')
  const folded = simplified(traditional)
  counts.pairs++
  if (folded.length !== traditional.length) counts.otherLength++
  if (expected.length !== folded.length) {
    counts.notComparable++
    continue
  }
  for (let at = 0; at < folded.length; at++) {
    const isMark = quotationMark.test(traditional[at]!)
    const isRight = folded[at] === expected[at]
    if (isMark) counts.marks++
    else counts.characters++
    if (isRight && isMark) counts.rightMarks++
    else if (isRight) counts.right++
  }
}
const { characters, right, marks, rightMarks, pairs, otherLength, notComparable } = counts
process.stdout.write(
  `${pairs} pairs: ${(right / characters).toFixed(4)} of ${characters} characters, ${(rightMarks / marks).toFixed(4)} of ${marks} quotation marks; ` +
    `length changed in ${otherLength}, ${notComparable} left out because the two texts differ in length\n`,
)
