import { z } from '@hono/zod-openapi'

export const sessionSchema = z
  .object({
    signedIn: z.boolean(),
    local: z.boolean().openapi({ description: 'The local administrator, signed in on loopback without a password' }),
    user: z.string().nullable(),
    organisation: z.object({ id: z.string().uuid(), name: z.string() }).nullable(),
    role: z.enum(['anonymous', 'viewer', 'editor', 'manager', 'organisation-admin', 'platform-admin']),
    version: z.string(),
    storage: z.enum(['embedded', 'server']),
  })
  .openapi('Session')

export const credentialsSchema = z
  .object({ email: z.email().max(200), password: z.string().min(1).max(200) })
  .openapi('Credentials')
