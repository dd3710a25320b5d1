import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import { useLayoutEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { antdLocale } from './locales/texts.ts'
import { createAppRouter } from './routes.tsx'
import { createQueryClient } from './state/api.ts'
import { useDark } from './state/preferences.ts'
import { antTheme, applyPalette } from './theme.ts'

/** Everything around the pages: language, colours, what the server answered, addresses. */
export function App() {
  const { i18n } = useTranslation()
  const dark = useDark()
  const theme = useMemo(() => antTheme(dark), [dark])
  const [router] = useState(createAppRouter)
  const [queries] = useState(createQueryClient)
  useLayoutEffect(() => applyPalette(dark), [dark])
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocale(i18n.language)}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
