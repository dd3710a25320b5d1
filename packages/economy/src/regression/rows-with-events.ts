import type { Labels } from './design.ts'

/**
 * The rows among `rows` whose group has an event (y not 0) in every fixed effect. A Poisson model with effects learns
 * nothing from the others: the effect of a group without events goes to −∞, and its rows fit any slope.
 */
export const rowsWithEvents = (
  rows: readonly number[],
  y: ArrayLike<number>,
  effects: readonly Labels[],
): readonly number[] => {
  const eventful = effects.map(labels => new Set(rows.filter(i => y[i] !== 0).map(i => labels[i])))
  return rows.filter(i => effects.every((labels, e) => eventful[e].has(labels[i])))
}
