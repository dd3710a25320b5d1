import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { initialLanguage, type Language, remember } from '../state/preferences.ts'
import type { texts } from './zh/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame'
    resources: typeof texts
  }
}

type Pack = Awaited<ReturnType<(typeof packs)['zh']>>
const packs = { zh: () => import('./zh/index.ts'), en: () => import('./en/index.ts') }
const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' }
const antdLocales = new Map<string, Pack['antd']>()

async function load(language: Language): Promise<void> {
  if (antdLocales.has(language)) return
  const pack = await packs[language]()
  for (const [namespace, texts] of Object.entries(pack.texts)) i18next.addResourceBundle(language, namespace, texts)
  antdLocales.set(language, pack.antd)
}

/** Ant Design's own words in a language that is loaded. */
export const antdLocale = (language: string): Pack['antd'] | undefined => antdLocales.get(language)

/** Prepares the texts of the language to start in; call once before anything is shown. */
export async function startTexts(): Promise<void> {
  const language = initialLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    ns: ['frame'],
    defaultNS: 'frame',
    interpolation: { escapeValue: false },
  })
  await load(language)
  document.documentElement.lang = htmlLanguage[language]
}

/** Changes the language of everything on screen and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language)
  remember('language', language)
  document.documentElement.lang = htmlLanguage[language]
  await i18next.changeLanguage(language)
}
