import type { MatchedOffer } from '@langqiao/platform/views'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useDecide } from '../../state/api.ts'
import { withSubjectNames } from '../../state/subjects.ts'
import styles from './offer-row.module.css'

/**
 * What nobody knows yet, as questions. With a collaboration under way a button writes the question into its record, where
 * both sides read it; before that it copies the question, to be sent.
 */
export function OpenQuestions({ match }: { match: MatchedOffer }) {
  const { t } = useTranslation('exchange')
  const { message } = App.useApp()
  const tell = useTellProblem()
  const decide = useDecide(match.collaborationId ?? '')
  const ask = (question: string) =>
    match.collaborationId
      ? decide.mutate(
          { kind: 'note', why: t('match.asked', { question }) },
          { onSuccess: () => message.success(t('match.askedDone')), onError: tell },
        )
      : navigator.clipboard.writeText(question).then(() => message.success(t('match.copied')), tell)
  return (
    <>
      <h3>{t('match.unknown')}</h3>
      <ul className={`plain ${styles.questions}`}>
        {match.unknown.map(withSubjectNames).map(question => (
          <li key={question}>
            {question}
            <Button size="small" loading={decide.isPending} onClick={() => ask(question)}>
              {t(match.collaborationId ? 'match.ask' : 'match.copy')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
