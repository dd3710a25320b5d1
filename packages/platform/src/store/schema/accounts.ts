import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '../../words/index.ts'
import { childColumns } from './columns.ts'

const time = () => timestamp({ withTimezone: true })
const kept = () => ({
  id: uuid().primaryKey().defaultRandom(),
  createdAt: time().notNull().defaultNow(),
  updatedAt: time().notNull().defaultNow(),
})

/** The four tables of better-auth; their keys are its field names. */
export const authUsers = pgTable('auth_user', {
  ...kept(),
  name: text().notNull(),
  email: text().notNull(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
})

export const authSessions = pgTable('auth_session', {
  ...kept(),
  expiresAt: time().notNull(),
  token: text().notNull(),
  ipAddress: text(),
  userAgent: text(),
  userId: uuid().notNull(),
})

export const authAccounts = pgTable('auth_account', {
  ...kept(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: uuid().notNull(),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: time(),
  refreshTokenExpiresAt: time(),
  scope: text(),
  password: text(),
})

export const authVerifications = pgTable('auth_verification', {
  ...kept(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: time().notNull(),
})

/** In which organisation (the row's owner) an account acts, and as what. */
export const accountMemberships = pgTable('account_membership', {
  ...childColumns(),
  userId: uuid().notNull(),
  role: text().$type<Exclude<Role, 'anonymous'>>().notNull(),
})
