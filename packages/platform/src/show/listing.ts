import type { Database } from '../store/index.ts'
import { readRegionNames } from '../store/regions.ts'
import { ProblemError } from '../words/index.ts'

/** Throws where a need or an offer says nothing: without text there is nothing to match. */
export const requireText = (text: string): void => {
  if (text.trim() === '')
    throw new ProblemError({
      code: 'empty-text',
      message: 'text is empty',
      where: 'json.text',
      mend: 'Write in a few sentences what it is about, in your own words.',
    })
}

/** Throws where a region is named that nobody knows. */
export const requireRegion = async (db: Database, code: string | null): Promise<void> => {
  if (code !== null && !(await readRegionNames(db))(code))
    throw new ProblemError({
      code: 'unknown-region',
      message: `There is no region ${code}`,
      where: 'json.regionCode',
      mend: 'Use a code of GB/T 2260 such as 340100, or the code of a region that /api/regions lists.',
    })
}
