import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ComponentProps, ReactNode } from 'react'

function Anchor({
  primary,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'type'> & { primary?: boolean; children?: ReactNode }) {
  return (
    <Button {...(rest as object)} type={primary ? 'primary' : 'default'}>
      {children}
    </Button>
  )
}

/** A link to a page of ours that looks like a button. */
export const LinkButton = createLink(Anchor)
