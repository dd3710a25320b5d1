// Gets a fresh clone ready, then gets out of the way: plain JavaScript that any Node >= 20 can run.
//   node scripts/bootstrap.cjs SCRIPT [ARGUMENT...]
// 1. installs the dependencies when they are missing or older than the lockfile;
// 2. gets the right Node (a package that carries the binary) when the present one is too old;
// 3. runs SCRIPT with it, passing on arguments, signals and the exit code.
// It speaks on standard error only, and says nothing when there is nothing to do.
const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const oldestNode = [22, 18]
const carriedNode = '24.21.0'

const say = line => process.stderr.write(`langqiao: ${line}\n`)

const stop = (message, mend) => {
  say(message)
  say(mend)
  process.exit(1)
}

const npm = (args, what) => {
  // npm's own chatter belongs on standard error too: standard output is the command's.
  const windows = process.platform === 'win32'
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
  if (done.error?.code === 'ENOENT')
    stop('npm was not found', 'Install Node.js together with npm, then run this again.')
  if (done.status !== 0) stop(`${what} failed`, 'Check the network and the free disk space, then run this again.')
}

/** Runs `work` while no other bootstrap of this checkout does; a lock whose holder is gone is taken over. */
const alone = work => {
  const lock = path.join(root, '.runtime', 'lock')
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  for (let told = false; ; ) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = Number(fs.readFileSync(lock, 'utf8').trim())
    try {
      if (holder) process.kill(holder, 0)
    } catch {
      fs.rmSync(lock, { force: true })
      continue
    }
    if (!told) say('waiting for another start of Langqiao to finish installing')
    told = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  const release = () => fs.rmSync(lock, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}

const stampFile = path.join(root, 'node_modules', '.langqiao-lockfile')
const wanted = () =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
const installed = () => (fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : null)

const getDependencies = () => {
  if (installed() === wanted()) return
  alone(() => {
    if (installed() === wanted()) return
    say(installed() ? 'dependencies changed, installing them again' : 'installing dependencies, once (about a minute)')
    npm(['ci', '--engine-strict=false'], 'Installing dependencies')
    fs.writeFileSync(stampFile, wanted())
  })
}

const getNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const home = path.join(root, '.runtime', carriedNode)
  const binary = path.join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const ready = path.join(home, 'ready')
  if (!fs.existsSync(ready))
    alone(() => {
      if (fs.existsSync(ready)) return
      say(`this is Node ${process.versions.node}; getting Node ${carriedNode} for Langqiao alone, once`)
      fs.mkdirSync(home, { recursive: true })
      npm(['install', '--prefix', home, '--no-save', '--ignore-scripts', `${name}@${carriedNode}`], 'Getting Node')
      fs.writeFileSync(ready, '')
    })
  return binary
}

const run = (script, args) => {
  getDependencies()
  const node = getNode()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error =>
    stop(`Node could not be started: ${error.message}`, 'Remove the folder .runtime, then run this again.'),
  )
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

module.exports = { run }

if (require.main === module) run(process.argv[2], process.argv.slice(3))
