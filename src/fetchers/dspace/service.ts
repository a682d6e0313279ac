import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Misconfigured, Rejected, Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonOf, readSearchPage, type SearchPage } from './search-page.ts';
import type { DspaceSettings } from './settings.ts';

/** Asked for with every item: its files, its collection, who may read it. A repository that cannot embed them leaves them out. */
const embedded = ['bundles/bitstreams', 'owningCollection', 'accessStatus'].map((name) => `embed=${name}`).join('&');

/** Items of a page. Each comes with all of its metadata and files, some ten kilobytes; repositories give at most a hundred. */
const pageSize = 50;

/**
 * Orders that hold still while a list is paged, best first: new items come last, and changing one moves nothing. By the date of change
 * an item that is changed meanwhile goes to the end, and the next page skips another one.
 */
const stableOrders = ['dc.date.accessioned', 'dc.title', 'dc.date.issued', 'lastModified'];

/** What an item's address answers when it is not given to everybody, and when there is none. */
const withheld = [401, 403, 404, 410];

/** The answers of DSpace's REST API that harvesting needs. */
export interface DspaceService {
  /** A page of the search; `since`: only what was changed since. Undefined where the repository cannot tell that. */
  search(page: number, since: string | undefined): Promise<{ response: HttpResponse; page: SearchPage } | undefined>;
  /** An item by UUID, as JSON; with status 401, 403, 404 or 410 where it is not to be had. */
  item(uuid: string): Promise<HttpResponse>;
  /** The UUID of what has this handle; undefined where nothing has it, or nothing that everybody may see. */
  find(handle: string): Promise<{ uuid?: string; response: HttpResponse }>;
}

const object = z.object({ uuid: z.string() });
const searchOptions = z.object({ sortOptions: z.array(z.object({ name: z.string() })) });
const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Speaks to the API below `root` (`…/server/api`). */
export function dspaceService(
  root: string,
  settings: Omit<DspaceSettings, 'overlapDays' | 'relistDays'>,
  tools: FetchTools,
): DspaceService {
  let asked: Promise<Readonly<Record<string, string>>> | undefined;

  const send = (url: string, acceptStatuses: readonly number[], inspect: (response: HttpResponse) => void, parameters = {}) =>
    tools.http.send(
      {
        url,
        parameters,
        accept: 'application/hal+json, application/json',
        acceptStatuses,
        ...(tools.signal ? { signal: tools.signal } : {}),
      },
      inspect,
    );

  async function find(handle: string): Promise<{ uuid?: string; response: HttpResponse }> {
    let uuid: string | undefined;
    const response = await send(
      `${root}/pid/find`,
      withheld,
      (answer) => {
        if (answer.status < 400) uuid = uuidIn(answer);
      },
      { id: handle },
    );
    return { response, ...(uuid === undefined ? {} : { uuid }) };
  }

  /** What every page of the search is asked with: the order, and the scope by its UUID. */
  async function searchParameters(): Promise<Readonly<Record<string, string>>> {
    const { query, scope, filters = [] } = settings;
    const order = await stableOrder();
    const uuid = scope === undefined || isUuid(scope) ? scope : (await find(scope)).uuid;
    if (scope !== undefined && uuid === undefined)
      throw new Misconfigured('scope', `the repository has no community or collection ${scope}`);
    return {
      dsoType: 'item',
      size: String(pageSize),
      ...(order === undefined ? {} : { sort: `${order},ASC` }),
      ...(query === undefined ? {} : { query }),
      ...(uuid === undefined ? {} : { scope: uuid }),
      ...Object.fromEntries(filters.map(filterParameter)),
    };
  }

  async function stableOrder(): Promise<string | undefined> {
    let offered: readonly string[] = [];
    await send(`${root}/discover/search`, withheld, (answer) => {
      if (answer.status >= 400) return;
      const read = searchOptions.safeParse(jsonOf(answer));
      if (!read.success) throw new Unavailable('the answer is no description of the search');
      offered = read.data.sortOptions.map(({ name }) => name);
    });
    return stableOrders.find((order) => offered.includes(order));
  }

  return {
    find,
    item: (uuid) =>
      send(`${root}/core/items/${uuid}?${embedded}`, withheld, (answer) => {
        if (answer.status < 400 && uuidIn(answer).toLowerCase() !== uuid.toLowerCase()) throw new Unavailable('the answer is another item');
      }),
    async search(number, since) {
      asked ??= searchParameters();
      const parameters = { ...(await asked), page: String(number) };
      const query =
        since === undefined
          ? settings.query
          : [settings.query && `(${settings.query})`, `lastModified:[${since} TO *]`].filter(Boolean).join(' AND ');
      let page: SearchPage | undefined;
      try {
        const response = await send(
          `${root}/discover/search/objects?${embedded}`,
          // An index without the field is an error of the server's, whatever number it gives it.
          since === undefined ? [] : [400, 422, 500],
          (answer) => {
            if (answer.status < 400) page = readSearchPage(answer);
          },
          query === undefined ? parameters : { ...parameters, query },
        );
        return page && { response, page };
      } catch (error) {
        if (since !== undefined && error instanceof Rejected) return undefined;
        throw error;
      }
    },
  };
}

function uuidIn(answer: HttpResponse): string {
  const read = object.safeParse(jsonOf(answer));
  if (!read.success) throw new Unavailable('the answer is no object of a repository');
  return read.data.uuid;
}

/** `author=Vidal` is asked as `f.author=Vidal,contains`; an operator of one's own stands behind a comma. */
function filterParameter(filter: string): readonly [string, string] {
  const at = filter.indexOf('=');
  const value = filter.slice(at + 1);
  return [`f.${filter.slice(0, at)}`, /,(?:not)?(?:equals|contains|authority|query)$/.test(value) ? value : `${value},contains`];
}
