import { Command } from 'commander'
import { limits, problems, readDocumentSafely } from '../../read/index.ts'
import { failure, type Outcome, success } from '../../words/index.ts'
import type { Effects } from '../effects.ts'
import { inOrder } from '../in-order.ts'

/** `langqiao read FILE…`: one JSON line a file on standard output, a clean document or its error. */
export const readCommand = (effects: Effects): Command =>
  new Command('read')
    .description('turn files (HTML, PDF, DOCX, XLSX, CSV, text) into clean text, one JSON line a file')
    .argument('<file...>', 'files to read; - is standard input')
    .action((files: string[]) => answerEach(effects, files, readDocumentSafely))

/** Files on the way at a time: two in the workers that parse, one whose answer is being written. */
const filesAtOnce = 3

/**
 * Writes one JSON line a file, in their order: what `answer` makes of its bytes, or the error. A file's size is asked
 * first, so that a huge one never enters memory; `-` is standard input.
 */
export async function answerEach(
  effects: Effects,
  files: string[],
  answer: (source: string, bytes: Uint8Array) => Promise<Outcome<object>>,
): Promise<void> {
  const answerFile = async (file: string): Promise<{ file: string; outcome: Outcome<object> }> => {
    const bytes = await readBytes(effects, file)
    return { file, outcome: bytes.ok ? await answer(file, bytes.value) : bytes }
  }
  for await (const { file, outcome } of inOrder(files, filesAtOnce, answerFile)) {
    if (outcome.ok) effects.stdout(JSON.stringify(outcome.value))
    else {
      const { code, message, mend } = outcome.problem
      effects.stdout(JSON.stringify({ source: file, error: { code, message, mend } }))
      effects.exitCode(1)
    }
  }
}

const readBytes = async (effects: Effects, file: string): Promise<Outcome<Uint8Array>> => {
  if (file === '-') return success(await effects.readStdin())
  const size = await effects.fileSize(file)
  if (size === null) return failure(problems.notFound(file))
  if (size > limits.fileBytes) return failure(problems.tooLarge(file, size))
  try {
    return success(await effects.readFile(file))
  } catch {
    return failure(problems.notFound(file))
  }
}
