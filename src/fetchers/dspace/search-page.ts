import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Rejected, Unavailable } from '../../model/errors.ts';
import { jsonBody } from '../json-body.ts';

/** What paging needs of a page of search results. `size` may be smaller than asked for: the repository cuts it without a word. */
export interface SearchPage {
  readonly ids: readonly string[];
  readonly number: number;
  readonly pages: number;
  readonly total: number;
}

const count = z.int().min(0);
const paging = z.object({ number: count, size: count, totalElements: count, totalPages: count });
const found = z.object({ _embedded: z.object({ indexableObject: z.object({ uuid: z.string() }) }) });
const results = z.object({
  _embedded: z.object({
    searchResult: z.object({ _embedded: z.exactOptional(z.object({ objects: z.array(z.unknown()) })), page: paging }),
  }),
});

/** The JSON of an answer. Throws Unavailable for what is none: pages about maintenance, half a body, an empty one. */
export function jsonOf(response: HttpResponse): unknown {
  const json = jsonBody(response.bytes);
  if (json === undefined) throw new Unavailable('the answer is no JSON, or only a part of it');
  return json;
}

/** Throws Unavailable for an answer that is no page of search results, Rejected where the repository refuses the search. */
export function readSearchPage(response: HttpResponse): SearchPage {
  const json = jsonOf(response);
  const refusal = z.object({ status: z.int(), message: z.exactOptional(z.string()) }).safeParse(json);
  if (refusal.success && refusal.data.status >= 400) {
    const { status, message = '' } = refusal.data;
    throw status >= 500 ? new Unavailable(`the repository answers with the error ${status}`) : new Rejected(`${status}: ${message}`);
  }
  const read = results.safeParse(json);
  if (!read.success) throw new Unavailable('the answer is no page of search results');
  const { _embedded, page } = read.data._embedded.searchResult;
  const ids = (_embedded?.objects ?? []).flatMap((each) => found.safeParse(each).data?._embedded.indexableObject.uuid ?? []);
  return { ids, number: page.number, pages: page.totalPages, total: page.totalElements };
}
