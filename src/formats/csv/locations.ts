import type { Location } from '../../model/access.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import { placeByLook } from './identifiers.ts';
import { type Cell, type CsvField, isNothing, type Reading } from './reading.ts';

const isOnWeb = (address: string): boolean => /^(?:https?:)?\/\/\S+$|^(?:www\.|ftp:\/\/)\S+$/i.test(address);

/** Rayyan joins lines of RIS that it does not know onto the one before: `https://…     U2  - L2029880245`. */
const gluedTag = /\s{2,}([A-Z][A-Z\d]) {2}- (.*)$/s;

function readAddresses(cells: readonly Cell[], reading: Reading, given: Location['kind']): void {
  const { draft } = reading;
  for (const cell of cells) {
    const tag = gluedTag.exec(cell.value);
    if (tag?.[1] && tag[2] && !placeByLook(tag[2], reading)) {
      draft.unplaced = [...(draft.unplaced ?? []), { field: tag[1], value: tag[2] }];
      addFinding(reading, 'field-unplaced', `${tag[1]}, glued to the address, has no field of its own here.`, tag[2], 'unplaced');
    }
    const rest: string[] = [];
    for (const address of cell.value.replace(gluedTag, '').split(/\s*[;|]\s*(?=(?:https?:)?\/\/|www\.)|[;,]?\s+/)) {
      if (isOnWeb(address)) addLocation(reading, address, /\.pdf(?:$|[?#])/i.test(address) ? 'pdf' : given);
      else if (!isNothing(address)) rest.push(address);
    }
    cell.used = rest.length === 0;
  }
}

function addLocation(reading: Reading, url: string, kind: Location['kind']): void {
  const { draft } = reading;
  if (!draft.locations?.some((known) => known.url === url)) draft.locations = appended(draft.locations, kind ? { url, kind } : { url });
  identify(url, reading);
}

/** A library's resolver: `…&id=doi:10.5555%2Ftide.1&atitle=…`; Scopus: `…&doi=10.5555%2ftide.1&…`. */
const openUrlDoi = /[?&](?:(?:rft_)?id=(?:info:)?doi[:/]|doi=)([^&\s]{6,300})/i;

/** A link to a repository's item has its handle; one to PubMed, PMC or Europe PMC says which article it is, where nothing else does. */
function identify(url: string, reading: Reading): void {
  const has = (scheme: string): boolean => reading.draft.identifiers?.some((known) => known.scheme === scheme) ?? false;
  const handle = readHandle(url);
  if (handle) addIdentifier(reading, 'handle', handle);
  const linked = openUrlDoi.exec(url)?.[1] ?? (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) ? url : undefined);
  const doi = linked && !has('doi') ? readDoi(linked) : undefined;
  if (doi) addIdentifier(reading, 'doi', doi);
  const europe = /europepmc\.org\/(?:article|abstract)\/med\/(\d{1,8})/i.exec(url)?.[1];
  if (!europe && !/ncbi\.nlm\.nih\.gov/i.test(url)) return;
  const pmcid = readPmcid(url);
  const pmid = pmcid ? undefined : (europe ?? readPmid(url));
  if (pmcid && !has('pmcid')) addIdentifier(reading, 'pmcid', pmcid);
  if (pmid && !has('pmid')) addIdentifier(reading, 'pmid', pmid);
}

const addressesOf = (heading: string, names: string, kind: Location['kind']): CsvField => ({
  heading,
  names,
  read: (cells, reading) => readAddresses(cells, reading, kind),
  write: ({ locations }) =>
    locations
      ?.filter((location) => location.kind === kind)
      .map(({ url }) => url)
      .join(' '),
});

export const locationFields: readonly CsvField[] = [
  addressesOf(
    'url',
    `url urls link links ur weblink weblinks website permalink plink embaselink openurllink sourceurls sourceurl externalurl abstracturl htmllink linkattachments
    primarylocationlandingpageurl lien enlace enlaces adresse weblinkurl documenturl studyurl 网址`,
    undefined,
  ),
  addressesOf('full text', 'fulltext fulltexturl fulltextlink fulltextlinks openaccessoaurl oaurl availability', 'full-text'),
  addressesOf('pdf', 'pdf pdfurl pdflink primarylocationpdfurl', 'pdf'),
];
