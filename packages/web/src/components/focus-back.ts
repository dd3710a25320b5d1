import { useEffect, useState } from 'react'

/** For what opens over a page: once it is gone, the keyboard stands again where it stood before, unless it went elsewhere. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
}
