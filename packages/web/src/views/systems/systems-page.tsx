import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'

export function SystemsPage() {
  const { t } = useTranslation()
  return <Page title={t('nav.systems')} />
}
