/** How many problems are gathered before reading stops: a broken file would otherwise name each of its rows. */
export const mostProblems = 1000

/** What is wrong with a row of a table; `row` counts from 1. */
export type ProblemIn<Field extends string> = { row: number; field: Field; message: string; mend: string }

/** Labels of one kind of thing, numbered in the order of their first appearance. */
export class Labels {
  readonly names: string[] = []
  readonly #thing: string
  readonly #indexes = new Map<string, number>()
  /** Folded by case and space → as first written. */
  readonly #folded = new Map<string, string>()

  constructor(thing: string) {
    this.#thing = thing
  }

  /** The label's number; or -1, with a problem, for one that is empty or differs from another only by case or space. */
  index<Field extends string>(label: string, row: number, field: Field, problems: ProblemIn<Field>[]): number {
    const known = this.#indexes.get(label)
    if (known !== undefined) return known
    const folded = label.trim().replace(/\s+/g, ' ').toLowerCase()
    const other = this.#folded.get(folded)
    if (folded === '')
      problems.push({ row, field, message: `The ${this.#thing} is empty`, mend: `Name the ${this.#thing}` })
    else if (other !== undefined)
      problems.push({
        row,
        field,
        message: `“${label}” differs from “${other}” only by case or space`,
        mend: 'Write both alike, or name them apart',
      })
    else {
      this.#indexes.set(label, this.names.length)
      this.#folded.set(folded, label)
      return this.names.push(label) - 1
    }
    return -1
  }
}
