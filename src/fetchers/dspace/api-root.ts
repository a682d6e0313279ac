import { z } from 'zod';
import { Misconfigured, Rejected, Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonOf } from './search-page.ts';

const root = z.object({ dspaceServer: z.exactOptional(z.string()), _links: z.record(z.string(), z.unknown()) });
const settings = z.object({ rest: z.object({ baseUrl: z.string() }) });
const parts = z.object({
  rest: z.object({ host: z.string(), port: z.exactOptional(z.int()), ssl: z.boolean(), nameSpace: z.string() }),
});

/** Where the root of the REST API may be, going by an address of the site: most often right below the host. */
export function rootCandidates(address: string): string[] {
  const { origin, pathname, username, password } = new URL(address);
  const site = username === '' ? origin : origin.replace('//', `//${username}:${password}@`);
  const named = /^(.*?\/server)(?:\/|$)/.exec(pathname)?.[1];
  const folders = pathname.split('/').filter((part) => part !== '');
  const below = folders[0] !== undefined && !/^(?:handle|items|entities|communities|collections|bitstreams|server|home)$/.test(folders[0]);
  return [
    ...new Set([
      ...(named === undefined ? [] : [`${site}${named}/api`]),
      `${site}/server/api`,
      ...(below ? [`${site}/${folders[0]}/server/api`, `${site}/${folders[0]}/api`] : []),
      `${site}/api`,
    ]),
  ];
}

/**
 * The root of the REST API of DSpace 7 or later; undefined for a site that has none. A site whose API is on another host names it in the
 * configuration of its pages.
 */
export async function findRoot(address: string, tools: FetchTools): Promise<string | undefined> {
  for (const candidate of rootCandidates(address)) if (await isRoot(candidate, tools)) return candidate;
  const named = await namedByPages(address, tools);
  return named !== undefined && (await isRoot(named, tools)) ? named : undefined;
}

/** @throws Misconfigured for a site without the API */
export async function rootOf(address: string, tools: FetchTools): Promise<string> {
  const found = await findRoot(address, tools);
  if (found !== undefined) return found;
  throw new Misconfigured(
    'url',
    'no REST API of DSpace 7 or later is there; older repositories are harvested by OAI-PMH (fetcher oai-pmh), single pages by their address (items)',
  );
}

/** What a host answers where it has nothing. */
const nothingHere = [400, 401, 403, 404, 405, 406, 410];

async function isRoot(candidate: string, tools: FetchTools): Promise<boolean> {
  let answers = false;
  const request = { url: candidate, accept: 'application/hal+json, application/json', acceptStatuses: nothingHere };
  await tools.http
    .send({ ...request, ...(tools.signal ? { signal: tools.signal } : {}) }, (response) => {
      // A site of pages answers every address with one of them, whatever it is asked for.
      if (response.status >= 400 || (response.mediaType.includes('html') && /<(?:ds-app|ds-root)|DSpace/i.test(text(response.bytes))))
        return;
      const read = root.safeParse(jsonOf(response));
      if (!read.success) throw new Unavailable('it answers, but not as DSpace does');
      answers = true;
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rejected)) throw error;
    });
  return answers;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 100_000));

/** `assets/config.json` of DSpace's pages. */
async function namedByPages(address: string, tools: FetchTools): Promise<string | undefined> {
  const { origin } = new URL(address);
  const response = await tools.http
    .send({ url: `${origin}/assets/config.json`, acceptStatuses: nothingHere, ...(tools.signal ? { signal: tools.signal } : {}) })
    .catch((error: unknown) => {
      if (error instanceof Rejected) return undefined;
      throw error;
    });
  if (!response || response.status >= 400 || response.mediaType.includes('html')) return undefined;
  const json = jsonOf(response);
  const whole = settings.safeParse(json);
  if (whole.success) return `${whole.data.rest.baseUrl.replace(/\/$/, '')}/api`;
  const read = parts.safeParse(json);
  if (!read.success) return undefined;
  const { host, port, ssl, nameSpace } = read.data.rest;
  return `${ssl ? 'https' : 'http'}://${host}${port === undefined ? '' : `:${port}`}${nameSpace.replace(/\/$/, '')}/api`;
}
