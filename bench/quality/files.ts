import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the benchmarks of the developers lie; they are no part of the project. */
const benchmarks = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'benchmarks')

/** Absolute path of a file or folder among the benchmarks. */
export const benchmark = (...parts: string[]): string => path.join(benchmarks, ...parts)

/** Those of the files and folders that are not there. */
export const missing = (needs: readonly string[]): string[] => needs.filter(need => !existsSync(benchmark(need)))

/** Lines of a text file among the benchmarks. */
export const linesOf = (...parts: string[]): string[] =>
  readFileSync(benchmark(...parts), 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\n')

/** The array in a JSON file among the benchmarks, in the shape that its README says. */
export const rowsOfFile = <Row>(...parts: string[]): Row[] => JSON.parse(readFileSync(benchmark(...parts), 'utf8'))

/** Values of a JSON-lines file among the benchmarks, in the shape that its README says. */
export const rowsOf = <Row>(...parts: string[]): Row[] => linesOf(...parts).map(line => JSON.parse(line))
