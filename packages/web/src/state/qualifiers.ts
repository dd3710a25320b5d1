import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Says what qualifies a figure, `lower_bound;undated`, in words; what a user wrote is said as it is. */
export function useQualifiers(): (qualifier: string | null) => string[] {
  const { t } = useTranslation('words')
  return useCallback(
    qualifier => {
      const names: Record<string, string> = t('qualifier', { returnObjects: true })
      const parts = (qualifier ?? '').split(';').map(part => part.trim())
      return parts.flatMap(part => {
        const [, name] = /^former:(.+)$/.exec(part) ?? []
        return name ? t('formerPlace', { name }) : (names[part] ?? (part || []))
      })
    },
    [t],
  )
}
