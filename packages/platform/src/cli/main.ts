import { type Command, CommanderError, program } from 'commander'
import type { Effects } from './effects.ts'
import { processEffects } from './effects.ts'

/** The commands, each loaded only when asked for, so that `langqiao --help` and small commands start at once. */
const commands: Record<string, { summary: string; load: () => Promise<(effects: Effects) => Command> }> = {
  serve: {
    summary: 'serve the web application and its API',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  read: {
    summary: 'turn files into clean text, one JSON line a file',
    load: async () => (await import('./commands/read.ts')).readCommand,
  },
  extract: {
    summary: 'find places, organisations, policies, figures, events, needs and offers in files',
    load: async () => (await import('./commands/extract.ts')).extractCommand,
  },
  match: {
    summary: 'match needs with offers, with reasons',
    load: async () => (await import('./commands/match.ts')).matchCommand,
  },
  economy: {
    summary: 'compute a measure of places from a CSV of region, activity, value',
    load: async () => (await import('./commands/economy.ts')).economyCommand,
  },
  diagnose: {
    summary: 'say what a city is and could become (needs a store)',
    load: async () => (await import('./commands/diagnose.ts')).diagnoseCommand,
  },
  report: {
    summary: 'write the report of a region as .docx, .pdf or .html (needs a store)',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  import: {
    summary: 'import files or the sample region into a store',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  review: {
    summary: 'export what people decided in the review (needs a store)',
    load: async () => (await import('./commands/review.ts')).reviewCommand,
  },
  account: {
    summary: 'manage accounts (needs a store)',
    load: async () => (await import('./commands/account.ts')).accountCommand,
  },
  backup: {
    summary: 'write a store to one file',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  restore: {
    summary: 'read a store back from a backup',
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  doctor: {
    summary: 'check this installation and its store',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  openapi: {
    summary: 'write or check docs/openapi.json',
    load: async () => (await import('./commands/openapi.ts')).openapiCommand,
  },
}

const main = async (argv: string[], effects: Effects): Promise<void> => {
  program
    .name('langqiao')
    .description('Langqiao 廊桥: the open platform for regional collaborative innovation')
    .version((await import('../../package.json', { with: { type: 'json' } })).default.version)
    .addHelpText('after', '\nStart with: langqiao serve --sample')
    .exitOverride()
    .configureOutput({
      writeOut: text => effects.stdout(text.trimEnd()),
      writeErr: text => effects.stderr(text.trimEnd()),
    })

  const asked = argv.find(argument => !argument.startsWith('-'))
  if (asked && commands[asked])
    program.addCommand((await commands[asked].load())(effects).copyInheritedSettings(program))
  for (const [name, { summary }] of Object.entries(commands))
    if (name !== asked) program.command(name).description(summary).helpOption(false)

  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) effects.exitCode(2)
  }
}

// A reader that closes early (`| head`) is no failure.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
  throw error
})

await main(process.argv.slice(2), processEffects)
