import { readDoi } from '../../normalizers/doi.ts';
import { readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier, appended } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { placePages } from '../tagged-rows.ts';
import type { Reading } from './reading.ts';

/** A library's resolver is told the article: `…?sid=OVID:medline&id=pmid:99000001&id=doi:10.5555/x&issn=…&volume=…&spage=…&title=…`. */
function readResolver(url: string, reading: Reading): void {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const { draft } = reading;
  for (const id of query.getAll('id')) {
    const [, scheme, value = ''] = /^(pmid|doi):(.+)$/.exec(id) ?? [];
    const known = draft.identifiers?.some((one) => one.scheme === scheme);
    const read = known ? undefined : scheme === 'pmid' ? readPmid(value) : scheme === 'doi' ? readDoi(value) : undefined;
    if (read) addIdentifier(reading, scheme === 'pmid' ? 'pmid' : 'doi', read);
  }
  if (draft.type === 'book') return;
  for (const key of ['title', 'volume', 'issue'] as const) {
    const value = query.get(key)?.trim();
    // A journal without volumes is given its year for one.
    if (value && value !== String(draft.issued?.year) && draft.container?.[key] === undefined)
      draft.container = { ...draft.container, [key]: value };
  }
  const pages = query.get('pages')?.trim();
  if (pages && /^[\w.]{1,15}(?:-[\w.]{1,15})?$/.test(pages) && /\d/.test(pages)) placePages(reading, pages);
}

/** Addresses, `… [23/01/2007]` the day on which somebody saw it; what a resolver is told fills what nothing else said. */
export function readLinks(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const rest = line.parts.filter((part) => {
      const [, url, seen] = /^((?:https?|ftp):\/\/[^\s<>]+)(?: \[[^\]]{4,40}\])?(.*)$/i.exec(part.trim()) ?? [];
      if (!url || seen) return true;
      const isResolver = /[?&](?:sid|rfr_id)=(?:info:sid\/)?OVID/i.test(url);
      if (isResolver) readResolver(url, reading);
      if (!reading.draft.locations?.some((known) => known.url === url))
        reading.draft.locations = appended(reading.draft.locations, isResolver ? { url, kind: 'other' } : { url });
      return false;
    });
    line.used = rest.length === 0 || valueText(line).trim() === '';
  }
}
