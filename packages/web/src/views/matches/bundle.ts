import type { MatchedOffer } from '@langqiao/platform/views'
import { useRemembered } from '../../state/preferences.ts'

type Gathered = Pick<MatchedOffer['offer'], 'id' | 'title' | 'titleEn'>
export type Bundle = {
  /** The offer gathered for each element, by the element's id. */
  chosen: Record<string, Gathered | undefined>
  toggle: (elementId: string, offer: MatchedOffer['offer']) => void
  clear: () => void
}

/** The offers gathered for a need, one an element; only this browser remembers them. */
export function useBundle(needId: string): Bundle {
  const [stored, store] = useRemembered(`bundle.${needId}`)
  const chosen: Bundle['chosen'] = stored ? JSON.parse(stored) : {}
  return {
    chosen,
    toggle: (elementId, { id, title, titleEn }) => {
      const { [elementId]: before, ...others } = chosen
      store(JSON.stringify(before?.id === id ? others : { ...others, [elementId]: { id, title, titleEn } }))
    },
    clear: () => store('{}'),
  }
}
