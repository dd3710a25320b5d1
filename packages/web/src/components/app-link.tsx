import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** A link to an address that the server gave: a page of ours with its filters, or a page elsewhere. */
export function AppLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const router = useRouter()
  const ours = to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/api/')
  if (!ours)
    return (
      <a href={to} className={className} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    )
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(to)
  }
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  )
}
