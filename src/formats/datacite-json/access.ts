import type { Location, Rights } from '../../model/access.ts';
import { present } from '../../model/present.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import { addNote, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import { isNew, type Reading } from './reading.ts';

export function addLocation(reading: Reading, url: string, kind: Location['kind']): void {
  const { draft } = reading;
  if (isNew(reading, 'location', url)) draft.locations = appended(draft.locations, present<Location>({ url, kind } as Location));
}

/** The page that the DOI leads to, and the files themselves where the depositor gave their addresses. */
export function readLocations(reading: Reading): void {
  const { attributes } = reading;
  const url = attributes.text('url');
  if (url !== undefined) addLocation(reading, url, 'landing');
  for (const file of attributes.texts('contentUrl')) addLocation(reading, file, /\.pdf(?:[?#]|$)/i.test(file) ? 'pdf' : 'full-text');
}

/**
 * `{ "rights": "Creative Commons Attribution 4.0 International", "rightsUri": "https://…", "rightsIdentifier": "cc-by-4.0", … }`. Licences, words of
 * access («Open Access», `info:eu-repo/semantics/openAccess`) and statements stand in one list.
 */
function readEntry(entry: JsonFields, rights: Rights): Rights | undefined {
  const name = lineAt(entry, 'rights');
  const url = entry.text('rightsUri');
  const id = entry.text('rightsIdentifier');
  entry.drop('rightsIdentifierScheme', 'schemeUri', 'lang');
  const access = readAccess(url ?? '') ?? readAccess(name ?? '');
  if (access !== undefined && (rights.access ?? access) === access) return { ...rights, access };
  const license = [url, id, name]
    .map((each) => (each === undefined ? undefined : readLicence(each)?.license))
    .find((each) => each !== undefined);
  const isName = name !== undefined && (license !== undefined || readLicence(name) !== undefined) && name.length <= 150;
  const says = rights.license !== undefined || rights.url !== undefined || rights.name !== undefined;
  if (license !== undefined && license === rights.license)
    return present<Rights>({ ...rights, name: rights.name ?? name, url: rights.url ?? url } as Rights);
  // A licence that is known goes before «All rights reserved» and terms of use.
  if (license !== undefined && rights.license === undefined) {
    const before = [rights.name, rights.url].filter(Boolean).join(' ');
    const statement = joined(rights.statement, before, isName ? undefined : name);
    return present<Rights>({ access: rights.access, license, name: isName ? name : undefined, url, statement } as Rights);
  }
  if (!says && (url !== undefined || isName))
    return present<Rights>({
      ...rights,
      name: isName ? name : undefined,
      url,
      statement: joined(rights.statement, isName ? undefined : name),
    } as Rights);
  const said = [name, url, name === undefined && url === undefined ? id : undefined].filter(Boolean).join(' ');
  return present<Rights>({ ...rights, statement: joined(rights.statement, said) } as Rights);
}

const joined = (...texts: readonly (string | undefined)[]): string | undefined => texts.filter(Boolean).join('\n') || undefined;

export function readRights({ attributes, draft }: Reading): void {
  let rights: Rights = {};
  for (const entry of attributes.list('rightsList')) rights = readEntry(entry, rights) ?? rights;
  for (const text of attributes.texts('rightsList'))
    rights = present<Rights>({ ...rights, statement: joined(rights.statement, text) } as Rights);
  if (Object.keys(rights).length) draft.rights = rights;
}

/** What it is made of: `sizes` and `formats` are words of the depositor («33–52 Pages», «application/pdf»). */
export function readExtent(reading: Reading): void {
  const { attributes } = reading;
  for (const [key, name] of [
    ['sizes', 'Size'],
    ['formats', 'Format'],
  ] as const) {
    const texts = attributes.texts(key);
    if (texts.length) addNote(reading, `${name}: ${texts.join('; ')}`);
  }
  const places = attributes.list('geoLocations').flatMap((entry) => lineAt(entry, 'geoLocationPlace') ?? []);
  if (places.length) addNote(reading, `Place: ${places.join('; ')}`);
}
