import { existsSync } from 'node:fs'

/** Where a Chromium usually is; `CHROMIUM` names another. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium on this machine, or null. */
export const chromiumPath = (env: Readonly<Record<string, string | undefined>>): string | null =>
  [env.CHROMIUM, ...places].find(place => place !== undefined && existsSync(place)) ?? null
