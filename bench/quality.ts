/**
 * `node bench/quality.ts [NAME…] [--folds] [--mistakes]`: how good reading and extraction are on the developers' benchmarks in
 * `../shared/benchmarks`, beside what others publish, as tables in Markdown. NAME leaves the other measurements out. Each
 * figure has an interval of 95 % (percentile bootstrap, 1,000 draws with a fixed seed, over what the table names).
 * `--folds` also trains what is trained without the pages or documents that it is measured on, which takes minutes;
 * `--mistakes` lists what a developer looks at. What is absent is said and left out.
 */
import { contentExtraction } from './quality/content-extraction.ts'
import { encodings } from './quality/encodings.ts'
import { type Figure, intervalOf, type Measurement, readingOf } from './quality/figure.ts'
import { figuresAndDates } from './quality/figures-and-dates.ts'
import { missing } from './quality/files.ts'
import { folding } from './quality/folding.ts'
import { chineseNames, englishNames } from './quality/names.ts'
import { nearDuplicates } from './quality/near-duplicates.ts'
import { places } from './quality/places.ts'
import { sameOrganisation } from './quality/same-organisation.ts'
import { technologyTerms } from './quality/technology-terms.ts'
import { textCleaning } from './quality/text-cleaning.ts'

const measurements: readonly Measurement[] = [
  contentExtraction,
  textCleaning,
  encodings,
  folding,
  nearDuplicates,
  chineseNames,
  englishNames,
  figuresAndDates,
  places,
  sameOrganisation,
  technologyTerms,
]

const say = (line: string) => process.stdout.write(`${line}\n`)
const share = (number: number | undefined) => number?.toFixed(3) ?? ''

function sayFigure(figure: Figure): void {
  const { value, precision, recall } = readingOf(figure)
  const { low, high } = intervalOf(figure)
  const interval = `${share(low)}–${share(high)}`
  const cells = [figure.what, figure.items.length, share(precision), share(recall), `**${share(value)}**`, interval]
  say(`| ${[...cells, figure.published].join(' | ')} |`)
}

async function sayMeasurement(measurement: Measurement, flags: ReadonlySet<string>): Promise<void> {
  const figures = [
    ...(await measurement.figures()),
    ...((flags.has('--folds') && (await measurement.crossValidated?.())) || []),
  ]
  say(`\n### ${measurement.name}\n\n${measurement.source}. Intervals over ${measurement.drawn}.\n`)
  say(`| what | ${measurement.drawn} | precision | recall | F1 or share | 95 % | published |`)
  say('|---|---:|---:|---:|---:|---:|---|')
  for (const figure of figures) sayFigure(figure)
  if (flags.has('--mistakes'))
    for (const { what, mistakes = [] } of figures) for (const mistake of mistakes) say(`- ${what}: ${mistake}`)
}

async function main(args: readonly string[]): Promise<number> {
  const flags = new Set(args.filter(arg => arg.startsWith('--')))
  const names = args.filter(arg => !arg.startsWith('--'))
  const known = measurements.map(({ name }) => name)
  const unknown = [
    ...names.filter(name => !known.includes(name)),
    ...[...flags].filter(flag => flag !== '--folds' && flag !== '--mistakes'),
  ]
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}, --folds and --mistakes\n`)
    return 2
  }
  for (const measurement of measurements) {
    if (names.length > 0 && !names.includes(measurement.name)) continue
    const absent = missing(measurement.needs)
    if (absent.length === 0) await sayMeasurement(measurement, flags)
    else say(`\n### ${measurement.name}\n\nNot measured: ../shared/benchmarks has no ${absent.join(', ')}.`)
  }
  return 0
}

process.exitCode = await main(process.argv.slice(2))
