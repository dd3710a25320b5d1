import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { Command, Option } from 'commander'
import { addAccount, findTenant, insertTenant, removeMemberships } from '../../store/accounts.ts'
import { asCaller, platform, type Store } from '../../store/index.ts'
import { organisationKinds, type Role, roles } from '../../words/index.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

/** Shorter ones are guessed, longer ones only slow the hash down; the bounds of the sign-in too. */
const passwordLength = { least: 8, most: 128 }

type Adding = StoreOptions & {
  email: string
  name?: string
  organisation: string
  organisationKind: (typeof organisationKinds)[number]
  role: Exclude<Role, 'anonymous'>
}

/** `langqiao account add|remove`: who may sign in, in which organisation, and as what. */
export const accountCommand = (effects: Effects): Command =>
  new Command('account')
    .description('manage accounts')
    .addCommand(addCommand(effects))
    .addCommand(removeCommand(effects))

const addCommand = (effects: Effects): Command =>
  storeOption(new Command('add'))
    .description('make an account, or change the role of one; the password is asked for, or read from standard input')
    .requiredOption('--email <address>', 'what the account signs in with')
    .requiredOption('--organisation <name>', 'organisation it acts for, made where there is none of this name')
    .addOption(
      new Option('--role <role>', 'what it may do there')
        .choices(roles.filter(role => role !== 'anonymous'))
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'name shown to others (default: the e-mail address)')
    .addOption(
      new Option('--organisation-kind <kind>', 'kind of a new organisation')
        .choices(organisationKinds)
        .default('other'),
    )
    .addHelpText(
      'after',
      '\nExample: langqiao account add --email lin@example.org --organisation "Example Port" --role editor',
    )
    .action(async (options: Adding, command: Command) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(options.email)) command.error(`error: ${options.email} is no e-mail address`)
      const password = await effects.readSecret('Password: ')
      if (password.length < passwordLength.least || password.length > passwordLength.most)
        return complain(effects, {
          code: 'invalid-field',
          message: `The password has ${password.length} characters.`,
          mend: `Give one of ${passwordLength.least} to ${passwordLength.most} characters.`,
        })
      await withStore(effects, options, store => add(effects, store, options, password))
    })

const add = async (effects: Effects, store: Store, options: Adding, password: string): Promise<void> => {
  const { email, name = email, role, organisation, organisationKind } = options
  const tenant = await asCaller(store, platform, async tx => {
    const there = await findTenant(tx, organisation)
    if (there) return there
    const made = { id: randomUUID(), name: organisation }
    await insertTenant(tx, { ...made, kind: organisationKind })
    effects.stderr(`langqiao: organisation ${organisation} made`)
    return made
  })
  const passwordHash = await hashPassword(password)
  const added = await addAccount(store, { email, name, passwordHash, organisationId: tenant.id, role })
  effects.stderr(
    added === 'new'
      ? `langqiao: ${email} can sign in as ${role} of ${tenant.name}`
      : `langqiao: ${email} is now ${role} of ${tenant.name}; its password stays as it was`,
  )
}

const removeCommand = (effects: Effects): Command =>
  storeOption(new Command('remove'))
    .description('take every role of an account away, from its next request on')
    .requiredOption('--email <address>', 'which account')
    .action((options: StoreOptions & { email: string }) =>
      withStore(effects, options, async store => {
        if (await removeMemberships(store, options.email))
          effects.stderr(`langqiao: ${options.email} has no role any more`)
        else
          complain(effects, {
            code: 'not-found',
            message: `There is no account ${options.email}.`,
            mend: 'Check the spelling.',
          })
      }),
    )
