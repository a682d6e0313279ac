import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import { Rejected, Unavailable } from '../../model/errors.ts';
import type { CursorPage } from '../cursor-harvest.ts';
import type { DoiAnswer } from '../doi-harvest.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import type { CrossrefSettings } from './settings.ts';
import type { WorkList } from './works.ts';

const workSchema = z.object({ DOI: z.string().optional() });

/** No more of a reply than paging needs. */
const listSchema = z.object({
  message: z.object({
    'total-results': z.int().min(0),
    'next-cursor': z.string().min(1).nullish(),
    items: z.array(workSchema),
  }),
});

const oneSchema = z.object({ message: workSchema });

const failureSchema = z.object({
  status: z.enum(['failed', 'error']),
  message: z.union([
    z.string(),
    z.array(z.object({ message: z.string() })),
    z.object({ description: z.string().optional(), name: z.string().optional() }),
  ]),
});

/** Crossref keeps a cursor for five minutes. An older one is not tried: its list is begun again. */
const cursorLifeMs = 4 * 60_000;

/** Pages may overlap; a list that gives more than this many times what it counts has no end. */
const mostTimes = 2;

export interface CrossrefService {
  /** One page of a list; without a cursor the first. */
  list(list: WorkList, cursor: string | undefined): Promise<CursorPage>;
  /** The works that fit best what somebody cites; they say of themselves how well they fit (`score`), which only compares them with each other. */
  cited(text: string, rows: number): Promise<DoiAnswer>;
  /** One work; undefined where Crossref has none of that DOI (DataCite's, mEDRA's, and misspelled ones). */
  work(doi: string): Promise<DoiAnswer | undefined>;
}

export function crossrefService(config: CrossrefSettings, { http, now, signal }: FetchTools): CrossrefService {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  const request = (path: string, parameters: Readonly<Record<string, string>>, statuses: readonly number[]): HttpRequest => ({
    url: `${base}${path}`,
    parameters: { ...parameters, ...(config.email === undefined ? {} : { mailto: config.email }) },
    headers: config.token === undefined ? {} : { 'crossref-plus-api-token': `Bearer ${config.token}` },
    accept: 'application/json',
    acceptStatuses: statuses,
    ...(signal ? { signal } : {}),
  });

  return {
    async list({ parameters, filters }, stamped) {
      let reply: z.infer<typeof listSchema> | undefined;
      const place = stamped === undefined ? { cursor: '*', given: 0 } : freshPlace(stamped, now());
      const asked = {
        ...parameters,
        ...(filters.length ? { filter: filters.join(',') } : {}),
        rows: String(config.pageSize),
        cursor: place.cursor,
      };
      const response = await http.send(request('works', asked, [400]), (answer) => {
        reply = read(answer, listSchema, 'something else than a whole list');
        const { items, 'total-results': total } = reply.message;
        if (stamped === undefined && total > 0 && items.length === 0)
          throw new Unavailable(`Crossref counts ${total} works and gives none`);
      });
      if (!reply) throw new Unavailable('Crossref’s answer was not looked at');
      const { 'total-results': total, 'next-cursor': next, items } = reply.message;
      const given = place.given + items.length;
      return {
        response,
        ids: items.flatMap(({ DOI }) => DOI ?? []),
        total,
        // Crossref gives the same cursor again and again while its list moves on; behind the last page too.
        next: next && items.length >= config.pageSize && given <= mostTimes * total ? `${now().getTime()} ${given} ${next}` : undefined,
      };
    },
    async cited(text, rows) {
      let ids: readonly string[] = [];
      const response = await http.send(request('works', { 'query.bibliographic': text, rows: String(rows) }, [400]), (answer) => {
        ids = read(answer, listSchema, 'something else than a whole list').message.items.flatMap(({ DOI }) => DOI ?? []);
      });
      return { response, ids };
    },
    async work(doi) {
      let ids: readonly string[] = [];
      const response = await http.send(request(`works/${encodeURIComponent(doi)}`, {}, [400, 404]), (answer) => {
        if (answer.status !== 404) ids = [read(answer, oneSchema, 'something else than a whole work').message.DOI ?? doi];
      });
      return response.status === 404 ? undefined : { response, ids };
    },
  };
}

/** What a cursor of ours holds: when Crossref gave it, how many works came before, and Crossref's own. Rejected when it is too old, which begins the list again. */
function freshPlace(stamped: string, now: Date): { readonly cursor: string; readonly given: number } {
  const [, time = '', given = '', cursor = ''] = /^(\d+) (\d+) (.+)$/.exec(stamped) ?? [];
  if (!cursor || now.getTime() - Number(time) > cursorLifeMs) throw new Rejected('Crossref’s cursor has expired');
  return { cursor, given: Number(given) };
}

/**
 * Throws for what is no answer: a page of words, half an answer, a complaint with whatever status. `failed` is a request that Crossref does not
 * understand, `error` something that went wrong there.
 */
function read<T>({ bytes, status }: HttpResponse, schema: z.ZodType<T>, otherwise: string): T {
  const value = jsonBody(bytes);
  const failure = failureSchema.safeParse(value);
  if (failure.success) {
    const says = `Crossref says: ${wordsOf(failure.data.message)}`;
    throw failure.data.status === 'failed' ? new Rejected(says) : new Unavailable(says);
  }
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  throw status >= 400 ? new Rejected(`Crossref answered ${status}`) : new Unavailable(`Crossref sent ${otherwise}`);
}

function wordsOf(message: z.infer<typeof failureSchema>['message']): string {
  const words =
    typeof message === 'string'
      ? [message]
      : Array.isArray(message)
        ? message.map((each) => each.message)
        : [message.description ?? message.name ?? 'error'];
  return words.join('; ').replace(/\s+/g, ' ').trim().slice(0, 300);
}
