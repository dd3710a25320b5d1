import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { FilterSentence } from '../../components/sentence-filter.tsx'
import styles from './listing-search.module.css'

/** Typing rests this long before the list follows, in milliseconds. */
const rest = 250

/** The search field of a list, and beside it the sentence that filters. */
export function ListingSearch({
  label,
  q,
  search,
  children,
}: {
  label: string
  q: string | undefined
  search: (q: string | undefined) => void
  children?: ReactNode
}) {
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return
    const waiting = setTimeout(() => search(text || undefined), rest)
    return () => clearTimeout(waiting)
  }, [text, q, search])
  return (
    <div className={`${styles.search} no-print`}>
      <Input
        type="search"
        allowClear
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {children && <FilterSentence label={label}>{children}</FilterSentence>}
    </div>
  )
}
