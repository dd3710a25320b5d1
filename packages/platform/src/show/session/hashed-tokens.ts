import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth/minimal'
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/types'

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url')

const hashedWhere = (where: Where[]): Where[] =>
  where.map(condition => {
    if (condition.field !== 'token') return condition
    const { value } = condition
    return { ...condition, value: Array.isArray(value) ? value.map(String).map(digest) : digest(String(value)) }
  })

type Request = { model: string; where?: Where[] }

const hashed = <R extends Request>(request: R): R =>
  request.model === 'session' && request.where ? { ...request, where: hashedWhere(request.where) } : request

/** Gives a row its clear token back, which only whoever asked by it knows. */
const withToken = <T>(request: Request, row: T): T => {
  const token = request.model === 'session' && request.where?.find(condition => condition.field === 'token')?.value
  return row && token ? { ...row, token } : row
}

const hashing = <A extends DBTransactionAdapter<BetterAuthOptions>>(adapter: A): A => ({
  ...adapter,
  create: async request => {
    if (request.model !== 'session') return adapter.create(request)
    const token = String((request.data as unknown as { token: string }).token)
    const row = await adapter.create({ ...request, data: { ...request.data, token: digest(token) } })
    return { ...row, token } as never
  },
  findOne: async request => withToken(request, await adapter.findOne(hashed(request))),
  findMany: request => adapter.findMany(hashed(request)),
  update: async request => withToken(request, await adapter.update(hashed(request))),
  updateMany: request => adapter.updateMany(hashed(request)),
  delete: request => adapter.delete(hashed(request)),
  deleteMany: request => adapter.deleteMany(hashed(request)),
})

/**
 * A database adapter that keeps session tokens as SHA-256 digests: whoever reads the table, or a backup of it, cannot
 * sign in with what stands there. The authentication library itself stores them in clear.
 */
export const withHashedTokens =
  (make: (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>) =>
  (options: BetterAuthOptions): DBAdapter<BetterAuthOptions> => {
    const adapter = make(options)
    return {
      ...hashing(adapter),
      transaction: work => adapter.transaction(inner => work(hashing(inner))),
    }
  }
