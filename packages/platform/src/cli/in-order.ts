/**
 * Works on the items of a list, at most so many at a time, and gives the results in the order of the list. What is not
 * asked for yet is not begun, so that memory stays flat however long the list. `work` must not reject.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = []
  for await (const item of items) {
    begun.push(work(item))
    if (begun.length >= atOnce) yield begun.shift() as Promise<Result>
  }
  yield* begun
}
