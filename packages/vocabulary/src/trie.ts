/** A finder of many labels at once in time linear in the text. */
export type Trie = { first: (TrieNode | undefined)[] }
type TrieNode = { next: Map<number, TrieNode>; value: string | null }

export type Span = { value: string; start: number; end: number }

const isWordUnit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f)

const [S, E] = ['s'.charCodeAt(0), 'e'.charCodeAt(0)]

/** Builds the trie. Keys are folded (see `foldScript`); of two equal keys the first keeps its value. */
export function buildTrie(entries: { key: string; value: string }[]): Trie {
  const first: (TrieNode | undefined)[] = []
  for (const { key, value } of entries) {
    const code = key.charCodeAt(0)
    const root = first[code] ?? emptyNode()
    first[code] = root
    let node = root
    for (let i = 1; i < key.length; i++) node = childOf(node, key.charCodeAt(i))
    node.value ??= value
  }
  return { first }
}

const emptyNode = (): TrieNode => ({ next: new Map(), value: null })

function childOf(node: TrieNode, code: number): TrieNode {
  const child = node.next.get(code) ?? emptyNode()
  node.next.set(code, child)
  return child
}

/** Labels in a folded text: leftmost, then longest, never overlapping; Latin ends only at word boundaries or a plural s. */
export function spansIn({ first }: Trie, text: string): Span[] {
  const spans: Span[] = []
  let insideWord = false
  for (let start = 0; start < text.length; ) {
    const code = text.charCodeAt(start)
    const wordUnit = isWordUnit(code)
    const span: Span | undefined = insideWord && wordUnit ? undefined : longestFrom(first[code], text, start)
    if (span) spans.push(span)
    start = span ? span.end : start + 1
    insideWord = span ? isWordUnit(text.charCodeAt(start - 1)) : wordUnit
  }
  return spans
}

function longestFrom(root: TrieNode | undefined, text: string, start: number): Span | undefined {
  let found: Span | undefined
  let node = root
  for (let end = start + 1; node; end++) {
    if (node.value !== null) {
      const closed = wordEnd(text, end)
      if (closed > 0) found = { value: node.value, start, end: closed }
    }
    node = node.next.get(text.charCodeAt(end))
  }
  return found
}

/** Where a label that stops at `end` ends in the text, taking in a plural; 0 when it stops within a Latin word. */
function wordEnd(text: string, end: number): number {
  if (!isWordUnit(text.charCodeAt(end - 1)) || !isWordUnit(text.charCodeAt(end))) return end
  const afterE = text.charCodeAt(end) === E ? end + 1 : end
  for (const at of [end, afterE]) if (text.charCodeAt(at) === S && !isWordUnit(text.charCodeAt(at + 1))) return at + 1
  return 0
}
