import { type Finding, makeFinding } from '../model/finding.ts';
import type { Identifier } from '../model/identifier.ts';
import { type Checked, readIsbn, readIssn, readOrcid } from '../normalizers/check-digits.ts';
import type { Check } from './check.ts';

type Scheme = 'issn' | 'isbn' | 'orcid';

const readers: Readonly<Record<Scheme, (text: string) => Checked | undefined>> = { issn: readIssn, isbn: readIsbn, orcid: readOrcid };
const names: Readonly<Record<Scheme, string>> = { issn: 'ISSN', isbn: 'ISBN', orcid: 'ORCID iD' };

/** ISSN, ISBN and ORCID iDs of the right shape whose last digit does not fit the others. The value stays: it is what the source says. */
export const checkDigitWrong: Check = {
  codes: ['check-digit-wrong'],
  check: (record) => [
    ...(record.container?.issn ?? []).flatMap((value, at) => wrong('issn', value, `container.issn[${at}]`)),
    ...(record.isbn ?? []).flatMap((value, at) => wrong('isbn', value, `isbn[${at}]`)),
    ...(record.identifiers ?? []).flatMap((identifier, at) => wrongIn(identifier, `identifiers[${at}].value`)),
    ...(record.contributors ?? []).flatMap(({ orcid }, at) =>
      orcid === undefined ? [] : wrong('orcid', orcid, `contributors[${at}].orcid`),
    ),
  ],
};

function wrongIn({ scheme, value }: Identifier, path: string): Finding[] {
  return scheme === 'issn' || scheme === 'isbn' || scheme === 'orcid' ? wrong(scheme, value, path) : [];
}

function wrong(scheme: Scheme, value: string, path: string): Finding[] {
  const read = readers[scheme](value);
  if (read === undefined || read.valid) return [];
  return [makeFinding('check-digit-wrong', `The check digit of ${names[scheme]} ${value} is wrong`, { path, raw: value })];
}
