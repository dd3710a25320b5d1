import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('missing.title')} lead={t('missing.text')}>
      <Link to="/">{t('missing.home')}</Link>
    </Page>
  )
}
