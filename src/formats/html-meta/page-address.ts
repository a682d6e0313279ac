import type { PageHead } from './page-head.ts';

/** Parameters that tell how a page is shown, or who comes to it, not which page it is. */
const passing = /^(?:utm_\w+|fbclid|gclid|jsessionid|phpsessid|sid|locale|locale-attribute|lang|show|ref|via)$/i;

/** An address against the page's own; undefined for what is none, and for what no browser would open (`javascript:`, `data:`). */
export function absolute(href: string, base: string | undefined): string | undefined {
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'ftp:' ? url.href : undefined;
}

/**
 * The address that the page gives itself, else the one that it came from, without session and view. A canonical address that is the
 * site's front door (templates have such) says nothing of the page.
 */
export function pageAddress(head: PageHead, from: string | undefined): string | undefined {
  const meta = (...names: string[]) => head.metas.find(({ name }) => names.includes(name.toLowerCase()))?.content;
  const candidates = [
    head.links.find(({ rel, inText }) => rel === 'canonical' && !inText)?.href,
    meta('og:url'),
    meta('citation_abstract_html_url', 'bepress_citation_abstract_html_url', 'citation_public_url'),
    from,
  ];
  for (const candidate of candidates) {
    const found = candidate === undefined ? undefined : absolute(candidate, from);
    if (found !== undefined && !isFrontDoor(found)) return plain(found);
  }
  return from;
}

const isFrontDoor = (address: string): boolean => {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
};

function plain(address: string): string {
  const url = new URL(address);
  url.hash = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '');
  for (const name of [...url.searchParams.keys()]) if (passing.test(name)) url.searchParams.delete(name);
  return url.href;
}
