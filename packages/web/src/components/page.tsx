import type { UseQueryResult } from '@tanstack/react-query'
import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'
import { Loaded } from './states.tsx'

export type Crumb = { text: string; to?: LinkProps['to']; params?: Record<string, string> }

/**
 * The outline of a page: where it is, its heading, a leading sentence, what one can do. `title` says what was found here
 * and stands in the browser's tab; `heading` replaces it on the page where it must hold more than text, and null leaves it out. `wide` lets maps and boards take the whole window.
 */
export function Page({
  title,
  heading,
  lead,
  crumbs,
  actions,
  wide,
  children,
}: {
  title: string
  heading?: ReactNode
  lead?: ReactNode
  crumbs?: Crumb[]
  actions?: ReactNode
  wide?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className={wide ? styles.wide : styles.page}>
      <title>{`${title} · ${t('name')}`}</title>
      {crumbs && (
        <nav aria-label={t('crumbs')} className={styles.crumbs}>
          <ol className="plain">
            {crumbs.map(crumb => (
              <li key={crumb.text}>
                {crumb.to ? (
                  <Link to={crumb.to} params={crumb.params as never}>
                    {crumb.text}
                  </Link>
                ) : (
                  <span aria-current="page">{crumb.text}</span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className={styles.head}>
        <div>
          {heading !== null && <h1>{heading ?? title}</h1>}
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A page that can only name itself once the answer of `query` is there; loading and problems keep its outline. */
export function LoadedPage<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation()
  const hash = useLocation({ select: location => location.hash })
  const loaded = query.data !== undefined
  useEffect(() => {
    // The browser looked for the place when the address was opened, before it was there.
    if (loaded && hash) document.getElementById(hash)?.scrollIntoView()
  }, [loaded, hash])
  if (query.data !== undefined) return children(query.data)
  return (
    <Page title={t(query.error ? 'problem.heading' : 'loading')} heading={null}>
      <Loaded query={query} lines={16}>
        {children}
      </Loaded>
    </Page>
  )
}

/** A part of a page that answers one question. */
export function Section({
  id,
  title,
  question,
  actions,
  children,
}: {
  id?: string
  title: ReactNode
  question?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <div>
          <h2>{title}</h2>
          {question && <p className="quiet">{question}</p>}
        </div>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
