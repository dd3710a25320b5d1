import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Appearance, setAppearance, useAppearance, useDark } from '../../state/preferences.ts'
import styles from './frame.module.css'

const appearances: Appearance[] = ['system', 'light', 'dark']

/** Chooses light, dark, or as the system has it. */
export function AppearanceSwitch() {
  const { t } = useTranslation()
  const chosen = useAppearance()
  const dark = useDark()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [chosen],
        items: appearances.map(key => ({ key, label: t(`appearance.${key}`) })),
        onClick: ({ key }) => setAppearance(key as Appearance),
      }}
    >
      <button type="button" className={styles.tool} aria-label={t('appearance.label')}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d={dark ? 'M8 2a6 6 0 0 0 0 12Z' : 'M8 2a6 6 0 0 1 0 12Z'} fill="currentColor" />
        </svg>
      </button>
    </Dropdown>
  )
}
