import { accessLevels } from '../model/access.ts';
import { findingCodes } from '../model/finding.ts';
import { hasValues } from './has-values.ts';
import { languageCode } from './language-code.ts';
import type { Query, QueryField } from './query.ts';
import { type ConditionFault, readResultConditions } from './result-conditions.ts';

/** A value as it was typed after a field's name. */
export interface FieldValue {
  readonly text: string;
  readonly truncated: boolean;
}

/** What a field makes of a value: a query, or in words why it cannot, where it can tell with the place in the value. */
type Reading = (value: FieldValue) => Query | string | ConditionFault;

/** Words in a field: one word, a truncated one, or words in a row. */
export function wordsIn(field: QueryField | undefined, { text, truncated }: FieldValue): Query {
  // Marks around a word are the sentence's: «Cancer: a review».
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').split(/\s+/);
  const kind = truncated ? 'prefix' : words.length > 1 ? 'phrase' : 'term';
  return { kind, ...(field === undefined ? {} : { field }), text: words.join(' ') };
}

const words =
  (field: QueryField): Reading =>
  (value) =>
    /[\p{L}\p{N}]/u.test(value.text) ? wordsIn(field, value) : 'there is no word here to look for';

/** One of a list of names, or the beginning of some (`doi-*`). */
const oneOf =
  (field: QueryField, names: readonly string[]): Reading =>
  (value) => {
    const text = value.text.toLowerCase();
    const known = value.truncated ? names.some((name) => name.startsWith(text)) : names.includes(text);
    return known ? { kind: value.truncated ? 'prefix' : 'term', field, text } : `${field}: knows ${names.join(', ')}`;
  };

const identifier =
  (scheme: string, pattern: RegExp, write: (found: string) => string, example: string): Reading =>
  ({ text }) => {
    const found = pattern.exec(text.trim())?.[1];
    return found === undefined ? `this is no ${scheme} (an example: ${example})` : { kind: 'identifier', scheme, value: write(found) };
  };

const asIs = (found: string): string => found;
const hyphenated = (found: string): string => found.toUpperCase().replace(/^(.{4})-?/, '$1-');

const year: Reading = ({ text }) => {
  const [, from = '', dots, to = ''] = /^(\d{4})?(?:(\.\.|-|–)(\d{4})?)?$/.exec(text.trim()) ?? [];
  if (from === '' && to === '') return 'a year is written 2015, 2015..2020, 2015.. or ..2020';
  const last = dots === undefined ? from : to;
  if (from !== '' && last !== '' && Number(from) > Number(last)) return 'the first year is later than the last';
  return { kind: 'range', field: 'year', ...(from === '' ? {} : { from: Number(from) }), ...(last === '' ? {} : { to: Number(last) }) };
};

const language: Reading = ({ text }) => {
  const code = languageCode(text);
  return code === undefined ? 'no language is called so (examples: es, spa, Spanish)' : { kind: 'term', field: 'language', text: code };
};

const result: Reading = ({ text, truncated }) => {
  if (truncated) return 'an asterisk stands for the end of a name only: result:"endpoint = pain*"';
  const conditions = readResultConditions(text);
  return 'message' in conditions ? conditions : { kind: 'result', conditions };
};

const publicId: Reading = ({ text }) =>
  /^w[1-9]\d{0,14}$/i.test(text)
    ? { kind: 'term', field: 'work', text: text.toUpperCase() }
    : { kind: 'term', field: 'identifier', text: text.trim() };

/** A tag's name as it is, whatever marks are in it. */
const tag: Reading = ({ text, truncated }) =>
  text.trim() === '' ? 'there is no name of a tag here' : { kind: truncated ? 'prefix' : 'term', field: 'tag', text: text.trim() };

