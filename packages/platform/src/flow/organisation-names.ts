import { suggestSameOrganisations } from '../extract/same-organisation.ts'
import type { Database } from '../store/index.ts'
import { findJoin, insertJoin, isFoundName, listFoundNames, listJoins, rootsOf } from '../store/organisation-names.ts'
import { failure, type Outcome, success } from '../words/index.ts'
import type { Reviewer } from './review.ts'

/** Names looked at for suggestions: the most mentioned of an owner. */
const namesLookedAt = 5_000

/**
 * Which names that an owner's documents give organisations mean the same one by the rules of same-organisation.ts, less
 * what is joined already and what people have said to be different.
 */
export const suggestJoins = async (db: Database, ownerId: string) => {
  const { items } = await listFoundNames(db, ownerId, {}, { limit: namesLookedAt, skip: 0 })
  const joins = await listJoins(db, ownerId)
  const apart = new Set(joins.filter(join => !join.same).map(({ name, sameAs }) => `${name}\n${sameAs}`))
  return suggestSameOrganisations(items).filter(({ name, sameAs }) => !apart.has(`${name}\n${sameAs}`))
}

/**
 * Records that two names mean one organisation (`sameAs` is the fuller one), or with `same` false that they do not. Gives
 * the decision's id. Fails with `not-found` where no document of the owner names the first, and with `conflict` where the
 * two are one already or the first is joined with another.
 */
export const joinNames = async (
  db: Database,
  { organisationId, userId }: Reviewer,
  { name, sameAs, same }: { name: string; sameAs: string; same: boolean },
): Promise<Outcome<string>> => {
  if (!(await isFoundName(db, organisationId, name)))
    return failure({
      code: 'not-found',
      message: 'No document that you may review names an organisation so',
      where: 'json.name',
      mend: 'Use a name as /api/review/names lists it.',
    })
  const roots = await rootsOf(db, organisationId, [name, sameAs])
  const isJoined = roots.get(name) !== name
  if (name === sameAs || roots.get(name) === roots.get(sameAs) || (same && isJoined))
    return failure({
      code: 'conflict',
      message: 'The first name is joined with this or another name already',
      where: 'json.name',
      mend: 'Take that join back first, or join the name that it stands under.',
    })
  return success(await insertJoin(db, { ownerId: organisationId, name, sameAs, same, decidedBy: userId }))
}

/** Takes back what was said of two names; gives the pair, or null where the caller sees no such decision. */
export const takeJoinBack = async (db: Database, { organisationId, userId }: Reviewer, id: string) => {
  const join = await findJoin(db, organisationId, id)
  if (!join) return null
  const { name, sameAs } = join
  await insertJoin(db, { ownerId: organisationId, name, sameAs, same: null, decidedBy: userId })
  return join
}
