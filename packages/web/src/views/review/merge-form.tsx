import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameSuggestions, useNames } from '../../state/review.ts'
import styles from './review-page.module.css'

/** Names offered at a time; suggestions looked through for this name. */
const offered = 12
const suggestionsLookedAt = 500

/** Asks which fuller name means the same organisation; the rules' suggestion stands there first. */
export function MergeForm({ name, save, close }: { name: string; save: (sameAs: string) => void; close: () => void }) {
  const { t } = useTranslation('review')
  const suggestions = useNameSuggestions(suggestionsLookedAt).data?.items
  const suggested = suggestions?.find(suggestion => suggestion.name === name)?.sameAs
  const [typed, setTyped] = useState<string>()
  const words = typed ?? suggested ?? ''
  const names = useNames({ q: typed ?? name, limit: offered }).data?.items ?? []
  const options = names.filter(each => each.name !== name).map(each => ({ value: each.name }))
  return (
    <form
      className={styles.merge}
      onSubmit={event => {
        event.preventDefault()
        if (words.trim() && words.trim() !== name) save(words.trim())
      }}
    >
      <label htmlFor="same-as">{t('merge.sameAs', { name })}</label>
      <AutoComplete
        id="same-as"
        autoFocus
        className={styles.mergeField}
        value={words}
        options={options}
        onChange={value => setTyped(value)}
        onInputKeyDown={event => event.key === 'Escape' && close()}
      />
      <Button type="primary" htmlType="submit">
        {t('merge.save')}
      </Button>
      <Button type="text" onClick={close}>
        {t('merge.cancel')}
      </Button>
      {suggested && <p className="caption">{t('merge.suggested')}</p>}
    </form>
  )
}