/** Every field by its name; several names may mean one. In the order in which help and complaints list them. */
const readings: Readonly<Record<string, Reading>> = {
  title: words('title'),
  abstract: words('abstract'),
  author: words('author'),
  journal: words('journal'),
  heading: words('heading'),
  mesh: words('heading'),
  decs: words('heading'),
  keyword: words('keyword'),
  year,
  endpoint: words('endpoint'),
  outcome: words('endpoint'),
  'primary-endpoint': words('primary-endpoint'),
  'primary-outcome': words('primary-endpoint'),
  'secondary-endpoint': words('secondary-endpoint'),
  'secondary-outcome': words('secondary-endpoint'),
  'exploratory-endpoint': words('exploratory-endpoint'),
  result,
  type: words('type'),
  source: words('source'),
  tag,
  has: oneOf('has', hasValues),
  language,
  access: oneOf('access', accessLevels),
  finding: oneOf('finding', Object.keys(findingCodes)),
  id: publicId,
  doi: identifier('doi', /(10\.\d{3,9}\/\S+)$/, (found) => found.toLowerCase(), '10.1000/182'),
  pmid: identifier('pmid', /^(?:pmid:?\s*)?0*(\d{1,8})$/i, asIs, '28961839'),
  pmcid: identifier('pmcid', /^(?:pmc)?(\d{1,10})(?:\.\d+)?$/i, (found) => `PMC${found}`, 'PMC5834059'),
  handle: identifier('handle', /^(?:https?:\/\/hdl\.handle\.net\/|hdl:)?([\w.]+\/\S+)$/i, asIs, '10668/11628'),
  issn: identifier('issn', /^(\d{4}-?\d{3}[\dx])$/i, hyphenated, '1569-8041'),
  isbn: identifier('isbn', /^([\d-]{9,16}[\dx])$/i, (found) => found.replaceAll('-', '').toUpperCase(), '9783161484100'),
  arxiv: identifier('arxiv', /^(?:arxiv:)?(\S+)$/i, asIs, '1501.00001'),
  orcid: identifier(
    'orcid',
    /^(?:https?:\/\/orcid\.org\/)?((?:\d{4}-){3}\d{3}[\dx])$/i,
    (found) => found.toUpperCase(),
    '0000-0002-1825-0097',
  ),
  trial: identifier('trial', /^(\S.*)$/, asIs, 'NCT01934790'),
};

const wholeValues: ReadonlySet<string> = new Set([
  'id',
  'doi',
  'pmid',
  'pmcid',
  'handle',
  'issn',
  'isbn',
  'arxiv',
  'orcid',
  'trial',
  'year',
]);

export const fieldNames: readonly string[] = Object.keys(readings);

export const isFieldName = (name: string): boolean => fieldNames.includes(name.toLowerCase());

/** Whether the value goes on to the next blank, whatever characters are in it. */
export const takesWholeValue = (name: string): boolean => wholeValues.has(name.toLowerCase());

/** Whether what stands in quotation marks is no phrase, and an asterisk in it the field's own business. */
export const takesConditions = (name: string): boolean => name.toLowerCase() === 'result';

/** What a known field makes of a value. */
export function readField(name: string, value: FieldValue): Query | string | ConditionFault {
  const reading = readings[name.toLowerCase()];
  return reading ? reading(value) : `there is no field ${name}`;
}

/** Identifiers that are plain enough to be pasted without a field's name, alone or in their web address. */
const bareIdentifiers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['doi', /^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i],
  ['handle', /^(?:https?:\/\/)?hdl\.handle\.net\/([\w.]+\/\S+)$/i],
  ['pmid', /^(?:https?:\/\/)?pubmed\.ncbi\.nlm\.nih\.gov\/(\d{1,8})\/?$/i],
  // Nearly all PMIDs have seven or eight digits; numbers of fewer digits are years, doses and counts.
  ['pmid', /^([1-9]\d{6,7})$/],
  ['pmcid', /^(?:https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/)?(PMC\d{5,10})\/?$/i],
];

/** A word that can only be an identifier is looked for as one. */
export function bareIdentifier(text: string): Query | undefined {
  for (const [name, pattern] of bareIdentifiers) {
    const found = pattern.exec(text)?.[1];
    const read = found === undefined ? undefined : readField(name, { text: found, truncated: false });
    if (read !== undefined && typeof read !== 'string' && !('message' in read)) return read;
  }
  return undefined;
}
