/**
 * Makes packages/platform/src/read/clean/whole-words.json: `node scripts/make-whole-words.ts DICT`, where DICT is jieba's
 * `dict.txt` (MIT; the npm package @node-rs/jieba carries it): a word, its frequency and its part of speech a line.
 * Prints how many words and gaps there are. See whole-words.md beside the file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import setPhrases from '../packages/platform/src/read/clean/set-phrases.json' with { type: 'json' }
import { allConcepts } from '../packages/vocabulary/src/index.ts'

type Word = { word: string; frequency: number; speech: string }
/** By how much a word is likelier than what is left without each of its inner characters; 0 where that tells nothing. */
type Gains = { word: string; gains: number[] }

const file = path.join(import.meta.dirname, '../packages/platform/src/read/clean/whole-words.json')
/** Only words between these lengths; with one character less, a word of two is a character that stands anywhere. */
const [shortest, longest] = [3, 8]
/** Rarer words are left out, and the vocabulary's labels count as being as frequent as this. */
const leastFrequency = 20
/** Shorter labels of the vocabulary are too often part of another word. */
const shortestLabel = 5
/** Natural logarithm of how much likelier the word is than what is left: below this the rest is too often meant. */
const leastGain = 4
/** Names of persons, numbers and years: without a character one is easily another. */
const leftOut = /^(?:nr|m|t$)/
const onlyHan = /^\p{Script=Han}+$/u
/** What a character outside the dictionary is taken to cost beside one seen half a time. */
const unknownPenalty = 2

const readWords = (dictionary: string): Word[] =>
  readFileSync(dictionary, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(' '))
    .filter(([word]) => onlyHan.test(word))
    .map(([word, frequency, speech]) => ({ word, frequency: Number(frequency), speech }))

/** The likeliest way to cut a text into words, as the sum of the logarithms of their shares. */
function likelihood(text: string, shares: ReadonlyMap<string, number>, unknown: number): number {
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    best.push(Number.NEGATIVE_INFINITY)
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const share = shares.get(text.slice(start, end)) ?? (end - start === 1 ? unknown : Number.NEGATIVE_INFINITY)
      best[end] = Math.max(best[end], best[start] + share)
    }
  }
  return best[text.length]
}

function gainsOf(words: readonly Word[]): Gains[] {
  const total = words.reduce((sum, { frequency }) => sum + frequency, 0)
  const shareOf = (frequency: number) => Math.log((frequency + 0.5) / total)
  const shares = new Map(words.map(({ word, frequency }) => [word, shareOf(frequency)]))
  const unknown = shareOf(0) - unknownPenalty
  const parts = new Set<string>()
  for (const { word } of words)
    for (let start = 0; start < word.length; start++)
      for (let end = start + shortest - 1; end <= word.length; end++) parts.add(word.slice(start, end))
  const best = new Map<string, { word: string; gain: number }>()
  const wanted = words.filter(
    ({ word, frequency, speech }) =>
      word.length >= shortest && word.length <= longest && frequency >= leastFrequency && !leftOut.test(speech),
  )
  for (const { word } of wanted)
    for (let at = 1; at < word.length - 1; at++) {
      const rest = word.slice(0, at) + word.slice(at + 1)
      if (parts.has(rest) || setPhrases.optional.includes(word[at])) continue
      const gain = shares.get(word)! - likelihood(rest, shares, unknown)
      if (gain >= leastGain && gain > (best.get(rest)?.gain ?? 0)) best.set(rest, { word, gain })
    }
  const gainAt = (word: string, at: number) => {
    const found = best.get(word.slice(0, at) + word.slice(at + 1))
    return found?.word === word ? Math.round(found.gain) : 0
  }
  return wanted
    .map(({ word }) => ({
      word,
      gains: Array.from({ length: word.length - 2 }, (_, inner) => gainAt(word, inner + 1)),
    }))
    .filter(({ gains }) => gains.some(gain => gain > 0))
}

function main([dictionary]: readonly string[]): number {
  if (dictionary === undefined) {
    process.stderr.write('Usage: node scripts/make-whole-words.ts DICT, where DICT is dict.txt of jieba\n')
    return 2
  }
  const words = readWords(dictionary)
  const known = new Set(words.map(({ word }) => word))
  const labels = new Set(allConcepts().flatMap(({ prefLabel, altLabel }) => [prefLabel.zh, ...altLabel.zh]))
  for (const label of labels)
    if (onlyHan.test(label) && !known.has(label))
      words.push({ word: label, frequency: label.length < shortestLabel ? 1 : leastFrequency, speech: 'n' })
  const told = gainsOf(words)
  const written = told.map(({ word, gains }) => [word, ...gains].join(' ')).join('|')
  writeFileSync(file, `${JSON.stringify({ words: written }, null, 2)}\n`)
  const gaps = told.flatMap(({ gains }) => gains.filter(gain => gain > 0)).length
  process.stdout.write(`${told.length} words, ${gaps} gaps\n`)
  return 0
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2))
