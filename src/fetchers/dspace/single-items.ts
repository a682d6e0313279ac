import { Rejected, Unavailable } from '../../model/errors.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, FetchTools, Notice } from '../fetcher.ts';
import { itemPage } from '../item-page.ts';
import { findRoot } from './api-root.ts';
import { isResolver, itemAddress } from './item-address.ts';
import { jsonOf } from './search-page.ts';
import { type DspaceService, dspaceService } from './service.ts';
import type { DspaceSettings } from './settings.ts';

/** Fetches items one by one, each from the repository that its address names, else from the one that is configured. */
export class SingleItems {
  readonly #settings: DspaceSettings;
  readonly #tools: FetchTools;
  /** By origin: a site is looked at once. */
  readonly #services = new Map<string, Promise<DspaceService | undefined>>();

  constructor(settings: DspaceSettings, tools: FetchTools) {
    this.#settings = settings;
    this.#tools = tools;
  }

  /** What is known of an item; undefined, and reported, where there is nothing to be had. */
  async fetch(entry: string): Promise<FetchedPage | Notice | undefined> {
    const { uuid, handle, url } = itemAddress(entry);
    // A handle by itself: the resolver knows where it is, when no repository is named.
    const bare = this.#settings.url === undefined && handle !== undefined ? `https://hdl.handle.net/${handle}` : undefined;
    const address = url ?? bare;
    const resolved = address !== undefined && isResolver(address) ? await this.#behindResolver(address) : address;
    if (address !== undefined && resolved === undefined) return undefined;
    const site = resolved ?? this.#settings.url;
    const service = site === undefined ? undefined : await this.#serviceOf(site);
    if (service && uuid !== undefined) return this.#item(service, uuid, entry);
    if (service && handle !== undefined) {
      const found = await service.find(handle);
      if (found.uuid !== undefined) return this.#item(service, found.uuid, entry);
      if (found.response.status === 404) {
        this.#tools.report(`${entry}: the repository has nothing of that handle any more`);
        return { gone: [{ key: { authority: `hdl:${handle.slice(0, handle.indexOf('/'))}`, id: handle } }] };
      }
      this.#tools.report(`${entry}: the repository does not show it to everybody`);
      return undefined;
    }
    if (resolved === undefined) {
      this.#tools.report(`${entry}: the repository has no REST API to ask; give the address of its page`);
      return undefined;
    }
    return (handle === undefined ? undefined : await this.#flatItem(resolved, handle)) ?? (await itemPage(resolved, this.#tools));
  }

  /** The item's page at its repository, where the resolver sends to. */
  async #behindResolver(url: string): Promise<string | undefined> {
    const { http, signal, report } = this.#tools;
    const response = await http.send({ url, acceptStatuses: [401, 403, 404, 410], ...(signal ? { signal } : {}) });
    if (response.status < 400 && !isResolver(response.url)) return response.url;
    report(`${url}: the resolver leads nowhere`);
    return undefined;
  }

  async #item(service: DspaceService, uuid: string, entry: string): Promise<FetchedPage | Notice | undefined> {
    const response = await service.item(uuid);
    if (response.status < 400) return fetchedPage(response, 'dspace-json');
    // A withdrawn item, and one for members, answer alike: only a plain «there is none» is believed.
    const none = response.status === 404 || response.status === 410;
    this.#tools.report(`${entry}: the repository ${none ? 'has no such item any more' : 'does not show it to everybody'}`);
    const { handle } = itemAddress(entry);
    const key =
      handle === undefined ? { authority: 'dspace', id: uuid } : { authority: `hdl:${handle.slice(0, handle.indexOf('/'))}`, id: handle };
    return none ? { gone: [{ key }] } : undefined;
  }

  /** DSpace 4 to 6: `/rest/handle/99999/12`, the item as flat JSON. */
  async #flatItem(page: string, handle: string): Promise<FetchedPage | undefined> {
    const { http, signal } = this.#tools;
    const site = /^(.*?)\/handle\//.exec(page)?.[1] ?? new URL(page).origin;
    for (const root of new Set([`${new URL(page).origin}/rest`, `${site}/rest`])) {
      const response = await http
        .send({
          url: `${root}/handle/${handle}?expand=metadata,bitstreams,parentCollection`,
          accept: 'application/json',
          acceptStatuses: [400, 401, 403, 404, 405, 406, 410],
          ...(signal ? { signal } : {}),
        })
        .catch((error: unknown) => {
          if (error instanceof Rejected || error instanceof Unavailable) return undefined;
          throw error;
        });
      if (response && response.status < 400 && response.mediaType.includes('json') && isItem(response))
        return fetchedPage(response, 'dspace-json');
    }
    return undefined;
  }

  #serviceOf(site: string): Promise<DspaceService | undefined> {
    const { origin } = new URL(site);
    const known = this.#services.get(origin);
    if (known) return known;
    const configured = this.#settings.url;
    const address = configured !== undefined && new URL(configured).origin === origin ? configured : site;
    const service = findRoot(address, this.#tools)
      .catch((error: unknown) => {
        // Pages answer for the API: then there are the pages.
        if (error instanceof Unavailable) return undefined;
        throw error;
      })
      .then((root) => (root === undefined ? undefined : dspaceService(root, this.#settings, this.#tools)));
    this.#services.set(origin, service);
    return service;
  }
}

function isItem(response: Parameters<typeof jsonOf>[0]): boolean {
  const json = jsonOf(response);
  return typeof json === 'object' && json !== null && 'metadata' in json;
}
