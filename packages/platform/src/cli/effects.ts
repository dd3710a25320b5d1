import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { FetchedPage } from '../read/index.ts'
import type { Outcome, Problem } from '../words/index.ts'

/**
 * Everything a command does to the world outside: printing, reading files, telling the time. Commands get it as an
 * argument, so that tests run them without a process. Results go to `stdout`, one line a call; all else to `stderr`.
 */
export type Effects = {
  stdout(line: string): void
  /** Resolves when standard output has taken what was printed, so that endless results do not pile up in memory. */
  drained(): Promise<void>
  stderr(line: string): void
  /** Size in bytes, or null where there is no such file. */
  fileSize(path: string): Promise<number | null>
  readFile(path: string): Promise<Uint8Array>
  /** Files in a folder and the folders in it, by name, without hidden ones and links; null where it is no folder. */
  filesIn(path: string): Promise<string[] | null>
  /** A page of the public internet. */
  fetchPage(address: string): Promise<Outcome<FetchedPage>>
  /** Text of standard input, to its end. */
  readStdin(): Promise<Uint8Array>
  /** A password: asked for without showing it at a terminal, else the first line of standard input. */
  readSecret(prompt: string): Promise<string>
  /** Bytes of a file as a stream, for files that need not fit in memory. */
  streamFile(path: string): AsyncIterable<Uint8Array>
  /** Replaces the last line of a terminal, or clears it; nothing where standard error is not a terminal. */
  showProgress(line: string | null): void
  now(): Date
  env: Readonly<Record<string, string | undefined>>
  /** Sets the exit code with which the process ends when nothing is left to do: 1 failed, 2 usage. */
  exitCode(code: 1 | 2): void
}

export const processEffects: Effects = {
  stdout: line => void process.stdout.write(`${line}\n`),
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  },
  stderr: line => void process.stderr.write(`${line}\n`),
  fileSize: async path => {
    try {
      return (await stat(path)).size
    } catch {
      return null
    }
  },
  readFile: path => readFile(path),
  filesIn: async path => {
    if (!(await stat(path).catch(() => null))?.isDirectory()) return null
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const isHidden = /(?:^|[/\\])\.[^./\\]/
    return entries
      .filter(entry => entry.isFile() && !isHidden.test(join(entry.parentPath, entry.name).slice(path.length)))
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
  },
  // What reads is large, and only some commands do.
  fetchPage: async address => (await import('../read/index.ts')).fetchPage(address),
  readStdin: async () => {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk)
    return Buffer.concat(chunks)
  },
  readSecret: async prompt => {
    if (!process.stdin.isTTY) return String(await processEffects.readStdin()).split(/\r?\n/)[0]
    process.stderr.write(prompt)
    // The terminal shows what is typed through `output`; this one swallows it.
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
    const secret = await terminal.question('')
    terminal.close()
    process.stderr.write('\n')
    return secret
  },
  streamFile: path => createReadStream(path),
  showProgress: line => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line ?? ''}`)
  },
  now: () => new Date(),
  env: process.env,
  exitCode: code => {
    process.exitCode = Math.max(code, Number(process.exitCode ?? 0))
  },
}

/** Says a problem on standard error, and that the command failed. */
export const complain = (effects: Effects, problem: Problem): void => {
  effects.stderr(`langqiao: ${problem.where ? `${problem.where}: ` : ''}${problem.message}`)
  effects.stderr(`  ${problem.mend}`)
  effects.exitCode(1)
}
