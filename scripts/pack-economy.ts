/**
 * `node scripts/pack-economy.ts FOLDER`: makes the tarball of @langqiao/economy that can be published and installed alone,
 * with JavaScript and types instead of the TypeScript that runs here, and prints its path.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const source = path.join(root, 'packages', 'economy')

export const packEconomy = (folder: string): string => {
  const staging = mkdtempSync(path.join(tmpdir(), 'langqiao-economy-'))
  try {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    execFileSync(process.execPath, [tsc, '-p', path.join(source, 'tsconfig.build.json'), '--outDir', `${staging}/dist`])
    const { name, version, license, type, description, keywords, sideEffects } = JSON.parse(
      readFileSync(path.join(source, 'package.json'), 'utf8'),
    )
    const published = {
      name,
      version,
      description,
      keywords,
      license,
      type,
      sideEffects,
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['dist'],
    }
    writeFileSync(path.join(staging, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
    cpSync(path.join(source, 'README.md'), path.join(staging, 'README.md'))
    cpSync(path.join(root, 'LICENSE'), path.join(staging, 'LICENSE'))
    mkdirSync(folder, { recursive: true })
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', path.resolve(folder)], {
      cwd: staging,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return path.join(path.resolve(folder), packed.trim())
  } finally {
    rmSync(staging, { recursive: true })
  }
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (folder) process.stdout.write(`${packEconomy(folder)}\n`)
  else {
    process.stderr.write('Say where the tarball goes: node scripts/pack-economy.ts FOLDER\n')
    process.exitCode = 2
  }
}
