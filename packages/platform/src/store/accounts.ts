import { asc, eq } from 'drizzle-orm'
import type { Caller, Role } from '../words/index.ts'
import { asCaller, platform } from './caller.ts'
import type { Database } from './database.ts'
import type { Store } from './open.ts'
import { accountMemberships, organisations } from './schema/index.ts'

/** In which organisation an account acts, and as what. */
export type Membership = {
  caller: Caller
  user: string
  organisation: { id: string; name: string }
  local: false
}

/** The oldest membership of an account, or null where it has none (any more): asked at every request. */
export const findMembership = (
  store: Pick<Store, 'db'>,
  user: { id: string; name: string },
): Promise<Membership | null> =>
  asCaller(store, platform, async tx => {
    const [row] = await tx
      .select({ role: accountMemberships.role, id: organisations.id, name: organisations.name })
      .from(accountMemberships)
      .innerJoin(organisations, eq(organisations.id, accountMemberships.ownerId))
      .where(eq(accountMemberships.userId, user.id))
      .orderBy(asc(accountMemberships.createdAt))
      .limit(1)
    if (!row) return null
    return {
      caller: { organisationId: row.id, role: row.role, userId: user.id },
      user: user.name,
      organisation: { id: row.id, name: row.name },
      local: false,
    }
  })

/** Gives an account a role in an organisation; one it has there already is replaced. */
export const insertMembership = async (
  db: Database,
  membership: { userId: string; organisationId: string; role: Exclude<Role, 'anonymous'> },
): Promise<void> => {
  const { userId, organisationId, role } = membership
  await db
    .insert(accountMemberships)
    .values({ userId, ownerId: organisationId, role })
    .onConflictDoUpdate({ target: [accountMemberships.ownerId, accountMemberships.userId], set: { role } })
}
