import { randomUUID } from 'node:crypto'
import { findTenant, insertTenant } from '../../store/accounts.ts'
import { asCaller, platform, type Store } from '../../store/index.ts'
import type { Who } from './caller.ts'
import local from './local.json' with { type: 'json' }

/** Who asks from the machine that Langqiao runs on; makes its organisation the first time. */
export const findLocalAdministrator = async (store: Store): Promise<Who> => {
  const { user, organisation: name } = local
  const organisation = await asCaller(store, platform, async db => {
    const there = await findTenant(db, name)
    if (there) return there
    const made = { id: randomUUID(), name }
    await insertTenant(db, { ...made, kind: 'other' })
    return made
  })
  return {
    caller: { organisationId: organisation.id, role: 'platform-admin', userId: null },
    user,
    organisation,
    local: true,
  }
}
