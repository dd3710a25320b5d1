import type { Outcome } from '../words/index.ts'
import type { Task } from './safely.ts'

/** Makes this process a worker of `runSafely`: each task that comes is answered, until the one that started it is gone. */
export const answerTasks = (answer: (task: Task) => Promise<Outcome<unknown>>): void => {
  // Who stops the program at a terminal stops what started this one, which may still want the answer.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', async (task: Task) => void process.send?.(await answer(task)))
}
