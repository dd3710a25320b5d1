import { simplified } from '../../packages/platform/src/words/simplified.ts'
import { type Figure, type Measurement, shareFigure } from './figure.ts'
import { linesOf } from './files.ts'

/** Apart, because the two scripts use different ones. */
const quotationMark = /[「」『』“”‘’]/

function figures(): Figure[] {
  const pairs = linesOf('traditional-simplified', 'pairs.tsv')
    .slice(1)
    .map(row => {
      const [, traditional = '', expected = ''] = row.split('\t')
      return { traditional, folded: simplified(traditional), expected }
    })
  const comparable = pairs.filter(({ folded, expected }) => folded.length === expected.length)
  const counts = (wantsMarks: boolean) =>
    comparable.map(({ traditional, folded, expected }) => {
      const places = traditional.split('').flatMap((unit, at) => (quotationMark.test(unit) === wantsMarks ? [at] : []))
      return { right: places.filter(at => folded[at] === expected[at]).length, all: places.length }
    })
  return [
    shareFigure(
      'characters',
      counts(false),
      'opencc-js 1.4.2 tw→cn .9943, quotation marks included (README, test pairs)',
    ),
    shareFigure('quotation marks', counts(true)),
    shareFigure(
      'length kept',
      pairs.map(({ traditional, folded }) => ({ right: folded.length === traditional.length ? 1 : 0, all: 1 })),
      'opencc-js tw→cn all but 3 of 3,997 (README)',
    ),
    shareFigure(
      'pairs compared: the two texts of the others differ in length',
      pairs.map(({ folded, expected }) => ({ right: folded.length === expected.length ? 1 : 0, all: 1 })),
    ),
  ]
}

export const folding: Measurement = {
  name: 'traditional-simplified',
  source: 'sentences of Universal NER Chinese GSD and GSDSIMP (CC BY-SA 4.0)',
  drawn: 'sentences',
  needs: ['traditional-simplified'],
  figures,
}
