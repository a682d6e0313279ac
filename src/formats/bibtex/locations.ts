import type { Location } from '../../model/access.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier, appended } from '../drafting.ts';
import { readVerbatim } from './latex-text.ts';
import type { BibField, Reading } from './reading.ts';

/** `url` first; addresses that programs keep under names of their own, and `file` where it is on the web. */
const kinds: Readonly<Record<string, Location['kind']>> = { pdf: 'pdf', file: 'pdf', fulltext: 'full-text', 'full-text': 'full-text' };
const names = [
  'url',
  'bdsk-url-1',
  'bdsk-url-2',
  'bdsk-url-3',
  'link',
  'ee',
  'adsurl',
  'web_url',
  'howpublished',
  'pdf',
  'fulltext',
  'file',
  'see',
];

/** Several in one url: «http://a.example.org http://b.example.org», «…; http://…». */
const addressesIn = (text: string): string[] =>
  text
    .split(/[;,]?\s+(?=https?:\/\/)|;(?=https?:\/\/)/)
    .map((part) => part.trim())
    .filter(Boolean);

/** «C:/…», «:files/12/x.pdf:PDF» are on somebody else's disk. */
const isOnWeb = (address: string): boolean =>
  /^(?:https?|ftp):\/\/[^\s{}\\]+$|^(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,6}\/[^\s{}\\]*$|^www\.[^\s{}\\]+$/i.test(address);

/** A link to PubMed, PMC, a repository or the resolver of DOIs says which article it is, where nothing else does. */
function identify(url: string, reading: Reading): void {
  const has = (scheme: 'doi' | 'pmid' | 'pmcid'): boolean => reading.draft.identifiers?.some((known) => known.scheme === scheme) ?? false;
  const handle = readHandle(url);
  if (handle) addIdentifier(reading, 'handle', handle);
  const doi = /^https?:\/\/(?:dx\.)?doi\.(?:acm\.)?org\//i.test(url) ? readDoi(url) : undefined;
  if (doi && !has('doi')) addIdentifier(reading, 'doi', doi);
  const europe = /europepmc\.org\/(?:article|abstract)\/med\/(\d{1,8})/i.exec(url)?.[1];
  if (!europe && !/ncbi\.nlm\.nih\.gov|europepmc\.org\/articles\/PMC/i.test(url)) return;
  const pmcid = readPmcid(url);
  const pmid = pmcid ? undefined : (europe ?? readPmid(url));
  if (pmcid && !has('pmcid')) addIdentifier(reading, 'pmcid', pmcid);
  if (pmid && !has('pmid')) addIdentifier(reading, 'pmid', pmid);
}

/** Scopus gives its number in the link only: «…?eid=2-s2.0-85…». */
function readAccession(url: string, { draft, entry }: Reading): void {
  const number = /[?&]eid=(2-s2\.0-\d+)/.exec(url)?.[1];
  if (!number || draft.accessions?.some(({ value }) => value === number)) return;
  draft.accessions = appended(draft.accessions, { database: 'Scopus', value: number });
  for (const field of entry.fields) field.used ||= field.name === 'source' && /^scopus$/i.test(field.tex.trim());
}

export const locationFields: readonly BibField[] = [
  {
    names,
    read: (values, reading) => {
      for (const name of names)
        for (const value of values) {
          if (value.name !== name || value.used) continue;
          const addresses = addressesIn(readVerbatim(value.tex));
          value.used = addresses.every(isOnWeb);
          if (!value.used) continue;
          for (const url of addresses) {
            identify(url, reading);
            readAccession(url, reading);
            const kind = /\.pdf(?:$|[?#])/i.test(url) ? 'pdf' : kinds[name];
            if (!reading.draft.locations?.some((known) => known.url === url))
              reading.draft.locations = appended(reading.draft.locations, kind ? { url, kind } : { url });
          }
        }
    },
    write: ({ locations }) => {
      const main = locations?.find(({ kind }) => kind === undefined || kind === 'landing') ?? locations?.[0];
      return [['url', main && !/[{}\\\s]/.test(main.url) ? main.url : undefined]];
    },
  },
];
