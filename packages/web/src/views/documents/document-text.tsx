import type { Extracted } from '@langqiao/platform/views'
import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react'
import { isSameList, useNearView } from '../../components/near-view.ts'
import { chunksOf, type Piece, piecesOf, type Span } from '../../state/spans.ts'
import styles from './document-page.module.css'
import { colourOf } from './extraction-kinds.ts'

/** Characters drawn as one block: small enough that the browser skips most of a long text, large enough to be few. */
const chunkSize = 3000
/** Lines drawn under one stretch at most; further kinds on it are found in the list. */
const mostLines = 3

/**
 * The cleaned text with a coloured line under all that was found, one line for each kind where stretches overlap.
 * Lines are drawn in blocks as they come near, and choosing something redraws only the block it is in.
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
            chunk={chunk}
            extracted={byChunk[index]}
            selectedId={holdsSelected ? selected.id : null}
            select={select}
          />
        )
      })}
    </div>
  )
}

/** The things found in each chunk; what reaches into several stands in each. */
function spread(extracted: Extracted[], chunks: Span[]): Extracted[][] {
  const lists: Extracted[][] = chunks.map(() => [])
  let first = 0
  for (const found of extracted) {
    while (first < chunks.length - 1 && chunks[first].end <= found.start) first++
    for (let index = first; index < chunks.length && chunks[index].start < found.end; index++) lists[index].push(found)
  }
  return lists
}

type ChunkProps = {
  text: string
  chunk: Span
  extracted: Extracted[]
  selectedId: string | null
  select: (id: string) => void
}

/** A block of the text; its lines are drawn once it comes near. */
const Chunk = memo(
  function Chunk({ text, chunk, extracted, selectedId, select }: ChunkProps) {
    const block = useRef<HTMLDivElement>(null)
    const near = useNearView(block) || selectedId !== null
    return (
      <div ref={block} className={styles.chunk}>
        {near
          ? piecesOf(extracted, chunk.start, chunk.end).map(piece => (
              <Words key={piece.start} text={text} piece={piece} selectedId={selectedId} select={select} />
            ))
          : text.slice(chunk.start, chunk.end)}
      </div>
    )
  },
  (a, b) =>
    a.text === b.text &&
    a.chunk === b.chunk &&
    a.selectedId === b.selectedId &&
    a.select === b.select &&
    isSameList(a.extracted, b.extracted),
)

/** A stretch of text; chosen again and again it walks through everything that was found in it, narrowest first. */
function Words({
  text,
  piece,
  selectedId,
  select,
}: {
  text: string
  piece: Piece<Extracted>
  selectedId: string | null
  select: (id: string) => void
}) {
  const words = text.slice(piece.start, piece.end)
  const { covers } = piece
  if (covers.length === 0) return words
  const at = covers.findIndex(found => found.id === selectedId)
  const kinds = [...new Set(covers.map(found => found.kind))].slice(0, mostLines)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside the text is the way by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: thousands of stops in a text would make it unusable by keyboard
    <span
      data-start={piece.start}
      className={at >= 0 ? `${styles.found} ${styles.selected}` : styles.found}
      style={underlines(kinds.map(colourOf))}
      onClick={() => select(covers[(at + 1) % covers.length].id)}
    >
      {words}
    </span>
  )
}

/** One line under another, a pixel apart. */
const underlines = (colours: string[]): CSSProperties => ({
  backgroundImage: colours.map(colour => `linear-gradient(${colour}, ${colour})`).join(', '),
  backgroundSize: colours.map(() => '100% 2px').join(', '),
  backgroundPosition: colours.map((_, index) => `0 calc(100% - ${(colours.length - 1 - index) * 3}px)`).join(', '),
  backgroundRepeat: 'no-repeat',
  paddingBottom: colours.length * 3 - 1,
})
