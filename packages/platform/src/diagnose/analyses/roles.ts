/** A role of an organisation with the places that it names, if any. */
export type RoleOf = { role: string; places: string[] }

/**
 * Roles as they are recorded: `chain-leader;branches:110000;440100` is a chain leader with branches in two places. What
 * follows a role's colon, and every bare code after that, are places; an empty role is none.
 */
export const rolesOf = (roles: string | null): RoleOf[] => {
  const found: RoleOf[] = []
  for (const part of (roles ?? '').split(';').map(each => each.trim())) {
    const last = found.at(-1)
    if (last && last.places.length > 0 && isPlace(part)) {
      last.places.push(part)
      continue
    }
    const [role, place] = part.split(':', 2)
    // The code of a made-up region has a colon itself: `park-of:group:jin-ji`.
    const named = place === 'group' ? part.slice(role.length + 1) : place
    if (role) found.push({ role, places: named ? [named] : [] })
  }
  return found
}

const isPlace = (part: string): boolean => /^(\d{6}|group:[a-z0-9-]+)$/.test(part)
