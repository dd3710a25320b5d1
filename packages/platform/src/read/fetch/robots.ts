/** What a site's robots.txt calls us by. */
export const productToken = 'langqiao'

type Rule = { allow: boolean; pattern: string }

/** Whether a path has a form with `*` (anything) and a closing `$` (the end); takes time in step with both. */
const matches = (path: string, pattern: string): boolean => {
  const isAnchored = pattern.endsWith('$')
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(parts[0])) return false
  let at = parts[0].length
  const last = parts.length - 1
  for (const part of parts.slice(1, isAnchored ? last : undefined)) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!isAnchored) return true
  return last === 0 ? at === path.length : path.length - at >= parts[last].length && path.endsWith(parts[last])
}

/** The rules for `agent`: those of the groups that name it, else of the groups for everybody. */
const rulesFor = (agent: string, text: string): Rule[] => {
  const rules = new Map<string, Rule[]>()
  let named: string[] = []
  let begun = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [, field = '', value = ''] = /^\s*(user-agent|allow|disallow)\s*:([^#]*)/i.exec(line) ?? []
    const given = value.trim()
    if (field.toLowerCase() === 'user-agent') {
      if (begun) named = []
      begun = false
      named.push(given.toLowerCase())
      rules.set(given.toLowerCase(), rules.get(given.toLowerCase()) ?? [])
    } else if (field) {
      begun = true
      // Addresses are compared as they are sent: in ASCII.
      const pattern = given.replace(/[^!-~]+/g, encodeURIComponent)
      if (pattern) for (const each of named) rules.get(each)?.push({ allow: field.toLowerCase() === 'allow', pattern })
    }
  }
  return rules.get(agent) ?? rules.get('*') ?? []
}

/**
 * Whether a site's robots.txt lets us read a path with its query, after RFC 9309: the longest rule that fits decides, and
 * of two as long the one that allows.
 */
export const allowsReading = (robots: string, path: string): boolean => {
  let deciding: Rule = { allow: true, pattern: '' }
  for (const rule of rulesFor(productToken, robots)) {
    const isLonger = rule.pattern.length > deciding.pattern.length
    const isAsLong = rule.pattern.length === deciding.pattern.length
    if ((isLonger || (isAsLong && rule.allow)) && matches(path, rule.pattern)) deciding = rule
  }
  return deciding.allow
}
