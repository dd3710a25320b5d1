import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './document-page.module.css'

/** Asks for the right words in the place of `label`; Escape leaves everything as it is. */
export function CorrectionForm({
  label,
  save,
  close,
}: {
  label: string
  save: (words: string) => void
  close: () => void
}) {
  const { t } = useTranslation('documents')
  const [words, setWords] = useState(label)
  return (
    <form
      className={styles.correct}
      onSubmit={event => {
        event.preventDefault()
        if (words.trim()) save(words.trim())
      }}
    >
      <Input
        autoFocus
        size="small"
        aria-label={t('act.rightWords')}
        value={words}
        onChange={event => setWords(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && close()}
      />
      <Button size="small" type="primary" htmlType="submit">
        {t('act.save')}
      </Button>
      <Button size="small" type="text" onClick={close}>
        {t('act.cancel')}
      </Button>
    </form>
  )
}
