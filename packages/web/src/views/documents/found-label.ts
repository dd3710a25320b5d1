import type { Extracted } from '@langqiao/platform/views'
import { useLanguage } from '../../state/format.ts'

/** What a thing that was found is called on screen: figures with their unit as the language writes them, unless somebody corrected them. */
export function useFoundLabel(): (found: Extracted) => string {
  const { figure } = useLanguage()
  return found =>
    found.kind === 'figures' && found.label === found.foundLabel
      ? figure(String(found.detail.value), String(found.detail.unit))
      : found.label
}
