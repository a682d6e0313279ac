import type { HttpResponse } from '../http/exchange.ts';
import { Unavailable } from '../model/errors.ts';
import type { CursorPage } from './cursor-harvest.ts';

interface Answer {
  readonly response: HttpResponse;
  /** Of the records in it. */
  readonly ids: readonly string[];
}

/** Every page of a list that is short, which must be all that was counted. */
export async function* everyPage(name: string, ask: (cursor: string | undefined) => Promise<CursorPage>): AsyncIterable<Answer> {
  const came = new Set<string>();
  for (let cursor: string | undefined; ; ) {
    const { response, ids, next, total } = await ask(cursor);
    for (const id of ids) came.add(id);
    if (response && ids.length > 0) yield { response, ids };
    if (next === undefined || next === cursor || ids.length === 0 || came.size >= total) {
      if (came.size < total) throw new Unavailable(`${name} counts ${total} records and gave ${came.size}`);
      return;
    }
    cursor = next;
  }
}
