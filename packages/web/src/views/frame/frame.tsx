import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { Loading } from '../../components/states.tsx'
import { switchLanguage } from '../../locales/texts.ts'
import { Account } from './account.tsx'
import { AppearanceSwitch } from './appearance-switch.tsx'
import styles from './frame.module.css'

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** The way through the product, in its order: four words, each with its pages. */
const sections = [
  {
    id: 'observe',
    pages: [
      { id: 'documents', to: '/documents' },
      { id: 'review', to: '/review' },
      { id: 'events', to: '/events' },
      { id: 'digest', to: '/digest' },
      { id: 'imports', to: '/imports' },
    ],
  },
  {
    id: 'diagnose',
    pages: [
      { id: 'regions', to: '/regions' },
      { id: 'analyses', to: '/analyses' },
      { id: 'flows', to: '/flows' },
      { id: 'systems', to: '/system' },
    ],
  },
  {
    id: 'match',
    pages: [
      { id: 'needs', to: '/needs' },
      { id: 'offers', to: '/offers' },
    ],
  },
  { id: 'collaborate', pages: [{ id: 'board', to: '/board' }], deeper: '/collaborations' },
] as const

/** The frame of every page: name, search, the way as navigation, language, appearance, account; and the foot. */
export function Frame() {
  const { t, i18n } = useTranslation()
  const path = useLocation({ select: location => location.pathname })
  const current = sections.find(
    section =>
      section.pages.some(page => path.startsWith(page.to)) || ('deeper' in section && path.startsWith(section.deeper)),
  )
  const [searching, setSearching] = useState(false)

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setSearching(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <header className={`${styles.top} no-print`}>
        <div className={styles.bar}>
          <Link to="/" className={styles.name}>
            <img src="/bridge.svg" alt="" width="26" height="26" />
            {t('brand')}
          </Link>
          <nav aria-label={t('nav.label')} className={styles.way}>
            {sections.map(section => (
              <Link key={section.id} to={section.pages[0].to} aria-current={section === current ? 'true' : undefined}>
                {t(`nav.${section.id}`)}
              </Link>
            ))}
          </nav>
          <button type="button" className={styles.search} onClick={() => setSearching(true)} aria-haspopup="dialog">
            <span>{t('search.open')}</span>
            <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
          </button>
          <div className={styles.tools}>
            <button
              type="button"
              className={styles.tool}
              lang={i18n.language === 'zh' ? 'en' : 'zh'}
              aria-label={t('otherLanguage.switch')}
              onClick={() => switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')}
            >
              {t('otherLanguage.short')}
            </button>
            <AppearanceSwitch />
            <Account />
          </div>
        </div>
        {current && current.pages.length > 1 && (
          <nav aria-label={t('nav.section')} className={styles.pages}>
            {current.pages.map(page => (
              <Link key={page.id} to={page.to} activeOptions={{ includeSearch: false }}>
                {t(`nav.${page.id}`)}
              </Link>
            ))}
          </nav>
        )}
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={styles.foot}>
        <div>
          <p>{t('footer.licence')}</p>
          <p>
            <SampleMark /> {t('footer.sample')}
          </p>
          <p>
            {t('footer.map')} <a href="/api/openapi.json">{t('footer.api')}</a>
          </p>
        </div>
      </footer>
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog close={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}
