import { spawnSync } from 'node:child_process'

/**
 * Installs Debian packages when this is a Debian-like system and we are root; says so first, on standard error. Throws
 * an error whose message is one clear line (what is needed and the command) when it may not or fails.
 */
export const aptInstall = (packages: string[], why: string): void => {
  const command = `apt-get install -y ${packages.join(' ')}`
  const mend = `${why}: run \`sudo ${command}\`, or install them your system's way, then try again`
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) throw new Error(mend)
  process.stderr.write(`${why}: installing ${packages.join(', ')}\n`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options).status === 0
  // The package lists of a new machine are empty or old, so the first try may fail for that alone.
  if (spawnSync('apt-get', ['update', '-qq'], options).status !== 0 || !install()) throw new Error(mend)
}
