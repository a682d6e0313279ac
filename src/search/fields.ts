import { accessLevels } from '../model/access.ts';
import { findingCodes } from '../model/finding.ts';
import { type DateSpan, readDateSpan } from './date-span.ts';
import { hasValues } from './has-values.ts';
import { languageCode } from './language-code.ts';
import { isQualifierLetters, qualifierName } from './qualifier-name.ts';
import type { DateField, HeadingQuery, Query, QueryField, TextQuery } from './query.ts';
import { type ConditionFault, readResultConditions } from './result-conditions.ts';

/** A value as it was typed after a field's name, without the asterisk or the tilde at its end. */
export interface FieldValue {
  readonly text: string;
  readonly truncated: boolean;
  readonly stemmed?: boolean;
}

/** What a field makes of a value: a query, or in words why it cannot, where it can tell with the place in the value. */
type Reading = (value: FieldValue) => Query | string | ConditionFault;

/** `wom?n`, `h*matology`: a question mark is one only in front of a letter. */
const wildcard = /\*|\?(?=[\p{L}\p{N}])/u;

/** Words in a field: one word, a truncated one, words in a row, words with wildcards, or in any form. */
export function wordsIn(field: QueryField | undefined, { text, truncated, stemmed }: FieldValue): TextQuery {
  // Marks around a word are the sentence's: «Cancer: a review».
  const words = text.replace(/^[^\p{L}\p{N}*?]+|[^\p{L}\p{N}*]+$/gu, '').split(/\s+/);
  const bound = field === undefined ? {} : { field };
  const written = words.join(' ');
  const joined = written.replace(/\*+$/, '');
  const open = truncated || joined !== written;
  if (stemmed) return { kind: 'stem', ...bound, text: joined };
  if (wildcard.test(joined)) return { kind: 'pattern', ...bound, text: `${joined}${open ? '*' : ''}` };
  return { kind: open ? 'prefix' : words.length > 1 ? 'phrase' : 'term', ...bound, text: joined };
}

/** In words what is wrong with wildcards; undefined when nothing is. */
export function wildcardFault({ text, truncated }: FieldValue): string | undefined {
  for (const word of text.split(/[^\p{L}\p{N}*?]+/u)) {
    const at = word.search(wildcard);
    if (at >= 0 && (word.slice(0, at).match(/[\p{L}\p{N}]/gu) ?? []).length < 2)
      return 'a wildcard (* or ?) needs at least two letters before it in its word';
  }
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return truncated && letters.length < 2 ? 'truncation (*) needs at least two letters before it' : undefined;
}

const words =
  (field: QueryField): Reading =>
  (value) =>
    /[\p{L}\p{N}]/u.test(value.text) ? (wildcardFault(value) ?? wordsIn(field, value)) : 'there is no word here to look for';

/** Names that are compared as a whole, or by their beginning: journals, volumes, first authors. */
const whole =
  (field: QueryField): Reading =>
  ({ text, truncated }) =>
    /[\p{L}\p{N}]/u.test(text)
      ? { kind: truncated ? 'prefix' : 'term', field, text: text.trim().replaceAll(/\s+/g, ' ') }
      : 'there is no name here to look for';

/** `Bone Neoplasms`, `D001859`, `Bone Neoplasms/secondary`. */
const descriptor =
  (how: Pick<HeadingQuery, 'explode' | 'major'>): Reading =>
  ({ text, truncated }) => {
    const [, name = '', qualifier] = /^([^/]*?)\s*(?:\/\s*(.*?)\s*)?$/su.exec(text.trim().replaceAll(/\s+/g, ' ')) ?? [];
    if (!/[\p{L}\p{N}]/u.test(name)) return 'a descriptor is missing here (an example: mesh:"Bone Neoplasms"/secondary)';
    if (qualifier !== undefined && !/[\p{L}\p{N}]/u.test(qualifier)) return 'a qualifier is missing behind the stroke';
    if (truncated && qualifier !== undefined) return 'only the name of a descriptor may be truncated, and then it has no qualifier';
    if (qualifier === undefined) return { kind: 'heading', text: name, ...(truncated ? { truncated } : {}), ...how };
    // `Neoplasms/DI,DT`; names of qualifiers have no commas.
    const listed = qualifier.split(/\s*,\s*/);
    const wrong = listed.length > 1 ? listed.find((each) => !isQualifierLetters(each)) : undefined;
    if (wrong !== undefined) return `several qualifiers are given by their two letters (Neoplasms/DI,DT): ${wrong} is none`;
    const [first, ...more] = listed.map((each): HeadingQuery => ({ kind: 'heading', text: name, qualifier: qualifierName(each), ...how }));
    return first === undefined || more.length > 0 ? { kind: 'or', parts: [...(first ? [first] : []), ...more] } : first;
  };

