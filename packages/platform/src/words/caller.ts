/** Rights grow from left to right; see docs/decisions on roles. */
export const roles = ['anonymous', 'viewer', 'editor', 'manager', 'organisation-admin', 'platform-admin'] as const
export type Role = (typeof roles)[number]

/** Who asks: every request to the store runs as one. `organisationId` is null only for `anonymous`. */
export type Caller = { organisationId: string | null; role: Role; userId: string | null }

export const anonymous: Caller = { organisationId: null, role: 'anonymous', userId: null }

/** Who may see a row: everyone, everyone signed in, or its owner alone. */
export const visibilities = ['public', 'platform', 'private'] as const
export type Visibility = (typeof visibilities)[number]
