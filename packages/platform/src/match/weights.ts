import data from './data/weights.json' with { type: 'json' }

type Values = { [K in keyof typeof data]: (typeof data)[K]['value'] }

/** The numbers of the second stage; data/weights.json gives the reason for each. Contributions are log-odds. */
export const weights = Object.fromEntries(
  Object.entries(data).map(([name, { value }]) => [name, value]),
) as unknown as Values
