import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { goldCases } from '../../corpus/articles/gold.ts'
import { readPassage, type Span } from '../../packages/platform/src/extract/passage.ts'
import type { NameType } from '../../packages/platform/src/extract/tagger/labels.ts'
import { regionByCode } from '../../packages/platform/src/words/gazetteer.ts'

/** A sentence with its names. `complete`: whether every name of every type is marked, or organisations alone. */
export type Sentence = { doc: string; text: string; names: (Span & { type: NameType })[]; complete: boolean }

const typeOf = { PER: 'person', ORG: 'organisation', LOC: 'place' } as const
const rowSchema = z.object({
  doc: z.string(),
  text: z.string(),
  entities: z.array(z.object({ start: z.number(), end: z.number(), type: z.enum(['PER', 'ORG', 'LOC']) })),
})

const home = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'benchmarks')

/** Files of Universal NER (CC BY-SA 4.0) below `../shared/benchmarks`. */
export const files = {
  traditionalTrain: 'chinese-ner/UNER_Chinese-GSD/zh_gsd-ud-train.jsonl',
  traditionalDev: 'chinese-ner/UNER_Chinese-GSD/zh_gsd-ud-dev.jsonl',
  simplifiedTrain: 'chinese-ner/UNER_Chinese-GSDSIMP/zh_gsdsimp-ud-train.jsonl',
  simplifiedDev: 'chinese-ner/UNER_Chinese-GSDSIMP/zh_gsdsimp-ud-dev.jsonl',
  englishDev: 'english-ner/UNER_English-EWT/en_ewt-ud-dev.jsonl',
} as const

/** Whether the files are here; they are no part of the project. */
export const haveFiles = (): boolean => Object.values(files).every(file => existsSync(path.join(home, file)))

export const readSentences = (file: keyof typeof files): Sentence[] =>
  readFileSync(path.join(home, files[file]), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const { doc, text, entities } = rowSchema.parse(JSON.parse(line))
      const names = entities.map(({ start, end, type }) => ({ start, end, type: typeOf[type] }))
      return { doc, text, names, complete: true }
    })

/**
 * The sentences of our own articles (`corpus/articles/development`), with every mention of an organisation or a place of
 * the gold. Persons and foreign places are not marked there, so a sentence is not complete.
 */
export function readArticles(): Sentence[] {
  return goldCases('development').flatMap(({ name, clean, gold }) => {
    const passage = readPassage(clean)
    const forms: [string, NameType][] = [
      ...gold.organisations.flatMap(({ name, short = [] }) =>
        [name, ...short].map((form): [string, NameType] => [form, 'organisation']),
      ),
      ...gold.places.flatMap(({ name, code }) =>
        [regionByCode(code)?.full_name ?? name, name].map((form): [string, NameType] => [form, 'place']),
      ),
    ]
    const mentions = mentionsOf(passage.text, forms)
    return passage.sentences.map(sentence => ({
      doc: name,
      text: passage.raw.slice(sentence.start, sentence.end),
      names: mentions
        .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
        .map(({ start, end, type }) => ({ start: start - sentence.start, end: end - sentence.start, type })),
      complete: false,
    }))
  })
}

/** Where the forms stand in a text, longer ones first, none over another. */
function mentionsOf(text: string, forms: readonly [string, NameType][]): (Span & { type: NameType })[] {
  const taken = new Uint8Array(text.length)
  const mentions: (Span & { type: NameType })[] = []
  for (const [form, type] of [...forms].sort(([a], [b]) => b.length - a.length))
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
      const end = start + form.length
      if (taken.subarray(start, end).some(Boolean)) continue
      taken.fill(1, start, end)
      mentions.push({ start, end, type })
    }
  return mentions.sort((a, b) => a.start - b.start)
}
