import type { AccessLevel, Location, Rights } from '../../model/access.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readLicence } from '../../normalizers/rights.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import type { JsonFields } from '../json-fields.ts';

/** DRIVER's words for the state of a manuscript. */
const versions: Readonly<Record<string, NonNullable<Location['version']>>> = {
  submittedVersion: 'submitted',
  acceptedVersion: 'accepted',
  publishedVersion: 'published',
};

/**
 * Every place where the publication is open, the best one first; then those that open later. The best and the first open place stand among
 * all of them once more. `license` is the best place's.
 */
export function readLocations(object: JsonFields): { locations: Location[]; license: string | undefined } {
  dropRepeats(object);
  const best = object.fields('best_oa_location');
  const open = [...(best ? [best] : []), ...object.list('oa_locations')].sort((a, b) => rank(b) - rank(a));
  const first = object.fields('first_oa_location');
  const license = open[0]?.peek('license');
  const locations: Location[] = [];
  for (const place of first ? [...open, first] : open) addPlace(locations, place, 'open');
  for (const place of object.list('oa_locations_embargoed')) addPlace(locations, place, 'embargoed');
  return { locations, license };
}

const rank = (place: JsonFields): number => (place.value('is_best') === true ? 1 : 0);

function dropRepeats(object: JsonFields): void {
  const all = object.value('oa_locations');
  const known = new Set(Array.isArray(all) ? all.map((each) => JSON.stringify(each)) : []);
  for (const key of ['best_oa_location', 'first_oa_location']) if (known.has(JSON.stringify(object.value(key)))) object.drop(key);
}

/** A page, a PDF, or an address of which nothing more is known. */
function addPlace(locations: Location[], place: JsonFields, access: AccessLevel): void {
  const license = place.text('license');
  const word = place.text('version');
  const version = ownValue(versions, word ?? '');
  if (word !== undefined && version === undefined) place.giveBack('version', word);
  const host = place.text('repository_institution');
  const common = {
    access,
    license: license === undefined ? undefined : (readLicence(license)?.license ?? license),
    version,
    host: host && foldWhitespace(host),
  };
  const [page, pdf, any] = ['url_for_landing_page', 'url_for_pdf', 'url'].map((key) => place.text(key));
  const found = [
    ...(page === undefined || page === pdf ? [] : [{ url: page, kind: 'landing' as const }]),
    ...(pdf === undefined ? [] : [{ url: pdf, kind: 'pdf' as const }]),
    ...(any === undefined || any === page || any === pdf ? [] : [{ url: any, kind: undefined }]),
  ];
  for (const { url, kind } of found) {
    if (!locations.some((known) => known.url === url)) locations.push(present<Location>({ url, kind, ...common } as Location));
  }
}

/** Open is what can be read anywhere; `closed` says that Unpaywall found no place. */
export function readRights(object: JsonFields, license: string | undefined): Rights {
  const open = object.value('is_oa') === true;
  const closed = object.value('is_oa') === false && object.peek('oa_status') === 'closed';
  if (open || closed) object.drop('is_oa');
  if (closed) object.drop('oa_status');
  return present<Rights>({
    license: license === undefined ? undefined : readLicence(license)?.license,
    name: license,
    access: open ? 'open' : closed ? 'closed' : undefined,
  } as Rights);
}
