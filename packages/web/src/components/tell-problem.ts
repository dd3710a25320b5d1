import { App } from 'antd'
import { useLanguage } from '../state/format.ts'
import { useDescribeProblem } from './problem-view.tsx'

/** Says in passing that an act failed and how to mend it, where the act left nothing on screen to say it in. */
export function useTellProblem(): (error: unknown) => void {
  const { message } = App.useApp()
  const describe = useDescribeProblem()
  const { sentences } = useLanguage()
  return error => {
    const { message: what, mend } = describe(error)
    message.error({ content: sentences(what, mend), duration: 8 })
  }
}
