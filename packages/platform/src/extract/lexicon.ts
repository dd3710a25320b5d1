/** A set of words that are all found in one pass over a text; a word may carry several entries. */
export type Lexicon<Entry> = {
  /** Calls `visit` for every occurrence of every word, by start, shorter ones first. Linear in the text for words of bounded length. */
  scan(text: string, visit: (start: number, end: number, entries: readonly Entry[]) => void): void
}

const branchOf = (node: number, unit: number) => node * 0x10000 + unit

/** Builds the trie of `words`. The root is a table by UTF-16 unit, since most positions of a text begin no word. */
export function buildLexicon<Entry>(words: Iterable<readonly [word: string, entry: Entry]>): Lexicon<Entry> {
  const first = new Int32Array(0x10000)
  const branches = new Map<number, number>()
  const entriesAt: (Entry[] | undefined)[] = [undefined]

  for (const [word, entry] of words) {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      let next = i === 0 ? first[unit] : branches.get(branchOf(node, unit))
      if (!next) {
        next = entriesAt.push(undefined) - 1
        if (i === 0) first[unit] = next
        else branches.set(branchOf(node, unit), next)
      }
      node = next
    }
    const entries = entriesAt[node]
    if (entries) entries.push(entry)
    else if (node > 0) entriesAt[node] = [entry]
  }

  return {
    scan(text, visit) {
      for (let start = 0; start < text.length; start++) {
        let node: number | undefined = first[text.charCodeAt(start)]
        for (let end = start + 1; node; end++) {
          const entries = entriesAt[node]
          if (entries && wholeWord(text, start, end)) visit(start, end, entries)
          node = end < text.length ? branches.get(branchOf(node, text.charCodeAt(end))) : undefined
        }
      }
    },
  }
}

const isLatin = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)

/** A Latin word ends at its letters' end; Chinese has no such mark. */
function wholeWord(text: string, start: number, end: number): boolean {
  const cutsBefore = isLatin(text.charCodeAt(start)) && start > 0 && isLatin(text.charCodeAt(start - 1))
  const cutsAfter = isLatin(text.charCodeAt(end - 1)) && end < text.length && isLatin(text.charCodeAt(end))
  return !cutsBefore && !cutsAfter
}
