import { problems } from '../read/index.ts'
import { failure, success } from '../words/index.ts'
import type { Effects } from './effects.ts'

/**
 * Effects for tests of commands: files by path and pages by address from memory, a clock that stands still unless given, and all that a command printed and the exit
 * code it asked for, to look at afterwards.
 */
export const recordingEffects = (
  files: Record<string, string | Uint8Array> = {},
  { env = {}, now = () => new Date('2026-01-01T00:00:00Z') }: { env?: Record<string, string>; now?: () => Date } = {},
): { effects: Effects; out: string[]; err: string[]; progress: (string | null)[]; code(): number } => {
  const progress: (string | null)[] = []
  const out: string[] = []
  const err: string[] = []
  let code = 0
  const bytes = (path: string) => {
    const content = files[path]
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  const effects: Effects = {
    stdout: line => void out.push(line),
    drained: async () => {},
    stderr: line => void err.push(line),
    fileSize: async path => bytes(path)?.length ?? null,
    readFile: async path => bytes(path),
    filesIn: async path => {
      const within = Object.keys(files).filter(each => each.startsWith(`${path}/`))
      return within.length > 0 ? within.sort() : null
    },
    fetchPage: async address =>
      files[address] === undefined
        ? failure(problems.unreachable(address, 'it answered 404'))
        : success({ address, bytes: bytes(address) }),
    readStdin: async () => bytes('-') ?? new Uint8Array(),
    readSecret: async () => new TextDecoder().decode(bytes('-')).split('\n')[0],
    async *streamFile(path) {
      yield bytes(path)
    },
    showProgress: line => void progress.push(line),
    now,
    env,
    exitCode: asked => {
      code = Math.max(code, asked)
    },
  }
  return { effects, out, err, progress, code: () => code }
}
