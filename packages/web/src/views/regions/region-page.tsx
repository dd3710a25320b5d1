import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'

export function RegionPage() {
  const { t } = useTranslation()
  return <Page title={t('nav.regions')} />
}
