import type { Location, Rights } from '../../model/access.ts';
import { present } from '../../model/present.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { isoDate } from '../../normalizers/partial-date.ts';
import { readLicence } from '../../normalizers/rights.ts';
import { extended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { takeDate } from './dates.ts';
import type { Reading } from './reading.ts';

interface Licence {
  readonly url: string;
  readonly license: string | undefined;
  readonly version: string | undefined;
  readonly start: string | undefined;
  readonly delay: number;
}

function readEntry(entry: JsonFields): Licence[] {
  const url = entry.text('URL');
  if (url === undefined) return [];
  const start = takeDate(entry, 'start');
  return [
    {
      url,
      license: readLicence(url)?.license,
      version: entry.text('content-version'),
      start: start && isoDate(start),
      delay: Number(entry.text('delay-in-days') ?? 0),
    },
  ];
}

/** Terms of text mining are none for readers. Of several the one that has an SPDX identifier, of these the one for the version of record. */
const preference = ({ license, version }: Licence): number =>
  (version === 'tdm' ? 4 : 0) + (license === undefined ? 2 : 0) + (version === 'vor' ? 0 : 1);

/** `vor from 2015-09-01: https://…` */
const written = ({ url, version, start }: Licence): string => {
  const named = version === 'unspecified' ? undefined : version;
  const when = [named, start && `from ${start}`].filter(Boolean).join(' ');
  return when ? `${when}: ${url}` : url;
};

/**
 * Each licence holds for one version (`vor` of record, `am` accepted manuscript, `tdm` text mining) from a day on. The record has room
 * for one; where there is more to say, all are listed in the statement.
 */
export function readLicences({ work, draft }: Reading): void {
  const licences = work.list('license').flatMap(readEntry);
  const [best] = [...licences].sort((a, b) => preference(a) - preference(b));
  if (!best) return;
  const more = licences.length > 1 || best.delay > 0 || best.version === 'tdm' || best.version === 'am';
  const forReaders = best.version === 'tdm' ? {} : { license: best.license, url: best.url };
  draft.rights = present<Rights>({ ...forReaders, statement: more ? licences.map(written).join('\n') : undefined } as Rights);
}

const kindOf = (url: string, type: string | undefined, purpose: string | undefined): Location['kind'] => {
  if (purpose === 'similarity-checking' || /^(?:text|application)\/(?:plain|xml)$/.test(type ?? '')) return 'other';
  return type === 'application/pdf' || /\.pdf(?:[?#]|$)/i.test(url) ? 'pdf' : 'full-text';
};

/** Where it can be read: the publisher's page first, then the copies for programs. Those for plagiarism checks are open to nobody else, XML and bare text are no reading. */
export function readLocations({ work, draft }: Reading): void {
  const locations: Location[] = [];
  const known = new Set<string>();
  const add = (url: string | undefined, kind: Location['kind']) => {
    if (url === undefined || known.has(url)) return;
    known.add(url);
    locations.push(present<Location>({ url, kind } as Location));
  };
  const resource = work.fields('resource');
  add(resource?.fields('primary')?.text('URL'), 'landing');
  for (const secondary of resource?.list('secondary') ?? []) add(secondary.text('URL'), 'landing');
  const address = work.peek('URL');
  const isDoi = address !== undefined && readDoi(address) !== undefined && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(address);
  if (isDoi) work.drop('URL');
  else add(work.text('URL'), 'landing');
  for (const link of work.list('link')) {
    const url = link.text('URL');
    if (url !== undefined) add(url, kindOf(url, link.peek('content-type'), link.peek('intended-application')));
    // The version of record is what a link leads to unless it says otherwise.
    if (/^(?:vor|unspecified)$/.test(link.peek('content-version') ?? '')) link.drop('content-version');
    link.drop('content-type', 'intended-application');
  }
  if (locations.length) draft.locations = extended(draft.locations, locations);
}
