import { execFileSync } from 'node:child_process'
import { chromiumPath } from '../packages/platform/src/show/report/chromium.ts'
import { aptInstall } from './apt.ts'

/** The font by which a screenshot shows Chinese; without one it shows boxes. */
const hasChineseFont = (): boolean => {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

/**
 * Path of a Chromium with Chinese fonts beside it: what is there, or what apt installs where it may. Throws with one
 * clear line otherwise.
 */
export const findChromium = (): string => {
  const there = chromiumPath(process.env)
  if (there && (process.platform !== 'linux' || hasChineseFont())) return there
  aptInstall(['chromium', 'fonts-noto-cjk', 'fontconfig'], 'The browser tests need Chromium and Chinese fonts')
  const path = chromiumPath(process.env)
  if (!path) throw new Error('Chromium was installed but not found; name it with CHROMIUM=/path/to/chromium')
  return path
}
