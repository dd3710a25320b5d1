import { readDocument } from './document.ts'
import type { Task } from './safely.ts'
import { readTable } from './table.ts'
import { answerTasks } from './tasks.ts'

answerTasks(({ what, source, bytes }: Task) =>
  what === 'document' ? readDocument(source, bytes) : readTable(source, bytes),
)
