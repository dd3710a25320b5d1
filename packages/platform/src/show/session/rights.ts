import { type Role, roles } from '../../words/index.ts'
import type { Who } from './caller.ts'

/** Whether a role is at least another. */
export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** Whether whoever asks may change what this organisation owns; the store holds the same rule. */
export const mayChange = ({ caller }: Who, ownerId: string): boolean =>
  caller.role === 'platform-admin' || (isAtLeast(caller.role, 'editor') && caller.organisationId === ownerId)
