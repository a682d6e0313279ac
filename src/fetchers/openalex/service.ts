import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import { Misconfigured, Rejected, Throttled, Unavailable } from '../../model/errors.ts';
import type { CursorPage } from '../cursor-harvest.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import type { WorkList } from './lists.ts';
import type { OpenAlexSettings } from './settings.ts';

/** No more of a reply than paging needs. */
const replySchema = z.object({
  meta: z.object({ count: z.int().min(0), next_cursor: z.string().min(1).nullish() }),
  results: z.array(z.object({ id: z.string().optional() })),
});

const workSchema = z.object({ id: z.string() });

const errorSchema = z.object({ error: z.union([z.string(), z.int()]).optional(), message: z.string().optional() });

/** In the order of publication, which hardly ever changes; the order of relevance is another one whenever an index is built anew. */
const order = 'publication_date:asc';

/** Statuses whose bodies say what to do: a key that is wrong, a limit that is reached, something that is asked for wrongly. */
const spoken = [400, 401, 403];

export interface OpenAlexService {
  /** One page of a list; without a cursor the first. */
  list(list: WorkList, cursor: string | undefined): Promise<CursorPage>;
  /** One work by its DOI; undefined where OpenAlex has none. */
  work(doi: string): Promise<HttpResponse | undefined>;
}

export function openAlexService(config: OpenAlexSettings, tools: FetchTools): OpenAlexService {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  const request = (path: string, parameters: Readonly<Record<string, string>>, statuses: readonly number[]): HttpRequest => ({
    url: `${base}${path}`,
    parameters: {
      ...parameters,
      ...(config.apiKey === undefined ? {} : { api_key: config.apiKey }),
      ...(config.email === undefined ? {} : { mailto: config.email }),
    },
    accept: 'application/json',
    acceptStatuses: statuses,
    ...(tools.signal ? { signal: tools.signal } : {}),
  });

  return {
    async list({ filter, search }, cursor) {
      let reply: z.infer<typeof replySchema> | undefined;
      const parameters = {
        ...(filter === undefined ? {} : { filter }),
        ...(search === undefined ? {} : { search }),
        sort: order,
        per_page: String(config.pageSize),
        cursor: cursor ?? '*',
      };
      const response = await tools.http.send(request('works', parameters, spoken), (answer) => {
        reply = readReply(answer, cursor === undefined);
      });
      if (!reply) throw new Unavailable('OpenAlex’s answer was not looked at');
      const { meta, results } = reply;
      return { response, ids: results.flatMap(({ id }) => id ?? []), total: meta.count, next: meta.next_cursor ?? undefined };
    },
    async work(doi) {
      const response = await tools.http.send(request(`works/doi:${encodeURIComponent(doi)}`, {}, [...spoken, 404]), (answer) => {
        if (answer.status !== 404) read(answer, workSchema, 'something else than a whole work');
      });
      return response.status === 404 ? undefined : response;
    },
  };
}

function readReply(answer: HttpResponse, isFirst: boolean): z.infer<typeof replySchema> {
  const reply = read(answer, replySchema, 'something else than a whole list');
  if (isFirst && reply.meta.count > 0 && reply.results.length === 0)
    throw new Unavailable(`OpenAlex counts ${reply.meta.count} works and gives none`);
  return reply;
}

/** Throws for what is no answer: a page of words, half an answer, an error, with whatever status. */
function read<T>({ bytes, status }: HttpResponse, schema: z.ZodType<T>, otherwise: string): T {
  const value = jsonBody(bytes);
  const answer = schema.safeParse(value);
  if (answer.success && status < 400) return answer.data;
  const error = errorSchema.safeParse(value);
  const words = error.success ? (error.data.message ?? error.data.error) : undefined;
  if (words === undefined && status < 400) throw new Unavailable(`OpenAlex sent ${otherwise}`);
  throw serviceError(String(words ?? ''), status);
}

/**
 * What OpenAlex says, and what to do about it; the first that fits counts. 403 is said of too many requests and of filters that a plan does
 * not allow alike.
 */
const meanings: readonly (readonly [pattern: RegExp, make: (says: string) => Error])[] = [
  [/rate.?limit|too many|slow down|budget|daily limit|credits/i, (says) => new Throttled(says)],
  [
    /(?:invalid|unknown|wrong|unrecogni[sz]ed).{0,20}api.?key|api.?key.{0,20}(?:invalid|not valid|not found|unknown)/i,
    () => new Misconfigured('apiKey', 'OpenAlex does not know this API key'),
  ],
  [/time(?:d )?[ -]?out|temporar|unavailable|try again|server error|internal/i, (says) => new Unavailable(says)],
];

function serviceError(words: string, status: number): Error {
  const said = words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  const says = said ? `OpenAlex says: ${said}` : `OpenAlex answered ${status}`;
  const known = meanings.find(([pattern]) => pattern.test(said))?.[1](says);
  if (known) return known;
  return status === 403 && said === '' ? new Throttled(says) : new Rejected(says);
}
