import { z } from 'zod';
import type { HttpResponse } from '../http/exchange.ts';
import type { FetchTools } from './fetcher.ts';
import { jsonBody } from './json-body.ts';

/** Metadata formats that pages link to and that are read here, richest first: media type (with its profile) to the format's id. */
export const readableDescriptions: readonly (readonly [RegExp, string])[] = [
  [/^application\/mods\+xml|loc\.gov\/mods/, 'mods'],
  [/^application\/(?:vnd\.)?jats(?:\.jats)?\+xml/, 'jats'],
  [/^application\/vnd\.datacite\.datacite\+json/, 'datacite-json'],
  [/^application\/marc(?:xml)?\+xml|loc\.gov\/marc21\/slim/i, 'marcxml'],
  [/^application\/vnd\.citationstyles\.csl\+json/, 'csl-json'],
  [/^application\/x-research-info-systems/, 'ris'],
];

/** An address with its relation to the page (RFC 8288). */
interface WebLink {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
}

/** Headers hold a few kilobytes; a linkset of a dataset with thousands of files is cut. */
const mostLinks = 1000;

/** `<https://…>; rel="describedby"; type="application/json", <…>; rel="item"` */
export function linksOfHeader(header: string): WebLink[] {
  const links: WebLink[] = [];
  for (const [, href = '', parameters = ''] of header
    .slice(0, 100_000)
    .matchAll(/<([^<>]{1,2000})>((?:\s*;[^;,<"]{1,100}(?:"[^"]{0,500}")?)*)/g)) {
    const value = (name: string) => new RegExp(`;\\s*${name}\\s*=\\s*"?([^";]{1,500})`, 'i').exec(parameters)?.[1]?.trim() ?? '';
    links.push({ href: href.trim(), rel: value('rel').toLowerCase(), type: `${value('type')} ${value('profile')}`.trim().toLowerCase() });
    if (links.length >= mostLinks) break;
  }
  return links;
}

const target = z.object({
  href: z.string(),
  type: z.exactOptional(z.string()),
  profile: z.exactOptional(z.union([z.string(), z.array(z.string())])),
});
const linkset = z.object({ linkset: z.array(z.object({ describedby: z.exactOptional(z.array(target)) })) });

/** The `describedby` links of a linkset in JSON (RFC 9264); none where it is something else. */
export function linksOfLinkset(text: string): WebLink[] {
  const read = linkset.safeParse(jsonBody(text));
  return (read.data?.linkset ?? [])
    .flatMap(({ describedby = [] }) => describedby)
    .slice(0, mostLinks)
    .map(({ href, type = '', profile = [] }) => ({
      href,
      rel: 'describedby',
      type: [type, ...[profile].flat()].join(' ').trim().toLowerCase(),
    }));
}

/**
 * The description that a page links to, by Signposting (signposting.org/FAIR): in the header of its answer, or in the linkset that this
 * names. The richest of those that are read here; undefined where there is none.
 */
export async function describedBy(page: HttpResponse, tools: FetchTools): Promise<{ response: HttpResponse; format: string } | undefined> {
  const links = linksOfHeader(page.headers.link ?? '');
  const set = links.find(({ rel, type }) => rel === 'linkset' && type.startsWith('application/linkset+json'));
  const more = set ? linksOfLinkset(await textAt(set.href, page.url, tools)) : [];
  const offered = [...links, ...more].filter(({ rel }) => rel.split(/\s+/).includes('describedby'));
  for (const [pattern, format] of readableDescriptions) {
    const link = offered.find(({ type }) => pattern.test(type));
    if (!link || !URL.canParse(link.href, page.url)) continue;
    const response = await send(link.href, page.url, tools);
    if (response.status < 400) return { response, format };
  }
  return undefined;
}

const send = (href: string, base: string, tools: FetchTools): Promise<HttpResponse> =>
  tools.http.send({
    url: new URL(href, base).href,
    acceptStatuses: [400, 401, 403, 404, 406, 410],
    ...(tools.signal ? { signal: tools.signal } : {}),
  });

async function textAt(href: string, base: string, tools: FetchTools): Promise<string> {
  if (!URL.canParse(href, base)) return '';
  const response = await send(href, base, tools);
  return response.status < 400 ? new TextDecoder().decode(response.bytes) : '';
}