const date =
  (field: DateField): Reading =>
  ({ text }) => {
    const span = readDateSpan(text);
    return typeof span === 'string' ? span : datesOf(field, span);
  };

/** Whole years of publication are what `year:` is. */
export function datesOf(field: DateField, span: DateSpan): Query {
  if (field !== 'issued' || 'last' in span || [span.from, span.to].some((end) => end !== undefined && end.length > 4))
    return { kind: 'date', field, span };
  return {
    kind: 'range',
    field: 'year',
    ...(span.from === undefined ? {} : { from: Number(span.from) }),
    ...(span.to === undefined ? {} : { to: Number(span.to) }),
  };
}

const run: Reading = ({ text }) =>
  /^[1-9]\d{0,8}$/.test(text.trim())
    ? { kind: 'run', run: Number(text) }
    : 'a run is called by its number, as `refmill runs` lists it: run:17';

const retracted: Reading = ({ text }) => {
  const carries: Query = { kind: 'term', field: 'has', text: 'retraction' };
  const said = text.trim().toLowerCase();
  if (['yes', 'true', '1'].includes(said)) return carries;
  return ['no', 'false', '0'].includes(said) ? { kind: 'not', part: carries } : 'retracted: takes yes or no';
};

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

/** A journal may be asked for by its ISSN, with the hyphen that a volume or a year has not. */
const issnIn = ({ text }: FieldValue): Query | undefined =>
  /^\d{4}-\d{3}[\dx]$/i.test(text.trim()) ? { kind: 'identifier', scheme: 'issn', value: text.trim().toUpperCase() } : undefined;

const journal: Reading = (value) => issnIn(value) ?? words('journal')(value);

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
  'title-abstract': words('title-abstract'),
  'text-word': words('text-word'),
  any: words('any'),
  author: words('author'),
  'first-author': whole('first-author'),
  'last-author': whole('last-author'),
  affiliation: words('affiliation'),
  journal,
  'exact-journal': (value) => issnIn(value) ?? whole('exact-journal')(value),
  mesh: descriptor({ explode: true }),
  decs: descriptor({ explode: true }),
  'mesh-noexp': descriptor({ explode: false }),
  major: descriptor({ major: true, explode: true }),
  'mesh-major': descriptor({ major: true, explode: true }),
  'major-noexp': descriptor({ major: true, explode: false }),
  qualifier: (value) => whole('qualifier')({ ...value, text: qualifierName(value.text) }),
  heading: words('heading'),
  keyword: words('keyword'),
  substance: words('substance'),
  year,
  date: date('issued'),
  entered: date('entered'),
  created: date('created'),
  completed: date('completed'),
  revised: date('revised'),
  indexed: date('indexed'),
  added: date('added'),
  updated: date('updated'),
  run,
  retracted,
  endpoint: words('endpoint'),
  outcome: words('endpoint'),
  'primary-endpoint': words('primary-endpoint'),
  'primary-outcome': words('primary-endpoint'),
  'secondary-endpoint': words('secondary-endpoint'),
  'secondary-outcome': words('secondary-endpoint'),
  'exploratory-endpoint': words('exploratory-endpoint'),
  result,
  type: words('type'),
  volume: whole('volume'),
  issue: whole('issue'),
  page: whole('page'),
  grant: words('grant'),
  accession: words('accession'),
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
  'date',
  'entered',
  'created',
  'completed',
  'revised',
  'indexed',
  'added',
  'updated',
]);

/** `saved` stands for a search of refmill.yaml, which the parser looks up. */
export const fieldNames: readonly string[] = [...Object.keys(readings), 'saved'];

export const isFieldName = (name: string): boolean => fieldNames.includes(name.toLowerCase());

/** Whether the value goes on to the next blank, whatever characters are in it. */
export const takesWholeValue = (name: string): boolean => wholeValues.has(name.toLowerCase());

/** Whether a stroke behind a value leads to a qualifier: `mesh:"Bone Neoplasms"/secondary`. */
export const takesQualifier = (name: string): boolean => /^(?:mesh|decs|major)(?:$|-)/i.test(name);

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
