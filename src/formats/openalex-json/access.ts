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
  const found = new Map<string, Location>();
  const all = new Set([primary, ...work.list('locations'), work.fields('best_oa_location')].filter((each) => each !== undefined));
  let license: string | undefined;
  for (const each of all) {
    const name = each.text('license');
    if (each === primary) license = name;
    const open = each.flag('is_oa');
    const common = {
      access: open === undefined ? undefined : open ? ('open' as const) : ('closed' as const),
      license: name === undefined ? undefined : (readLicence(name)?.license ?? name),
    };
    for (const [kind, key] of kinds) {
      const url = each.text(key);
      if (url !== undefined && !found.has(`${kind} ${url}`)) found.set(`${kind} ${url}`, present<Location>({ url, kind, ...common }));
    }
  }
  const url = work.fields('open_access')?.text('oa_url');
  const isKnown = url === undefined || kinds.some(([kind]) => found.has(`${kind} ${url}`));
  return { locations: [...found.values(), ...(isKnown ? [] : [{ url, access: 'open' as const }])], license };
}

const kinds = [
  ['landing', 'landing_page_url'],
  ['pdf', 'pdf_url'],
] as const;

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
