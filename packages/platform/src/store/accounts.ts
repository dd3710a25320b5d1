import { and, asc, eq, or } from 'drizzle-orm'
import type { Caller, Role } from '../words/index.ts'
import { asCaller, asOwner, platform } from './caller.ts'
import type { Database } from './database.ts'
import type { Store } from './open.ts'
import { accountMemberships, authAccounts, authUsers, organisations } from './schema/index.ts'

/** In which organisation an account acts, and as what. */
export type Membership = {
  caller: Caller
  user: string
  organisation: { id: string; name: string }
  local: false
}

/** The oldest membership of an account, or null where it has none (any more): asked at every request. */
export const findMembership = (store: Store, user: { id: string; name: string }): Promise<Membership | null> =>
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

export type NewAccount = {
  email: string
  name: string
  /** As better-auth/crypto makes it. */
  passwordHash: string
  organisationId: string
  role: Exclude<Role, 'anonymous'>
}

/**
 * Makes an account that can sign in with e-mail and password and gives it a role in an organisation. Where the e-mail
 * has an account, only the role is given, and the password stays. Says which of the two it was.
 */
export const addAccount = (store: Store, account: NewAccount): Promise<'new' | 'known'> =>
  asOwner(store, async tx => {
    const email = account.email.toLowerCase()
    const [made] = await tx
      .insert(authUsers)
      .values({ email, name: account.name, emailVerified: true })
      .onConflictDoNothing()
      .returning({ id: authUsers.id })
    if (made)
      await tx
        .insert(authAccounts)
        .values({ userId: made.id, accountId: made.id, providerId: 'credential', password: account.passwordHash })
    const [user] = made
      ? [made]
      : await tx.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.email, email))
    const { organisationId: ownerId, role } = account
    await tx
      .insert(accountMemberships)
      .values({ userId: user.id, ownerId, role })
      .onConflictDoUpdate({ target: [accountMemberships.ownerId, accountMemberships.userId], set: { role } })
    return made ? 'new' : 'known'
  })

/** Takes every role of an account away; from the next request on it is nobody. False where there is no such account. */
export const removeMemberships = (store: Store, email: string): Promise<boolean> =>
  asOwner(store, async tx => {
    const [user] = await tx.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.email, email.toLowerCase()))
    if (!user) return false
    await tx.delete(accountMemberships).where(eq(accountMemberships.userId, user.id))
    return true
  })

/** A tenant by name or key. A tenant owns itself. */
export const findTenant = async (db: Database, nameOrKey: string) => {
  const [tenant] = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.ownerId, organisations.id),
        eq(organisations.sample, false),
        or(eq(organisations.name, nameOrKey), eq(organisations.key, nameOrKey)),
      ),
    )
    .limit(1)
  return tenant ?? null
}

/** Makes an organisation that can have accounts: one that owns itself, seen by everybody signed in. */
export const insertTenant = async (
  db: Database,
  tenant: { id: string; name: string; kind: typeof organisations.$inferInsert.kind },
): Promise<void> => {
  await db.insert(organisations).values({ ...tenant, ownerId: tenant.id, visibility: 'platform' })
}
