import type { Identifier } from '../../model/identifier.ts';
import type { CursorWindow } from '../cursor-checkpoint.ts';

/** Quoted, so that no sign of a DOI is one of the query language. */
const doiTerm = (value: string): string => `DOI:"${value.replaceAll('"', '')}"`;

const numberTerm = (source: string, id: string): string => `(EXT_ID:"${id.replaceAll('"', '')}" AND SRC:${source})`;

/** The term that finds an id as a user writes it: a PMID, a PMCID, a DOI, or a number with its source. */
export function termOf(id: string): string {
  if (/^10\./.test(id)) return doiTerm(id);
  if (/^\d+$/.test(id)) return numberTerm('MED', id);
  if (/^PMC\d+$/i.test(id)) return `PMCID:${id.toUpperCase()}`;
  if (/^PPR\d+$/i.test(id)) return numberTerm('PPR', id.toUpperCase());
  const [source = '', ...rest] = id.split('/');
  return numberTerm(source.toUpperCase(), rest.join('/'));
}

const terms: Readonly<Record<string, (value: string) => string>> = {
  doi: doiTerm,
  pmid: (value) => numberTerm('MED', value),
  pmcid: (value) => `PMCID:${value}`,
};

/** The terms that find identifiers; those of other schemes Europe PMC does not know. */
export const termsOf = (identifiers: readonly Identifier[]): string[] =>
  identifiers.flatMap(({ scheme, value }) => (Object.hasOwn(terms, scheme) ? (terms[scheme]?.(value) ?? []) : []));

/** Records that were updated in the window, or taken in: the date of an update is not that of the first indexing in every source. */
export function withDates(query: string, { from, until }: CursorWindow): string {
  if (from === undefined) return query;
  const days = `[${from} TO ${until}]`;
  return `(${query}) AND (UPDATE_DATE:${days} OR FIRST_IDATE:${days})`;
}
