import { Command } from 'commander'
import { extractSafely } from '../../flow/extract-safely.ts'
import { askModel, type ModelEndpoint, modelEndpoint } from '../../flow/model.ts'
import type { Extraction, Outcome } from '../../words/index.ts'
import { complain, type Effects } from '../effects.ts'
import { answerEach, fileArgument } from './read.ts'

/** `langqiao extract FILE…`: one JSON line a file on standard output, what extraction finds in it or its error. */
export const extractCommand = (effects: Effects): Command =>
  new Command('extract')
    .description(
      'find places, organisations, policies, figures, events, needs and offers in files (HTML, PDF, DOCX, XLSX, CSV, text), one JSON line a file',
    )
    .argument(...fileArgument)
    .option('--model', 'also ask the model of LANGQIAO_MODEL_URL, LANGQIAO_MODEL, LANGQIAO_MODEL_KEY', false)
    .action(async (files: string[], { model }: { model: boolean }) => {
      const endpoint = model ? modelEndpoint(effects.env) : null
      if (endpoint && !endpoint.ok) return complain(effects, endpoint.problem)
      if (endpoint && !endpoint.value) {
        complain(effects, {
          code: 'usage',
          message: 'No model is named',
          mend: 'Set LANGQIAO_MODEL_URL and LANGQIAO_MODEL to an OpenAI-compatible service of your own',
        })
        return effects.exitCode(2)
      }
      await answerEach(effects, files, async (source, bytes): Promise<Outcome<Extraction>> => {
        const read = await extractSafely(source, bytes)
        if (!read.ok) return read
        const { document, extraction } = read.value
        return endpoint?.value
          ? propose(effects, extraction, document.title, endpoint.value)
          : { ok: true, value: extraction }
      })
    })

/** What a model adds; a service that fails is told, and what the rules found stands. */
const propose = async (
  effects: Effects,
  extraction: Extraction,
  title: string | null,
  endpoint: ModelEndpoint,
): Promise<Outcome<Extraction>> => {
  const asked = await askModel(extraction, title, endpoint)
  if (!asked.ok) {
    complain(effects, asked.problem)
    return { ok: true, value: extraction }
  }
  const { added, dropped } = asked.value
  effects.stderr(
    `langqiao: ${extraction.source}: ${added} proposals added; dropped ${dropped.unquoted} without words of the text, ${dropped.malformed} malformed, ${dropped.known} known`,
  )
  return { ok: true, value: asked.value.extraction }
}
