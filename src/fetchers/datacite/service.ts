import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Rejected, Unavailable } from '../../model/errors.ts';
import type { CursorPage } from '../cursor-harvest.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import type { DoiList } from './lists.ts';
import type { DataciteSettings } from './settings.ts';

/** No more of a reply than paging needs. */
const listSchema = z.object({
  data: z.array(z.object({ id: z.string().optional() })),
  meta: z.object({ total: z.int().min(0) }),
  links: z.object({ next: z.string().nullish() }).optional(),
});

const failureSchema = z.object({
  errors: z.array(z.object({ status: z.union([z.string(), z.int()]).optional(), title: z.string().optional() })).min(1),
});

/** One page of a list; without a cursor the first. */
export type ListDois = (list: DoiList, cursor: string | undefined) => Promise<CursorPage>;

/** Affiliations and publishers come with their identifiers only to those who ask; counts by year and type nobody needs. */
const wanted = { affiliation: 'true', publisher: 'true', 'disable-facets': 'true' };

export function dataciteService(config: DataciteSettings, { http, signal }: FetchTools): ListDois {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  return async ({ query, parameters }, cursor) => {
    let reply: z.infer<typeof listSchema> | undefined;
    const response = await http.send(
      {
        url: `${base}dois`,
        parameters: {
          ...parameters,
          ...(query === undefined ? {} : { query }),
          ...wanted,
          'page[size]': String(config.pageSize),
          'page[cursor]': cursor ?? '1',
          ...(config.email === undefined ? {} : { mailto: config.email }),
        },
        accept: 'application/vnd.api+json',
        acceptStatuses: [400, 404, 422],
        ...(signal ? { signal } : {}),
      },
      (answer) => {
        reply = read(answer);
        if (cursor === undefined && reply.meta.total > 0 && reply.data.length === 0)
          throw new Unavailable(`DataCite counts ${reply.meta.total} DOIs and gives none`);
      },
    );
    if (!reply) throw new Unavailable('DataCite’s answer was not looked at');
    return { response, ids: reply.data.flatMap(({ id }) => id ?? []), total: reply.meta.total, next: cursorIn(reply.links?.next) };
  };
}

/** The cursor of the next page. Only that is taken out of the address: where to ask stands in the settings. */
function cursorIn(next: string | null | undefined): string | undefined {
  if (typeof next !== 'string' || !URL.canParse(next)) return undefined;
  return new URL(next).searchParams.get('page[cursor]') || undefined;
}

/** Throws for what is no list: a page of words, half a list, a complaint with whatever status. */
function read({ bytes, status }: HttpResponse): z.infer<typeof listSchema> {
  const value = jsonBody(bytes);
  const failure = failureSchema.safeParse(value);
  if (failure.success) throw serviceError(failure.data.errors, status);
  const list = listSchema.safeParse(value);
  if (list.success) return list.data;
  throw status >= 400 ? new Rejected(`DataCite answered ${status}`) : new Unavailable('DataCite sent something else than a whole list');
}

function serviceError(errors: z.infer<typeof failureSchema>['errors'], status: number): Error {
  const words = errors.map(({ title }) => title ?? 'error').join('; ');
  const says = `DataCite says: ${words.replace(/\s+/g, ' ').trim().slice(0, 300)}`;
  const code = Number(errors[0]?.status ?? status);
  return code >= 400 && code < 500 ? new Rejected(says) : new Unavailable(says);
}
