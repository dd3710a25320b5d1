/** A stretch of a text in UTF-16 units, `end` left out. */
export type Span = { start: number; end: number }

/**
 * Where the quotes stand in a text, in order, with overlaps joined. A quote is marked wherever it occurs, but a single
 * character only once: it stands in too many words that nobody meant.
 */
export function spansOf(text: string, quotes: (string | null)[]): Span[] {
  const found: Span[] = []
  for (const quote of new Set(quotes)) {
    if (!quote) continue
    for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + quote.length)) {
      found.push({ start, end: start + quote.length })
      if (quote.length === 1) break
    }
  }
  found.sort((a, b) => a.start - b.start)
  const joined: Span[] = []
  for (const span of found) {
    const last = joined.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}

/** A stretch between two neighbouring borders of `spans`, with the spans that cover it, narrowest first. */
export type Piece<T extends Span> = Span & { covers: T[] }

/** Cuts the stretch from `start` to `end` at every border of the spans in it, so that overlapping spans can be drawn side by side. */
export function piecesOf<T extends Span>(spans: T[], start: number, end: number): Piece<T>[] {
  const inside = spans.filter(span => span.start < end && span.end > start)
  const borders = new Set([start, end])
  for (const span of inside) {
    if (span.start > start) borders.add(span.start)
    if (span.end < end) borders.add(span.end)
  }
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(1).map((border, index) => {
    const from = sorted[index]
    const covers = inside
      .filter(span => span.start <= from && span.end >= border)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    return { start: from, end: border, covers }
  })
}

/** Cuts a text into runs of whole lines of about `size` characters; a line longer than that is cut where it must be. */
export function chunksOf(text: string, size: number): Span[] {
  const chunks: Span[] = []
  let start = 0
  while (start < text.length) {
    const wanted = start + size
    const lineEnd = wanted < text.length ? text.lastIndexOf('\n', wanted) : text.length
    const end = lineEnd > start ? Math.min(lineEnd + 1, text.length) : Math.min(wanted, text.length)
    chunks.push({ start, end })
    start = end
  }
  return chunks
}
