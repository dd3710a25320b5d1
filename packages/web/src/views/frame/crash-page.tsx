import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { ProblemView } from '../../components/problem-view.tsx'

/** A page that failed in the browser: a bug of ours, told with what is needed to find it. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <Page title={t('problem.heading')} heading={null}>
      <ProblemView error={error} retry={() => window.location.reload()} />
    </Page>
  )
}
