import type { Extracted } from '@langqiao/platform/views'
import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react'
import { chunksOf, piecesOf, type Span } from '../../state/spans.ts'
import styles from './document-page.module.css'
import { colourOf } from './extraction-kinds.ts'

/** Characters drawn as one block: small enough that the browser skips most of a long text, large enough to be few. */
const chunkSize = 3000
/** Lines drawn under one stretch at most; further kinds on it are found in the list. */
const mostLines = 3

/**
 * The cleaned text with a coloured line under all that was found, one line for each kind where stretches overlap.
 * Only blocks in sight are laid out, and choosing something redraws only the block it is in.
 */
export function DocumentText({
  text,
  extracted,
  selected,
  select,
  at,
}: {
  text: string
  extracted: Extracted[]
  selected: Extracted | undefined
  select: (id: string) => void
  /** Where to begin, as an offset in the text. */
  at: number | null
}) {
  const root = useRef<HTMLDivElement>(null)
  const chunks = useMemo(() => chunksOf(text, chunkSize), [text])
  const byChunk = useMemo(() => spread(extracted, chunks), [extracted, chunks])

  useEffect(() => {
    const chosen = selected && root.current?.querySelector(`[data-start="${selected.start}"]`)
    chosen?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  useEffect(() => {
    if (at === null) return
    const index = chunks.findIndex(chunk => chunk.end > at)
    root.current?.children[index]?.scrollIntoView({ block: 'start' })
  }, [at, chunks])

  return (
    <div ref={root} className={styles.text}>
      {chunks.map((chunk, index) => {
        const holdsSelected = selected && selected.start < chunk.end && selected.end > chunk.start
        return (
          <Chunk
            key={chunk.start}
            text={text}
            start={chunk.start}
            end={chunk.end}
            extracted={byChunk[index]}
            selectedId={holdsSelected ? selected.id : null}
            select={select}
          />
        )
      })}
    </div>
  )
}

/** The things found in each chunk; the same array as before for a chunk in which nothing changed would be ideal, but decisions are rare. */
function spread(extracted: Extracted[], chunks: Span[]): Extracted[][] {
  const lists: Extracted[][] = chunks.map(() => [])
  let first = 0
  for (const found of extracted) {
    while (first < chunks.length - 1 && chunks[first].end <= found.start) first++
    for (let index = first; index < chunks.length && chunks[index].start < found.end; index++) lists[index].push(found)
  }
  return lists
}

const Chunk = memo(function Chunk({
  text,
  start,
  end,
  extracted,
  selectedId,
  select,
}: {
  text: string
  start: number
  end: number
  extracted: Extracted[]
  selectedId: string | null
  select: (id: string) => void
}) {
  return (
    <div className={styles.chunk}>
      {piecesOf(extracted, start, end).map(piece => {
        const words = text.slice(piece.start, piece.end)
        const [narrowest] = piece.covers
        if (!narrowest) return words
        const selected = piece.covers.some(found => found.id === selectedId)
        const kinds = [...new Set(piece.covers.map(found => found.kind))].slice(0, mostLines)
        const next = piece.covers[(piece.covers.findIndex(found => found.id === selectedId) + 1) % piece.covers.length]
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside the text is the way by keyboard
          // biome-ignore lint/a11y/noStaticElementInteractions: thousands of stops in a text would make it unusable by keyboard
          <span
            key={piece.start}
            data-start={piece.start}
            className={[styles.found, selected && styles.selected].filter(Boolean).join(' ')}
            style={underlines(kinds.map(colourOf))}
            onClick={() => select(next.id)}
          >
            {words}
          </span>
        )
      })}
    </div>
  )
})

/** One line under another, a pixel apart. */
const underlines = (colours: string[]): CSSProperties => ({
  backgroundImage: colours.map(colour => `linear-gradient(${colour}, ${colour})`).join(', '),
  backgroundSize: colours.map(() => '100% 2px').join(', '),
  backgroundPosition: colours.map((_, index) => `0 calc(100% - ${(colours.length - 1 - index) * 3}px)`).join(', '),
  backgroundRepeat: 'no-repeat',
  paddingBottom: colours.length * 3 - 1,
})
