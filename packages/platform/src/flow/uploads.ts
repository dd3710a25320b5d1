import { randomUUID } from 'node:crypto'

export type Upload = { name: string; bytes: Uint8Array }
export type Uploads = {
  /** Keeps a file for the import that follows its preview; gives the token that names it. */
  keep(organisationId: string, upload: Upload): string
  /** The file of a token, or null where it has expired, was pushed out, or is another organisation's. */
  find(organisationId: string, token: string): Upload | null
}

/** How long a previewed file waits for its import, and how much may wait in all. */
const uploadLimits = { minutes: 30, bytes: 200 * 1024 * 1024 }

/** Keeps previewed files in memory; the oldest go when there are too many bytes, all go after a while. */
export const keepUploads = (clock: () => Date): Uploads => {
  const kept = new Map<string, Upload & { organisationId: string; until: number }>()
  const dropExpired = () => {
    for (const [token, { until }] of kept) if (until <= clock().getTime()) kept.delete(token)
  }
  return {
    keep: (organisationId, upload) => {
      dropExpired()
      let room =
        uploadLimits.bytes - upload.bytes.length - kept.values().reduce((sum, file) => sum + file.bytes.length, 0)
      for (const [token, { bytes }] of kept) {
        if (room >= 0) break
        kept.delete(token)
        room += bytes.length
      }
      const token = randomUUID()
      kept.set(token, { ...upload, organisationId, until: clock().getTime() + uploadLimits.minutes * 60_000 })
      return token
    },
    find: (organisationId, token) => {
      dropExpired()
      const found = kept.get(token)
      return found?.organisationId === organisationId ? { name: found.name, bytes: found.bytes } : null
    },
  }
}
