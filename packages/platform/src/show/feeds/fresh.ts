import { createHash } from 'node:crypto'

/** What a reader that asks again is compared by. */
export type Validators = { etag: string; lastModified: string }

/** The validators of an answer: a hash of its bytes, and the moment of its newest entry in whole seconds. */
export const validatorsOf = (body: string, newest: Date): Validators => ({
  etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
  lastModified: newest.toUTCString(),
})

const opaque = (tag: string) => tag.trim().replace(/^W\//, '')

/**
 * Whether a reader has this answer already (RFC 9110, 13.1). `If-None-Match` decides where it is sent. `If-Modified-Since`
 * must be the very moment that was answered before, since an entry that is taken back makes the newest one older.
 */
export const isFresh = (
  { etag, lastModified }: Validators,
  { ifNoneMatch, ifModifiedSince }: { ifNoneMatch?: string; ifModifiedSince?: string },
): boolean =>
  ifNoneMatch !== undefined
    ? ifNoneMatch.split(',').some(tag => tag.trim() === '*' || opaque(tag) === etag)
    : ifModifiedSince === lastModified
