import type { Location, Rights } from '../../model/access.ts';
import type { Dates } from '../../model/dates.ts';
import { present } from '../../model/present.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';

/** Copyright and licence; until NLM 2.2 their elements stood right in article-meta. The first licence counts, others are kept aside. */
export function readRights(meta: XmlElement | undefined, reading: ArticleReading): Rights {
  const parents = [childNamed(meta, 'permissions'), meta].filter((parent) => parent !== undefined);
  const texts = (name: string) => parents.flatMap((parent) => reading.textsAt(parent, name));
  const [statement, ...moreStatements] = texts('copyright-statement');
  for (const more of moreStatements) reading.notes.unplace('copyright-statement', more);
  // The year is a date of the record; both mostly stand in the statement already.
  for (const name of ['copyright-year', 'copyright-holder'])
    for (const text of texts(name)) if (name !== 'copyright-year' && !statement?.includes(text)) reading.notes.unplace(name, text);
  const [licence, ...moreLicences] = parents.flatMap((parent) => reading.all(parent, 'license'));
  for (const more of moreLicences)
    reading.notes.unplace('license', [addressOf(more), jatsText(licenceText(more))].filter(Boolean).join(' '));
  const free = parents.some((parent) => childrenNamed(parent, 'free_to_read').some((each) => attribute(each, 'start_date') === undefined));
  return present<Rights>({
    ...(licence ? licenceOf(licence, reading) : { license: undefined, name: undefined, url: undefined, access: undefined }),
    ...(free ? { access: 'open' as const } : {}),
    statement: [statement, licence && jatsText(licenceText(licence))].filter((part) => part !== undefined).join(' '),
  });
}

function licenceOf(licence: XmlElement, reading: ArticleReading): Pick<Rights, 'license' | 'name' | 'url' | 'access'> {
  const [type, address] = [attribute(licence, 'license-type'), addressOf(licence)];
  const access = type === undefined ? undefined : readAccess(type);
  const named = [address, type, jatsText(licenceText(licence))].map((text) => (text === undefined ? undefined : readLicence(text)));
  if (type !== undefined && access === undefined && readLicence(type)?.license === undefined)
    reading.notes.unplace('license@license-type', type);
  return present<Rights>({
    license: named.map((read) => read?.license).find((each) => each !== undefined),
    name: undefined,
    url: address ?? named[2]?.url,
    access,
    statement: undefined,
  });
}

/** `xlink:href` of the licence, `ali:license_ref` in it; the address in its words comes after both. */
const addressOf = (licence: XmlElement): string | undefined =>
  attribute(licence, 'xlink:href') ?? childrenNamed(licence, 'license_ref').flatMap((each) => jatsText(each) ?? [])[0];

/** Its words, without the address that stands beside them. */
const licenceText = (licence: XmlElement): XmlElement => ({
  ...licence,
  children: licence.children.filter((child) => typeof child === 'string' || !/(?:^|:)(?:license_ref|free_to_read)$/.test(child.name)),
});

/** `<ali:free_to_read start_date="2030-01-31"/>`: closed until then. */
export function readEmbargo(meta: XmlElement | undefined): Pick<Dates, 'embargoEnd'> {
  const dates = descendants(childNamed(meta, 'permissions'), 'free_to_read').flatMap((each) => attribute(each, 'start_date') ?? []);
  return dates[0] === undefined ? {} : { embargoEnd: dates[0] };
}

const pdf = /pdf/i;

/** `self-uri`, and the links that stand right in article-meta: the article at its publisher. A bare file name (`mds526.pdf`) is no address. */
export function readLocations(meta: XmlElement | undefined, reading: ArticleReading): Location[] {
  const elements = ['self-uri', 'ext-link', 'uri'].flatMap((name) => childrenNamed(meta, name));
  return elements.flatMap((element) => {
    const address = attribute(reading.take(element), 'xlink:href') ?? jatsText(element);
    if (address === undefined) return [];
    if (!/^(?:https?|ftp):\/\//i.test(address)) {
      reading.notes.unplace(element.name, address);
      return [];
    }
    const kind = pdf.test(attribute(element, 'content-type') ?? '') || /\.pdf$/i.test(address) ? 'pdf' : 'landing';
    return [present<Location>({ url: address, kind, access: undefined, license: undefined })];
  });
}
