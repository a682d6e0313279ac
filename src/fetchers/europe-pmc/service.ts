import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Rejected, Throttled, Unavailable } from '../../model/errors.ts';
import type { CursorPage } from '../cursor-harvest.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import type { EuropePmcSettings } from './settings.ts';

/** No more of a reply than paging needs. */
const replySchema = z.object({
  hitCount: z.int().min(0),
  nextCursorMark: z.string().min(1).optional(),
  resultList: z.object({ result: z.array(z.object({ id: z.string().optional(), source: z.string().optional() })) }),
});

const errorSchema = z.object({ errCode: z.union([z.int(), z.string()]).optional(), errMsg: z.string() });

type Reply = z.infer<typeof replySchema>;

/** Longer queries go by POST, to an address of their own. */
const longestGet = 1500;

/**
 * In the order of publication, which hardly ever changes: in the order of relevance a list is another one from day to day. Europe PMC adds its
 * own number, without which Solr gives no cursor.
 */
const order = 'P_PDATE_D asc';

/** One page of a search. Without a cursor the first. */
export type Search = (query: string, cursor: string | undefined) => Promise<CursorPage>;

export function europePmcSearch(config: EuropePmcSettings, tools: FetchTools): Search {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  return async (query, cursor) => {
    const post = query.length > longestGet;
    let reply: Reply | undefined;
    const response = await tools.http.send(
      {
        url: `${base}${post ? 'searchPOST' : 'search'}`,
        method: post ? 'POST' : 'GET',
        parameters: {
          query,
          resultType: config.resultType,
          synonym: String(config.synonym),
          cursorMark: cursor ?? '*',
          pageSize: String(config.pageSize),
          sort: order,
          format: 'json',
          ...(config.email === undefined ? {} : { email: config.email }),
        },
        accept: 'application/json',
        ...(tools.signal ? { signal: tools.signal } : {}),
      },
      (answer) => {
        reply = readReply(answer, cursor === undefined);
      },
    );
    if (!reply) throw new Unavailable('Europe PMC’s answer was not looked at');
    const ids = reply.resultList.result.flatMap(({ id, source }) => (id === undefined ? [] : [`${source ?? ''}/${id}`]));
    return { response, ids, total: reply.hitCount, next: reply.nextCursorMark };
  };
}

/** Throws for what is no reply: a page of words, half a reply, an error with status 200. */
function readReply({ bytes }: HttpResponse, isFirst: boolean): Reply {
  const value = jsonBody(bytes);
  const error = errorSchema.safeParse(value);
  if (error.success) throw serviceError(error.data);
  const reply = replySchema.safeParse(value);
  if (!reply.success) throw new Unavailable('Europe PMC sent something else than a whole search result');
  if (isFirst && reply.data.hitCount > 0 && reply.data.resultList.result.length === 0)
    throw new Unavailable(`Europe PMC counts ${reply.data.hitCount} records and gives none`);
  return reply.data;
}

/** The code is that of HTTP. */
function serviceError({ errCode, errMsg }: z.infer<typeof errorSchema>): Error {
  const says = `Europe PMC says: ${errMsg.replace(/\s+/g, ' ').trim().slice(0, 300) || 'error'}`;
  const code = Number(errCode);
  if (code === 429) return new Throttled(says);
  return code >= 500 ? new Unavailable(says) : new Rejected(says);
}
