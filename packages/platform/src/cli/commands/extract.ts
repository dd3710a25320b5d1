import { Command } from 'commander'
import { extract } from '../../extract/index.ts'
import type { Effects } from '../effects.ts'
import { answerEach } from './read.ts'

/** `langqiao extract FILE…`: one JSON line a file on standard output, what extraction finds in it or its error. */
export const extractCommand = (effects: Effects): Command =>
  new Command('extract')
    .description('find places, organisations, policies, figures, events, needs and offers, one JSON line a file')
    .argument('<file...>', 'files to read (HTML, PDF, DOCX, XLSX, CSV, text); - is standard input')
    .action((files: string[]) => answerEach(effects, files, extract))
