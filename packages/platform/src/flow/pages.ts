import { type FetchedPage, type FetchOptions, fetchPage } from '../read/index.ts'
import { failure, type Outcome } from '../words/index.ts'

export type Pages = {
  /** Fetches a page for somebody, who is told to wait after too many. */
  fetch(asker: string, address: string): Promise<Outcome<FetchedPage>>
}

/** What one person needs while adding sources by hand, and what one server may be made to hold and to send. */
const bounds = { windowMs: 60_000, perAsker: 20, atOnce: 4 }

const wait = (where: string, message: string) =>
  failure({ code: 'too-many-requests', message, where, mend: 'Wait a minute and try again.' })

/** Pages of the public internet for whoever may add documents, only so many a minute each and at once. */
export const openPages = (clock: () => Date, options: FetchOptions = {}): Pages => {
  let open = 0
  const asked = new Map<string, number[]>()
  return {
    fetch: async (asker, address) => {
      const now = clock().getTime()
      for (const [key, times] of asked) if (times[times.length - 1] <= now - bounds.windowMs) asked.delete(key)
      const times = (asked.get(asker) ?? []).filter(time => time > now - bounds.windowMs)
      if (times.length >= bounds.perAsker) return wait(address, 'Too many pages were asked for in a short time')
      if (open >= bounds.atOnce) return wait(address, 'The server is fetching other pages')
      asked.set(asker, [...times, now])
      open++
      try {
        return await fetchPage(address, options)
      } finally {
        open--
      }
    },
  }
}
