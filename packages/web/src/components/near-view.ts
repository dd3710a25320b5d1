import { type RefObject, useEffect, useState } from 'react'

/** How far from sight something counts as near: it is there before the reader is. */
const margin = '600px 0px'

/** Whether an element has come near what is in sight, of the page or of the scrolling `root`. Once near it stays so. */
export function useNearView(element: RefObject<Element | null>, root?: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near || !element.current) return
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setNear(true), {
      root: root?.current ?? null,
      rootMargin: margin,
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [near, element, root])
  return near
}

/** Whether two lists hold the very same things in the same order. */
export const isSameList = <T>(a: T[], b: T[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])
