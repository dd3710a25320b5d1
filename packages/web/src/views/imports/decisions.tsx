import type { ImportPreview } from '@langqiao/platform/views'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './imports-page.module.css'

type Decision = ImportPreview['decisions'][number]

/** What only whoever brings a file can decide, each with the ways to go on; rows that wait come in once one is chosen. */
export function Decisions({
  decisions,
  busy,
  choose,
}: {
  decisions: Decision[]
  busy: boolean
  choose: (decision: string, choice: string) => void
}) {
  const { t } = useTranslation('imports')
  const { number } = useLanguage()
  const { said, way } = useDecisionWords()
  const open = decisions.filter(({ chosen }) => chosen === null).length
  return (
    <Section
      title={open > 0 ? t('decisions.open', { count: open }) : t('decisions.done')}
      question={t('decisions.why')}
    >
      <ul className={`plain ${styles.decisions}`}>
        {decisions.map(decision => (
          <li key={decision.id}>
            <span>
              {said(decision)}
              <small>
                {decision.rows === 1
                  ? t('decisions.row', { line: decision.line })
                  : t('decisions.rows', { rows: number(decision.rows), line: decision.line })}
              </small>
            </span>
            <Select
              aria-label={said(decision)}
              placeholder={t('decisions.choose')}
              status={decision.chosen === null ? 'warning' : ''}
              value={decision.chosen}
              disabled={busy}
              popupMatchSelectWidth={false}
              showSearch={decision.choices.length > 8 ? { optionFilterProp: 'label' } : false}
              options={decision.choices.map(choice => ({ value: choice.id, label: way(decision, choice) }))}
              onChange={choice => choose(decision.id, choice)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A choice that one decision words in its own way; the texts have it where `exists` says so. */
type OwnChoice = 'two-units.as-given'

/** A decision and its choices as people say them. */
function useDecisionWords() {
  const { t, i18n } = useTranslation('imports')
  const { language } = useLanguage()
  const list = (values: string[]) => values.join(t('preview.and'))
  return {
    said: ({ code, subjectName, found }: Decision) =>
      t(`decisions.${code}`, {
        subject: subjectName[language],
        found: list(found),
        first: found[0],
        rest: list(found.slice(1)),
      }),
    way: ({ code }: Decision, { does, label }: Decision['choices'][number]) => {
      const key = i18n.exists(`imports:choices.${code}.${does}`) ? (`${code}.${does}` as OwnChoice) : does
      return t(`choices.${key}`, { value: label })
    },
  }
}
