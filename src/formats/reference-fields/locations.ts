import type { Location } from '../../model/access.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { hasIdentifier, type Reading, type ReferenceField } from './reading.ts';

/** UR is the address of the work, L1 its PDF, L2 its full text, LK a library's link; programs are not strict about it. */
const kinds: Readonly<Record<string, Location['kind']>> = { L1: 'pdf', L2: 'full-text' };

/** Several in one UR: «http://a.example.org; http://b.example.org», or with a blank (RefWorks, EPPI-Reviewer), or a line each (EndNote). */
const addressesIn = (text: string): string[] =>
  text.split(/;\s*(?=(?:https?:)?\/\/)|[;,]?\s+(?=[a-z-]{2,20}:\/\/)/).map((part) => part.trim());

/** «internal-pdf://…» and «file:///C:/…» are on somebody else's disk. */
const isOnWeb = (address: string): boolean => /^(?:https?:)?\/\/\S+$|^(?:www\.|ftp:\/\/)\S+$/i.test(address);

function readLocations(lines: readonly TaggedLine[], reading: Reading): void {
  const locations: Location[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    if (line.used) continue;
    const addresses = line.parts.flatMap(addressesIn).filter(Boolean);
    const onWeb = addresses.filter(isOnWeb);
    const elsewhere = addresses.filter((address) => !isOnWeb(address));
    line.used = elsewhere.length === 0;
    line.parts.splice(0, line.parts.length, ...elsewhere);
    for (const url of onWeb) {
      const kind = /\.pdf(?:$|[?#])/i.test(url) ? 'pdf' : kinds[line.tag];
      if (!seen.has(url)) locations.push(kind ? { url, kind } : { url });
      seen.add(url);
      identify(url, reading);
    }
  }
  if (locations.length) reading.draft.locations = locations;
}

/**
 * A link to an item of a repository (`http://hdl.handle.net/10668/11628`, `https://…/handle/10668/11628`) has its handle. One to PubMed, PMC
 * or Europe PMC says which article it is, where nothing else does.
 */
function identify(url: string, reading: Reading): void {
  const handle = readHandle(url);
  if (handle) addIdentifier(reading, 'handle', handle);
  const europe = /europepmc\.org\/(?:article|abstract)\/med\/(\d{1,8})/i.exec(url)?.[1];
  if (!europe && !/ncbi\.nlm\.nih\.gov/i.test(url)) return;
  const pmcid = readPmcid(url);
  const pmid = pmcid ? undefined : (europe ?? readPmid(url));
  if (pmcid && !hasIdentifier(reading, 'pmcid')) addIdentifier(reading, 'pmcid', pmcid);
  if (pmid && !hasIdentifier(reading, 'pmid')) addIdentifier(reading, 'pmid', pmid);
}

const tagOfKind = (kind: Location['kind']): string => (kind === 'pdf' ? 'L1' : kind === 'full-text' ? 'L2' : 'UR');

export const locationFields: readonly ReferenceField[] = [
  {
    tags: ['UR', 'L1', 'L2', 'L4', 'LK'],
    read: readLocations,
    write: ({ locations }) => (locations ?? []).map(({ url, kind }) => [tagOfKind(kind), url] as const),
  },
  {
    // A bare number in AN without a database is a PubMed number if the link says so (EndNote of old).
    tags: ['AN'],
    read: (lines, reading) => {
      for (const line of lines)
        line.used = reading.draft.identifiers?.some(({ scheme, value }) => scheme === 'pmid' && value === valueText(line).trim()) ?? false;
    },
  },
];
