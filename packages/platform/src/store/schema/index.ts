/** Every table of the store. The SQL in migrations/ makes them; a test holds the two together. */
export * from './accounts.ts'
export * from './exchange.ts'
export * from './facts.ts'
export * from './ground.ts'
export * from './review.ts'
export * from './sources.ts'
