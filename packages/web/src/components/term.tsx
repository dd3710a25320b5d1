import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { texts } from '../locales/zh/index.ts'
import styles from './term.module.css'

export type GlossaryTerm = keyof (typeof texts)['words']['glossary']

/** A field term that explains itself when pointed at or focused. */
export function Term({ id, children }: { id: GlossaryTerm; children: ReactNode }) {
  const { t } = useTranslation('words')
  return (
    <Tooltip title={t(`glossary.${id}`)}>
      <button type="button" className={styles.term}>
        {children}
      </button>
    </Tooltip>
  )
}
