import { asCaller, platform, type Store } from '../../store/index.ts'
import { ensureTenant } from '../../store/organisations.ts'
import type { Who } from './caller.ts'
import local from './local.json' with { type: 'json' }

/** Who asks from the machine that Langqiao runs on; makes its organisation the first time. */
export const findLocalAdministrator = async (store: Store): Promise<Who> => {
  const { user, ...tenant } = local
  const organisation = await asCaller(store, platform, db => ensureTenant(db, tenant))
  return {
    caller: { organisationId: organisation.id, role: 'platform-admin', userId: null },
    user,
    organisation,
    local: true,
  }
}
