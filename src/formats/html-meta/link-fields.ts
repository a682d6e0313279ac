import { metadataField } from '../dublin-core/metadata-field.ts';
import type { PageField } from './page-field.ts';
import type { PageLink } from './page-head.ts';

/** Relations that speak of the publication; `canonical` is the page's address, `describedby` and `linkset` lead to further metadata, which a harvester follows. */
const telling = new Set(['cite-as', 'item', 'license', 'author']);

/** Files of the publication; `alternate` is also a feed, or the page in another language. */
const isFile = ({ rel, type = '' }: PageLink): boolean => rel === 'alternate' && /^application\/(?:pdf|epub\+zip)/i.test(type);

/** What a page's links say. The licence of a link in the text is the site's own where the page has said another one in its head. */
export function linkFields(links: readonly PageLink[]): PageField[] {
  const licensed = links.some(({ rel, inText }) => rel === 'license' && !inText);
  return links
    .filter((link) => isFile(link) || (link.inText ? link.rel === 'license' && !licensed : telling.has(link.rel)))
    .flatMap(({ rel, href }) => metadataField(`link.${rel}`, href) ?? [])
    .map((field) => ({ ...field, speaker: 'links' }));
}
