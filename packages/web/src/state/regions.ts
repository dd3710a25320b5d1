import { useCallback } from 'react'
import { useRegions } from './api.ts'
import { useLanguage } from './format.ts'

/** Gives the name of a province or city by its code; of others, and until the names are there, the code itself. */
export function useRegionNames(): (code: string) => string {
  const cities = useRegions({ level: 'city' }).data
  const provinces = useRegions({ level: 'province' }).data
  const { language } = useLanguage()
  return useCallback(
    code => {
      const found = [cities, provinces].flatMap(list => list?.items.find(region => region.code === code) ?? [])[0]
      if (!found) return code
      return language === 'zh' ? found.name : found.nameEn
    },
    [cities, provinces, language],
  )
}
