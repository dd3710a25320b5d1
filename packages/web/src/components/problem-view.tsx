import type { Problem } from '@langqiao/platform/words'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../state/client.ts'
import { useLanguage } from '../state/format.ts'
import styles from './problem-view.module.css'
import problemWords from './problem-words.json' with { type: 'json' }

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }))

type Told = Pick<Problem, 'message' | 'mend' | 'where'> & {
  /** The server's words, where ours stand before them. */
  detail?: string
}
const chinese: Record<string, string[] | undefined> = problemWords.zh

/** What to tell of a problem of the server: in Chinese what its code means, with the server's own words as detail. */
export function useProblemWords(): (problem: Problem) => Told {
  const { language } = useLanguage()
  return problem => {
    const words = language === 'zh' ? chinese[problem.code] : undefined
    if (!words) return problem
    const [message, mend] = words
    return { message, mend, where: problem.where, detail: `${problem.message} ${problem.mend}` }
  }
}

/** What to tell of an error: the server's words, or ours where it gave none. */
export function useDescribeProblem(): (error: unknown) => Told {
  const { t } = useTranslation()
  const words = useProblemWords()
  return error => {
    if (!(error instanceof ApiError))
      return { message: t('problem.crash.message'), mend: t('problem.crash.mend'), where: String(error) }
    if (error.status === 0) return { message: t('problem.offline.message'), mend: t('problem.offline.mend') }
    const { problem } = error
    if (!problem)
      return { message: t('problem.unreadable.message', { status: error.status }), mend: t('problem.unreadable.mend') }
    if (problem.code === 'not-found')
      return { message: t('problem.notFound.message'), mend: t('problem.notFound.mend'), where: problem.where }
    if (problem.code === 'not-allowed')
      return { message: t('problem.notAllowed.message'), mend: t('problem.notAllowed.mend'), where: problem.where }
    return words(problem)
  }
}

/** An error: what, where, how to mend it, and a way to try again. Asks to sign in where that is what is missing. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const { message, mend, where, detail } = useDescribeProblem()(error)
  if (error instanceof ApiError && (error.status === 401 || error.problem?.code === 'sign-in-required'))
    return (
      <section className={styles.signIn}>
        <p>{t('signIn.why')}</p>
        <Suspense fallback={null}>
          <SignInForm />
        </Suspense>
      </section>
    )
  return (
    <section className={styles.problem} role="alert">
      <h2>{t('problem.heading')}</h2>
      <p>{message}</p>
      {where && (
        <p className="caption">
          {t('problem.where')}: {where}
        </p>
      )}
      <p>
        <strong>{t('problem.mend')}</strong> {mend}
      </p>
      {detail && (
        <p className="caption">
          {t('problem.detail')}: {detail}
        </p>
      )}
      {retry && <Button onClick={retry}>{t('problem.retry')}</Button>}
    </section>
  )
}
