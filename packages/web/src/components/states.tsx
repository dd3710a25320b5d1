import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView } from './problem-view.tsx'
import styles from './states.module.css'

/** Grey lines of about the height that the content will have. */
export function Loading({ lines = 8 }: { lines?: number }) {
  const { t } = useTranslation()
  return (
    <div aria-busy="true" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton title={false} paragraph={{ rows: lines }} />
    </div>
  )
}

/** Nothing yet: what will be here, and the first step as `children` (a link or a button). */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {children}
    </div>
  )
}

/** Shows the answer of `query` with `children`, and before that its loading or its problem. */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T>
  lines?: number
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemView error={query.error} retry={() => query.refetch()} />
  return <Loading lines={lines} />
}
