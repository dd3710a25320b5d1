import spoken from '../../words/indicator-names.json' with { type: 'json' }
import aliases from './indicator-aliases.json' with { type: 'json' }

/** A name as names are compared: one width, no case, spaces, quotes or dashes. */
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s"'“”‘’_-]/g, '')
    .toLowerCase()

const withoutBrackets = (name: string): string => name.normalize('NFKC').replace(/\([^()]*\)/g, '')

const idByName = new Map<string, string>()
for (const { names } of [spoken, aliases])
  for (const [id, all] of Object.entries(names))
    for (const name of [id, ...all])
      for (const key of [bare(name), bare(withoutBrackets(name))]) if (!idByName.has(key)) idByName.set(key, id)

/** The id under which an indicator of this name is recorded; null for one that is the user's own. */
export const knownIndicator = (name: string): string | null =>
  idByName.get(bare(name)) ?? idByName.get(bare(withoutBrackets(name))) ?? null
