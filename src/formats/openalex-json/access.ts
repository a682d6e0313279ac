import type { Location, Rights } from '../../model/access.ts';
import { present } from '../../model/present.ts';
import { readLicence } from '../../normalizers/rights.ts';
import type { JsonFields } from '../json-fields.ts';
import type { Reading } from './reading.ts';

/**
 * The location that OpenAlex takes for the work's own. The primary and the best open location stand among all locations once more: there
 * they are read.
 */
export function findPrimary(work: JsonFields): JsonFields | undefined {
  const listed = work.value('locations');
  const texts = Array.isArray(listed) ? listed.map((each) => JSON.stringify(each)) : [];
  const placeOf = (key: string): number => texts.indexOf(JSON.stringify(work.value(key) ?? null));
  const primary = placeOf('primary_location');
  if (placeOf('best_oa_location') >= 0) work.drop('best_oa_location');
  if (primary < 0) return work.fields('primary_location');
  work.drop('primary_location');
  return work.list('locations')[primary];
}

/** Every place where the work lies, the primary one first: its page, its PDF. */
export function readLocations({ work, primary }: Reading): { locations: Location[]; license: string | undefined } {
  const locations: Location[] = [];
  const best = work.fields('best_oa_location');
  const all = new Set([primary, ...work.list('locations'), best].filter((each) => each !== undefined));
  let license: string | undefined;
  for (const each of all) {
    const name = each.text('license');
    if (each === primary) license = name;
    const open = each.flag('is_oa');
    const common = {
      access: open === undefined ? undefined : open ? ('open' as const) : ('closed' as const),
      license: name === undefined ? undefined : (readLicence(name)?.license ?? name),
    };
    const page = each.text('landing_page_url');
    const pdf = each.text('pdf_url');
    if (page) addLocation(locations, { url: page, kind: 'landing', ...common });
    if (pdf) addLocation(locations, { url: pdf, kind: 'pdf', ...common });
  }
  const access = work.fields('open_access');
  const url = access?.text('oa_url');
  if (url) addLocation(locations, { url, kind: undefined, access: 'open', license: undefined });
  return { locations, license };
}

type LocationFound = { readonly [K in keyof Location]: Location[K] | undefined } & { readonly url: string };

function addLocation(locations: Location[], found: LocationFound): void {
  if (!locations.some(({ url, kind }) => url === found.url && (kind === found.kind || found.kind === undefined)))
    locations.push(present<Location>(found as Location));
}

/** The licence of the primary location; a copy in a repository has its own. Open is what is open anywhere (gold, green, bronze …). */
export function readRights({ work }: Reading, license: string | undefined): Rights {
  const access = work.fields('open_access');
  const open = access?.flag('is_oa');
  const closed = open === false && access?.peek('oa_status') === 'closed';
  if (closed) access?.drop('oa_status');
  return present<Rights>({
    license: license === undefined ? undefined : readLicence(license)?.license,
    name: license,
    access: open ? 'open' : closed ? 'closed' : undefined,
  });
}
