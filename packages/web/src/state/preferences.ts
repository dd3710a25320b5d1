import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'
export type Appearance = 'system' | 'light' | 'dark'

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const paper = window.matchMedia('print')
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
darkSystem.addEventListener('change', tell)
paper.addEventListener('change', tell)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** What the browser remembers under `key`, or null; a browser that forbids storage remembers nothing. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`langqiao.${key}`)
  } catch {
    return null
  }
}

/** Keeps `value` in this browser, and tells whoever shows it. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`langqiao.${key}`, value)
  } catch {
    // Storage is forbidden here: the choice holds until the page is left.
  }
  tell()
}

let appearance = (remembered('appearance') ?? 'system') as Appearance

export function setAppearance(value: Appearance): void {
  appearance = value
  remember('appearance', value)
}

/** The language to start in: the one chosen before, otherwise the browser's, otherwise Chinese. */
export function initialLanguage(): Language {
  const chosen = remembered('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  return navigator.language.startsWith('zh') || !navigator.language.startsWith('en') ? 'zh' : 'en'
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => appearance)

/** Whether to draw light on dark: the user's choice, otherwise the system's; paper is always light. */
export const useDark = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => !paper.matches && (appearance === 'system' ? darkSystem.matches : appearance === 'dark'),
  )

/** A value that this browser remembers under `key`, as text. */
export function useRemembered(key: string): [string | null, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => remembered(key))
  return [value, next => remember(key, next)]
}
