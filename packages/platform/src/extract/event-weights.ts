/** Weights by the name of a cue; `bias` is that of all. */
export type Weights = Record<string, number>

/** How likely a time with these cues is that of an event, 0 to 1: logistic regression. A cue without a weight says nothing. */
export const likelihood = (weights: Weights, cues: readonly string[]): number =>
  1 / (1 + Math.exp(-cues.reduce((sum, cue) => sum + (weights[cue] ?? 0), weights.bias ?? 0)))
