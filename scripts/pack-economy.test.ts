import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { build, type Rolldown } from 'vite'
import { packEconomy } from './pack-economy.ts'

const root = path.join(import.meta.dirname, '..')
/** What a page that uses everything, or one measure, may have to load; in bytes, minified. */
const limits = { everything: 90_000, gini: 2_000 }

test('the packed library is installed and used by a project that knows nothing of this one', async context => {
  const folder = mkdtempSync(path.join(tmpdir(), 'langqiao-consumer-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const tarball = packEconomy(folder)
  writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}')
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: folder })
  const installed = path.join(folder, 'node_modules', '@langqiao', 'economy')

  await context.test('JavaScript and types are in it, sources and tests are not', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map(file =>
      file.replaceAll(path.sep, '/'),
    )
    assert.ok(files.includes('LICENSE') && files.includes('README.md'))
    const sources = files.filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    assert.deepEqual([...sources, ...files.filter(file => /\.test\.|^dist\/testing/.test(file))], [])
    assert.equal('dependencies' in JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')), false)
  })

  await context.test('it answers', () => {
    const code = `
      import { matrixFromLongTable, rca } from '@langqiao/economy'
      const { matrix } = matrixFromLongTable([['a', 'x', 8], ['a', 'y', 4], ['b', 'y', 8]])
      console.log(rca(matrix).join())`
    writeFileSync(path.join(folder, 'use.js'), code)
    const answer = execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' })
    assert.equal(answer.trim(), [8 / 12 / (8 / 20), 4 / 12 / (12 / 20), 0, 8 / 8 / (12 / 20)].join())
  })

  await context.test('its types hold, and catch a mistake', () => {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] }
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    const check = (code: string) => {
      writeFileSync(path.join(folder, 'use.ts'), code)
      return execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    }
    const use = (argument: string) =>
      `import { gini } from '@langqiao/economy'\nexport const result: number = gini(${argument})\n`
    check(use('[1, 2, 3]'))
    assert.throws(() => check(use("'many'")), /Command failed/)
  })

  await context.test('it is small, and one measure brings only itself', async () => {
    const bundled = async (code: string) => {
      const entry = path.join(folder, 'entry.js')
      writeFileSync(entry, code)
      const result = await build({
        root: folder,
        configFile: false,
        logLevel: 'silent',
        build: { rolldownOptions: { input: entry }, write: false, modulePreload: false },
      })
      const { output } = result as Rolldown.RolldownOutput
      return output[0].code.length
    }
    const everything = await bundled("import * as economy from '@langqiao/economy'\nconsole.log(economy)")
    assert.ok(everything <= limits.everything, `${everything} bytes`)
    const gini = await bundled("import { gini } from '@langqiao/economy'\nconsole.log(gini([1, 2]))")
    assert.ok(gini <= limits.gini, `${gini} bytes`)
    context.diagnostic(`everything ${everything} bytes, gini ${gini} bytes, minified`)
  })
})
