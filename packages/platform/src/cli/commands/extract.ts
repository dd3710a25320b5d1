import { Command } from 'commander'
import { extract } from '../../extract/index.ts'
import type { Effects } from '../effects.ts'
import { readFileSafely } from './read.ts'

/** `langqiao extract FILE…`: one JSON line a file on standard output, what extraction finds in it or its error. */
export const extractCommand = (effects: Effects): Command =>
  new Command('extract')
    .description('find places, organisations, policies, figures, events, needs and offers, one JSON line a file')
    .argument('<file...>', 'files to read (HTML, PDF, DOCX, XLSX, CSV, text); - is standard input')
    .action(async (files: string[]) => {
      for (const file of files) {
        const outcome = await readFileSafely(effects, file)
        if (outcome.ok) effects.stdout(JSON.stringify(extract(outcome.value)))
        else {
          const { code, message, mend } = outcome.problem
          effects.stdout(JSON.stringify({ source: file, error: { code, message, mend } }))
          effects.exitCode(1)
        }
      }
    })
