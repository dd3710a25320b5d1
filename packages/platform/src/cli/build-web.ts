import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failure, type Outcome, success } from '../words/index.ts'

const web = fileURLToPath(new URL('../../../web', import.meta.url))
/** What a build is made from, besides the folder `src`. */
const sourceFiles = ['index.html', 'package.json', 'vite.config.ts']

/** Folder in which the built web application lies. */
export const webFolder = join(web, 'dist')

const modified = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0

const isStale = async (): Promise<boolean> => {
  const built = await modified(join(webFolder, 'index.html'))
  if (built === 0) return true
  const inSource = await readdir(join(web, 'src'), { recursive: true })
  const sources = [...inSource.map(name => join(web, 'src', name)), ...sourceFiles.map(name => join(web, name))]
  return (await Promise.all(sources.map(modified))).some(time => time > built)
}

/** Builds the web application where it is missing or older than its sources; says so first. */
export const buildWeb = async (say: (line: string) => void): Promise<Outcome<null>> => {
  if (!(await isStale())) return success(null)
  say('building the web application, once')
  const vite = join(dirname(createRequire(join(web, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js')
  const lines: string[] = []
  const code = await new Promise<number | null>(resolve => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web })
    child.stdout.on('data', chunk => lines.push(String(chunk)))
    child.stderr.on('data', chunk => lines.push(String(chunk)))
    child.on('close', resolve)
  })
  if (code === 0) return success(null)
  return failure({
    code: 'unexpected',
    message: `The web application could not be built:\n${lines.join('').trim().split('\n').slice(-12).join('\n')}`,
    where: web,
    mend: 'Run npm ci and start again; npx vite build in packages/web says more.',
  })
}
