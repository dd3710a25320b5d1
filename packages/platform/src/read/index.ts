export { readDocument } from './document.ts'
export { type FetchedPage, type FetchOptions, fetchPage, isPageAddress } from './fetch/fetch-page.ts'
export { limits } from './limits.ts'
export {
  bandsOf,
  type Fingerprint,
  fingerprintOf,
  groupNearDuplicates,
  leastLikeness,
  likeness,
} from './near-duplicates.ts'
export { problems } from './problems.ts'
export { type Bounds, readDocumentSafely, readTableSafely, runSafely, type Task } from './safely.ts'
export { readTable, type Table } from './table.ts'
