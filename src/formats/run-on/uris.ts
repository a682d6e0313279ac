import type { Location } from '../../model/access.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { readPmcid } from '../../normalizers/pubmed-ids.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import type { Draft } from './draft.ts';
import type { Segment } from './lattice.ts';

/** Addresses by what they are: the first rule that takes one decides. */
const rules: readonly ((draft: Draft, segment: Segment, url: string) => boolean)[] = [licence, handle, accessRight, type, location];

/** Puts an address where it belongs: licence, handle, access right, type, or a place where the work can be read. */
export function placeUri(draft: Draft, segment: Segment, url: string): void {
  rules.some((rule) => rule(draft, segment, url));
}

function licence(draft: Draft, segment: Segment, url: string): boolean {
  if (!/creativecommons\.org\/|rightsstatements\.org\//.test(url) || draft.rights.url !== undefined) return false;
  const license = readLicence(url)?.license;
  draft.rights.url = url;
  if (license !== undefined) draft.rights.license = license;
  draft.placed('rights.url', segment);
  return true;
}

function handle(draft: Draft, segment: Segment, url: string): boolean {
  if (!/hdl\.handle\.net\/|\/handle\//.test(url)) return false;
  const value = readHandle(url);
  if (value !== undefined) draft.identify('handle', value, segment);
  return value !== undefined;
}

function accessRight(draft: Draft, segment: Segment, url: string): boolean {
  const access = /access_right/.test(url) ? readAccess(url) : undefined;
  if (access === undefined || (draft.rights.access !== undefined && draft.rights.access !== access)) return false;
  draft.rights.access = access;
  draft.placed('rights.access', segment);
  return true;
}

/** Type vocabularies are addresses too; one that contradicts the type already read is kept aside, not taken for a place to read. */
function type(draft: Draft, segment: Segment, url: string): boolean {
  if (!/^https?:\/\/purl\.org\/(?:coar\/resource_type|eprint\/type)\//.test(url)) return false;
  const value = readItemType(url) ?? readItemType(url.slice(url.lastIndexOf('/') + 1).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  if (value === undefined || (draft.type !== undefined && draft.type !== value)) {
    draft.leave(segment, 'type');
    return true;
  }
  draft.type = value;
  draft.placed('type', segment);
  return true;
}

/** The endings of addresses that say what one will find there. */
const kindsOfLocation: readonly (readonly [RegExp, NonNullable<Location['kind']>])[] = [
  [/\/pdf\/?$|\.pdf(?:$|\?)/i, 'pdf'],
  [/^https?:\/\/(?:dx\.|www\.)?doi\.org\//, 'landing'],
  [/\/pmc\/articles\/|pmc\.ncbi\.nlm\.nih\.gov/, 'full-text'],
  [/\/pubmed\/|pubmed\.ncbi/, 'landing'],
];

function location(draft: Draft, segment: Segment, url: string): boolean {
  const kind = kindsOfLocation.find(([pattern]) => pattern.test(url))?.[1];
  const known = draft.locations.findIndex((each) => each.url === url);
  const at = known === -1 ? draft.locations.push({ url, ...(kind === undefined ? {} : { kind }) }) - 1 : known;
  draft.placed(`locations[${at}].url`, segment);
  const doi = /doi\.org\//.test(url) ? readDoi(url) : undefined;
  if (doi !== undefined) draft.identify('doi', doi, segment);
  const pmcid = /\/pmc\/|pmc\.ncbi/.test(url) ? readPmcid(url) : undefined;
  if (pmcid !== undefined) draft.identify('pmcid', pmcid, segment);
  return true;
}
