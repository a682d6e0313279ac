import { type Identifier, type IdentifierScheme, singleSchemes } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { isbn10Of, isbn13Of, readIsbn } from '../normalizers/check-digits.ts';
import { isDoiOfPart } from '../normalizers/doi.ts';

/** `strong`: issued once for one publication. `weak`: chapters share an ISBN, publishers reuse PIIs. */
interface SchemeRule {
  readonly strength: 'strong' | 'weak';
  readonly valid: (value: string) => boolean;
}

const shaped = (pattern: RegExp) => (value: string) => pattern.test(value);

const rules: Readonly<Partial<Record<IdentifierScheme, SchemeRule>>> = {
  pmid: { strength: 'strong', valid: shaped(/^[1-9]\d{0,7}$/) },
  doi: { strength: 'strong', valid: shaped(/^10\.\d{4,9}\/\S{2,}$/) },
  pmcid: { strength: 'strong', valid: shaped(/^PMC[1-9]\d{0,9}$/) },
  handle: { strength: 'strong', valid: shaped(/^[\w.]+\/\S+$/) },
  arxiv: { strength: 'strong', valid: shaped(/^(?:\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})/i) },
  ark: { strength: 'strong', valid: shaped(/\d{5}\/\S+/) },
  mid: { strength: 'strong', valid: shaped(/^\S{4,}$/) },
  isbn: { strength: 'weak', valid: (value) => readIsbn(value)?.valid ?? false },
  pii: { strength: 'weak', valid: shaped(/^(?=.*\d{4})\S{8,}$/) },
  sici: { strength: 'weak', valid: shaped(/^\S{12,}$/) },
  bookaccession: { strength: 'weak', valid: shaped(/^NBK\d+$/) },
};

/** A valid identifier as `scheme:value`, and whether it names one publication for certain. */
export interface Naming {
  readonly written: string;
  readonly scheme: IdentifierScheme;
  readonly value: string;
  readonly strong: boolean;
}

/** The valid identifiers of a record by which another one may be the same publication. */
export function namings(record: BibliographicRecord): readonly Naming[] {
  const isbns = (record.isbn ?? []).map((value) => ({ scheme: 'isbn' as const, value }));
  const found = new Map<string, Naming>();
  for (const { scheme, value: given } of [...(record.identifiers ?? []), ...isbns]) {
    const rule = rules[scheme];
    if (!rule?.valid(given)) continue;
    const value = scheme === 'isbn' ? isbn13Of(given) : given;
    const written = `${scheme}:${value}`;
    found.set(written, { written, scheme, value, strong: rule.strength === 'strong' });
  }
  const all = [...found.values()];
  // Web of Science gives a chapter the DOI of its book as a second one; by that all chapters would be one publication.
  return all.filter(
    ({ scheme, value }) => scheme !== 'doi' || !all.some((other) => other.scheme === 'doi' && isDoiOfPart(other.value, value)),
  );
}

/** The identifiers by which to look for records that may be the same publication, in every form in which a source may have given them. */
export const soughtBy = (record: BibliographicRecord): readonly Identifier[] =>
  namings(record).flatMap(({ scheme, value }) => {
    const older = scheme === 'isbn' ? isbn10Of(value) : undefined;
    return [{ scheme, value }, ...(older === undefined ? [] : [{ scheme, value: older }])];
  });

/** Schemes of which both have values, but none in common, though a publication has one only: `PMIDs 99000001 and 99000002 differ`. */
export function identifierConflicts(a: readonly Naming[], b: readonly Naming[]): readonly string[] {
  return singleSchemes.flatMap((scheme) => {
    const mine = a.filter((each) => each.scheme === scheme).map(({ value }) => value);
    const theirs = b.filter((each) => each.scheme === scheme).map(({ value }) => value);
    if (mine.length === 0 || theirs.length === 0 || mine.some((value) => theirs.includes(value))) return [];
    // An export cut it off: `10.5555/j.rad.2019.20149` of `10.5555/j.rad.2019.201492-9`.
    if (scheme === 'doi' && mine.some((value) => theirs.some((other) => isCutOff(value, other) || isCutOff(other, value)))) return [];
    return [`${scheme.toUpperCase()}s differ`];
  });
}

const isCutOff = (short: string, long: string): boolean =>
  short.length >= 14 && /^[a-z\d]/.test(long.slice(short.length)) && long.startsWith(short);
