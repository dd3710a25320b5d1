import type { Effects } from './effects.ts'

/** Work shorter than this needs no bar; and a bar redrawn more often only flickers. In milliseconds. */
const timing = { quiet: 2000, redraw: 100 }
const width = 30

/**
 * A progress bar on a terminal, from two seconds on. `step` may be called as often as one likes; without a total it shows
 * only what is done. `end` clears the line.
 */
export const startProgress = (effects: Effects) => {
  const began = effects.now().getTime()
  let drawn = Number.NEGATIVE_INFINITY
  return {
    step(what: string, done?: number, total?: number): void {
      const now = effects.now().getTime()
      if (now - began < timing.quiet || now - drawn < timing.redraw) return
      drawn = now
      const seconds = `${Math.round((now - began) / 1000)} s`
      const share = done === undefined || !total ? null : Math.min(1, done / total)
      const full = Math.round((share ?? 0) * width)
      const bar = share === null ? '…' : `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %`
      effects.showProgress(`${what} ${bar} ${seconds}`)
    },
    end(): void {
      if (drawn > 0) effects.showProgress(null)
    },
  }
}
export type Progress = ReturnType<typeof startProgress>
