import { setImmediate } from 'node:timers/promises';

/** Values are handed on so many at a time. */
const atOnce = 200;

/** Values from a store that never waits, with a pause now and then in which a server hears signals and other requests. Throws the signal's reason. */
export async function* withPauses<T>(values: AsyncIterable<T>, signal?: AbortSignal): AsyncGenerator<T> {
  let number = 0;
  for await (const value of values) {
    yield value;
    number += 1;
    if (number % atOnce !== 0) continue;
    await setImmediate();
    signal?.throwIfAborted();
  }
}
