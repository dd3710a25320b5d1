import { Command } from 'commander'
import { limits, problems, readDocumentSafely } from '../../read/index.ts'
import { type CleanDocument, failure, type Outcome } from '../../words/index.ts'
import type { Effects } from '../effects.ts'
import { inOrder } from '../in-order.ts'

/** `langqiao read FILE…`: one JSON line a file on standard output, a clean document or its error. */
export const readCommand = (effects: Effects): Command =>
  new Command('read')
    .description('turn files (HTML, PDF, DOCX, XLSX, CSV, text) into clean text, one JSON line a file')
    .argument('<file...>', 'files to read; - is standard input')
    .action((files: string[]) => answerEach(effects, files, document => document))

/** Files on the way at a time: two in the workers that parse, one whose answer is being written. */
const filesAtOnce = 3

/** Reads files and writes one JSON line each, in their order: what `answer` makes of the document, or the file's error. */
export async function answerEach(
  effects: Effects,
  files: string[],
  answer: (document: CleanDocument) => object,
): Promise<void> {
  const read = async (file: string) => ({ file, outcome: await readFileSafely(effects, file) })
  for await (const { file, outcome } of inOrder(files, filesAtOnce, read)) {
    if (outcome.ok) effects.stdout(JSON.stringify(answer(outcome.value)))
    else {
      const { code, message, mend } = outcome.problem
      effects.stdout(JSON.stringify({ source: file, error: { code, message, mend } }))
      effects.exitCode(1)
    }
  }
}

/** Reads one file, or standard input for `-`; its size is asked first, so that a huge file never enters memory. */
async function readFileSafely(effects: Effects, file: string): Promise<Outcome<CleanDocument>> {
  if (file === '-') return readDocumentSafely(file, await effects.readStdin())
  const size = await effects.fileSize(file)
  if (size === null) return failure(problems.notFound(file))
  if (size > limits.fileBytes) return failure(problems.tooLarge(file, size))
  try {
    return await readDocumentSafely(file, await effects.readFile(file))
  } catch {
    return failure(problems.notFound(file))
  }
}
