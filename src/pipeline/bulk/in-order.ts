/**
 * What becomes of each element, in the order of the source, while so many of them are under way: the source is read ahead, but never
 * further than that. The first error ends it, whoever made it.
 */
export async function* inOrder<T, R>(source: AsyncGenerator<T>, ahead: number, become: (element: T) => Promise<R>): AsyncGenerator<R> {
  const start = (): Promise<{ result: R } | undefined> => {
    // An async generator answers calls of next() one after the other, however many are waiting.
    const promise = source.next().then(async (next) => (next.done ? undefined : { result: await become(next.value) }));
    // Its error is met in its turn; until then it is nobody's.
    promise.catch(() => undefined);
    return promise;
  };
  const underWay = Array.from({ length: ahead }, start);
  try {
    for (let first = await underWay.shift(); first; first = await underWay.shift()) {
      underWay.push(start());
      yield first.result;
    }
  } finally {
    await source.return(undefined);
  }
}
