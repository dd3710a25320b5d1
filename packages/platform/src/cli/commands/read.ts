import { Command } from 'commander'
import { isPageAddress, limits, problems, readDocumentSafely } from '../../read/index.ts'
import { failure, type Outcome, success } from '../../words/index.ts'
import { gatherCopies } from '../copies.ts'
import type { Effects } from '../effects.ts'
import { inOrder } from '../in-order.ts'

/** What commands that read files take as arguments. */
export const fileArgument = [
  '<file...>',
  'files, folders or addresses of pages (https://…); - is standard input',
] as const

/** `langqiao read FILE…`: one JSON line a file on standard output, a clean document or its error. */
export const readCommand = (effects: Effects): Command =>
  new Command('read')
    .description('turn files (HTML, PDF, DOCX, XLSX, CSV, text) into clean text, one JSON line a file')
    .argument(...fileArgument)
    .action((files: string[]) => answerEach(effects, files, readDocumentSafely))

/** Files on the way at a time: two in the workers that parse, one whose answer is being written. */
const filesAtOnce = 3

/**
 * Writes one JSON line a file, in their order: what `answer` makes of its bytes, or the error. A file's size is asked
 * first, so that a huge one never enters memory; `-` is standard input, a folder stands for the files in it. The line of a
 * page that was fetched also holds the `address` where it was found in the end. Which files say the same is told on
 * standard error when all are done, since a line is written before those after it are read.
 */
export async function answerEach(
  effects: Effects,
  words: string[],
  answer: (source: string, bytes: Uint8Array) => Promise<Outcome<{ text: string }>>,
): Promise<void> {
  const answerFile = async (source: string): Promise<{ source: string; outcome: Outcome<{ text: string }> }> => {
    const input = await readInput(effects, source)
    if (!input.ok) return { source, outcome: input }
    const { bytes, ...found } = input.value
    const outcome = await answer(source, bytes)
    return { source, outcome: outcome.ok ? success({ source, ...found, ...outcome.value }) : outcome }
  }
  const copies = gatherCopies()
  for await (const { source, outcome } of inOrder(filesOf(effects, words), filesAtOnce, answerFile)) {
    if (outcome.ok) {
      effects.stdout(JSON.stringify(outcome.value))
      copies.add(source, outcome.value.text)
    } else {
      const { code, message, mend } = outcome.problem
      effects.stdout(JSON.stringify({ source, error: { code, message, mend } }))
      effects.exitCode(1)
    }
    await effects.drained()
  }
  for (const line of copies.tell()) effects.stderr(`langqiao: ${line}`)
}

/** The files that arguments name. A folder without any stands for itself, to be told as what cannot be read. */
async function* filesOf(effects: Effects, words: string[]): AsyncGenerator<string> {
  for (const word of words) {
    const within = isPageAddress(word) || word === '-' ? null : await effects.filesIn(word)
    yield* within?.length ? within : [word]
  }
}

const readInput = async (
  effects: Effects,
  source: string,
): Promise<Outcome<{ address?: string; bytes: Uint8Array }>> => {
  if (source === '-') return success({ bytes: await effects.readStdin() })
  if (isPageAddress(source)) return effects.fetchPage(source)
  const size = await effects.fileSize(source)
  if (size === null) return failure(problems.notFound(source))
  if (size > limits.fileBytes) return failure(problems.tooLarge(source, size))
  try {
    return success({ bytes: await effects.readFile(source) })
  } catch {
    return failure(problems.notFound(source))
  }
}
