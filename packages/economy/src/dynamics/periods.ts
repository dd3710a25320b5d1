type Labelled = { readonly regions: readonly string[]; readonly activities: readonly string[] }

/**
 * Two periods can be compared cell by cell only where the regions and activities are the same, in the same order, as
 * `panelFromLongTable` gives them.
 */
export const assertSameLabels = (before: Labelled, after: Labelled): void => {
  for (const side of ['regions', 'activities'] as const) {
    if (before[side].length !== after[side].length)
      throw new RangeError(`The earlier period has ${before[side].length} ${side}, the later ${after[side].length}`)
    const at = before[side].findIndex((label, i) => label !== after[side][i])
    if (at >= 0)
      throw new RangeError(
        `Number ${at + 1} of the ${side} is “${before[side][at]}” in the earlier period, “${after[side][at]}” in the later`,
      )
  }
}
