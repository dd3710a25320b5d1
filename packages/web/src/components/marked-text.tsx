import { Fragment } from 'react'
import { type Span, spansOf } from '../state/spans.ts'
import styles from './marked-text.module.css'

/** A text as it was written, with every place marked where one of `quotes` stands; what stands nowhere is left out. */
export function MarkedText({ text, quotes }: { text: string; quotes: (string | null)[] }) {
  const spans = spansOf(text, quotes)
  const before = (span: Span, index: number) => text.slice(spans[index - 1]?.end ?? 0, span.start)
  return (
    <p className={styles.text}>
      {spans.map((span, index) => (
        <Fragment key={span.start}>
          {before(span, index)}
          <mark>{text.slice(span.start, span.end)}</mark>
        </Fragment>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </p>
  )
}
