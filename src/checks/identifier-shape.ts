import { type Finding, makeFinding } from '../model/finding.ts';
import type { Identifier } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { readIsbn, readIssn, readOrcid } from '../normalizers/check-digits.ts';
import { readIdentifier } from '../normalizers/identifier.ts';
import type { Check } from './check.ts';

/** Identifiers that do not fit their scheme's grammar: a DOI has a code of its own, since it is what most people look for first. */
export const identifierShape: Check = {
  codes: ['doi-malformed', 'identifier-malformed'],
  check: (record) => [
    ...located(record).flatMap(({ identifier, path }) => malformed(identifier, path)),
    ...(record.container?.issn ?? []).flatMap((value, at) => unless(readIssn(value), 'ISSN', value, `container.issn[${at}]`)),
    ...(record.isbn ?? []).flatMap((value, at) => unless(readIsbn(value), 'ISBN', value, `isbn[${at}]`)),
    ...(record.contributors ?? []).flatMap(({ orcid }, at) =>
      orcid === undefined ? [] : unless(readOrcid(orcid), 'ORCID iD', orcid, `contributors[${at}].orcid`),
    ),
  ],
};

/** The record's own identifiers and those of its contributors, with their paths. */
function located(record: BibliographicRecord): { identifier: Identifier; path: string }[] {
  const own = (record.identifiers ?? []).map((identifier, at) => ({ identifier, path: `identifiers[${at}].value` }));
  const theirs = (record.contributors ?? []).flatMap((contributor, at) =>
    (contributor.identifiers ?? []).map((identifier, place) => ({
      identifier,
      path: `contributors[${at}].identifiers[${place}].value`,
    })),
  );
  return [...own, ...theirs];
}

function malformed({ scheme, value }: Identifier, path: string): Finding[] {
  if (readIdentifier(value, scheme)?.value === value) return [];
  return scheme === 'doi'
    ? [makeFinding('doi-malformed', `${value} is not a DOI`, { path, raw: value })]
    : [makeFinding('identifier-malformed', `${value} is not a valid ${scheme}`, { path, raw: value })];
}

function unless(read: unknown, what: string, value: string, path: string): Finding[] {
  return read === undefined ? [makeFinding('identifier-malformed', `${value} is not an ${what}`, { path, raw: value })] : [];
}
