import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { SignInForm } from '../../components/sign-in-form.tsx'

/** Sign-in; goes on to where the visitor came from. */
export function SignInPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  // Only an address of this site: `//elsewhere` would leave it.
  const target = next?.startsWith('/') && !next.startsWith('//') ? next : '/'
  return (
    <Page title={t('signIn.title')}>
      <SignInForm done={() => router.history.push(target)} />
    </Page>
  )
}
