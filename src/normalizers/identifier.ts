import type { Identifier, IdentifierScheme } from '../model/identifier.ts';
import { readArk } from './ark.ts';
import { readArxiv } from './arxiv.ts';
import { readIsbn, readIssn, readOrcid } from './check-digits.ts';
import { findDois, readDoi } from './doi.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { readHandle } from './handle.ts';
import { readPmcid, readPmid } from './pubmed-ids.ts';
import { readRor } from './ror.ts';

/** How a value of a named scheme is read. Schemes without a grammar keep the trimmed value. */
const readers: Partial<Record<IdentifierScheme, (text: string) => string | undefined>> = {
  doi: readDoi,
  pmid: readPmid,
  pmcid: (text) => readPmcid(text) ?? readPmcid(`PMC${text.trim()}`),
  handle: readHandle,
  arxiv: readArxiv,
  ark: readArk,
  ror: readRor,
  issn: (text) => readIssn(text)?.value,
  isbn: (text) => readIsbn(text)?.value,
  orcid: (text) => readOrcid(text)?.value,
  urn: (text) => /^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i.exec(text)?.[0],
  oai: (text) => /^oai:\S+$/i.exec(text)?.[0],
};

/** Addresses have a practical limit of 2,000 characters; no identifier is longer. */
const longestValue = 2000;

/** What a value of unknown kind must look like as a whole to be taken for an identifier of the scheme: most telling first. */
const shapes: readonly (readonly [IdentifierScheme, RegExp])[] = [
  ['arxiv', /^(?:https?:\/\/(?:\w+\.)?arxiv\.org\/\S+|arxiv\s?:\s?\S+)$/i],
  ['pmcid', /^(?:pmcid:?\s?)?PMC\s?\d+(?:\.\d+)?$|^https?:\/\/\S*\/(?:pmc\/articles|articles)\/PMC\d+\S*$/i],
  ['pmid', /^(?:pmid|pubmed)(?:\s?id)?[:\s]\s?\d+$|^\d+ \[pmid\]$|^https?:\/\/(?:www\.)?(?:pubmed\.|ncbi\.nlm\.nih\.gov\/pubmed)\S*$/i],
  ['orcid', /^(?:https?:\/\/)?(?:www\.)?orcid\.org\/\S+$|^(?:orcid:?\s?)?000[0-3|9]-?\d{4}-?\d{4}-?\d{3}[\dX]$/i],
  ['ror', /^https?:\/\/ror\.org\/\S+$/i],
  ['ark', /^(?:https?:\/\/\S+\/)?ark:\S+$/i],
  ['handle', /^(?:https?:\/\/\S+|hdl:.*|[\d.]+\/\S+)$/i],
  ['urn', /^urn:(?!isbn:|issn:)\S+$/i],
  ['oai', /^oai:\S+$/i],
  ['issn', /^(?:urn:issn:|e?issn:?\s?|issn\s)?\d{4}-\d{3}[\dX](?:\s?\([^)]{1,30}\))?$|^(?:urn:issn:|issn:?\s?)\d{7}[\dX]$/i],
  ['isbn', /^(?:urn:isbn:|isbn(?:-1[03])?:?\s?)[\d -]{9,17}[\dX]$|^97[89][\d -]{10,14}$|^\d{1,5}-\d{1,7}-\d{1,7}-[\dX]$/i],
];

/**
 * The identifier that the whole value is, in some wrapping. With a hint the value is read by that scheme's grammar alone; without
 * one the value must leave no doubt: bare digits are nothing. Check digits are not asked: a mistyped ISSN still is one.
 */
export function readIdentifier(text: string, hint?: IdentifierScheme): Identifier | undefined {
  const value = text.trim();
  if (value === '' || value.length > longestValue) return undefined;
  if (hint !== undefined) {
    const reader = readers[hint];
    return identifierOf(hint, reader ? reader(value) : value);
  }
  if (isWholeDoi(value)) return identifierOf('doi', readDoi(value));
  const whole = wholeIdentifier(value);
  if (whole !== undefined) return whole;
  for (const [scheme, shape] of shapes) {
    const found = shape.test(value) ? readers[scheme]?.(value) : undefined;
    if (found !== undefined) return { scheme, value: found };
  }
  return undefined;
}

const identifierOf = (scheme: IdentifierScheme, value: string | undefined) => (value === undefined ? undefined : { scheme, value });

/** The one identifier that running text would show there, when nothing but brackets and closing punctuation stands about it, or the rest of its address. */
function wholeIdentifier(value: string): Identifier | undefined {
  const [found, second] = findIdentifiers(value);
  if (found === undefined || second !== undefined || found.scheme === 'trial') return undefined;
  const after = value.slice(found.end);
  const isAlone = /^[\s([<{"']*$/.test(value.slice(0, found.start)) && (/^[\s.,;:)\]>}"'/]*$/.test(after) || inAddress(found.raw, after));
  return isAlone ? { scheme: found.scheme, value: found.value } : undefined;
}

const inAddress = (raw: string, after: string): boolean => /^https?:/i.test(raw) && !/\s/.test(after);

/** A label or an address before the DOI, closing punctuation or PubMed's `[doi]` after it, nothing else. */
function isWholeDoi(text: string): boolean {
  const found = findDois(text)[0];
  if (!found) return false;
  const before = text.slice(0, found.start);
  const after = text.slice(found.end);
  const labelled = /^[\s([<]*(?:(?:info:|urn:)?doi\s?[:=./]?\s?|https?:\/\/\S*|(?:dx\.)?doi\.org\/)?$/i.test(before);
  return labelled && (/^[\s.,;:)\]>}"'/*|]*(?:\[doi\])?$/i.test(after) || (/https?:/.test(before) && !/\s/.test(after)));
}
