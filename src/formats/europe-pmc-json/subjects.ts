import type { Heading, Keyword, Qualifier } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import type { Chemical, Grant } from '../../model/record.ts';
import type { JsonFields } from '../json-fields.ts';
import { plain, type Reading, yesNo } from './reading.ts';

/** MeSH descriptors and qualifiers, each with its flag as sent. */
export function readHeadings({ fields }: Reading): Heading[] {
  return (fields.fields('meshHeadingList')?.list('meshHeading') ?? []).flatMap((entry) => {
    const term = plain(entry.text('descriptorName'));
    if (term === undefined) return [];
    const qualifiers = (entry.fields('meshQualifierList')?.list('meshQualifier') ?? []).flatMap(readQualifier);
    return [present<Heading>({ vocabulary: 'mesh', term, major: entry.flag('majorTopic_YN', yesNo), qualifiers })];
  });
}

function readQualifier(entry: JsonFields): Qualifier[] {
  const term = plain(entry.text('qualifierName'));
  return term === undefined ? [] : [present<Qualifier>({ term, major: entry.flag('majorTopic_YN', yesNo) })];
}

export const readKeywords = ({ fields }: Reading): Keyword[] =>
  (fields.fields('keywordList')?.texts('keyword') ?? []).flatMap((text) => {
    const term = plain(text);
    return term === undefined ? [] : [{ term }];
  });

/** A list, or in replies of resultType lite one text: `review; journal article`. */
export const readPublicationTypes = ({ fields }: Reading): string[] => {
  const listed = fields.fields('pubTypeList')?.texts('pubType') ?? [];
  const types = [...listed, ...[fields.text('pubType'), fields.text('citationType')].flatMap((text) => text?.split(/;\s*/) ?? [])];
  return [...new Set(types.map((type) => type.trim()).filter(Boolean))];
};

/** The registry number 0 means that there is none. */
export const readChemicals = ({ fields }: Reading): Chemical[] =>
  (fields.fields('chemicalList')?.list('chemical') ?? []).flatMap((entry) => {
    const name = plain(entry.text('name'));
    if (name === undefined) return [];
    const registryNumber = entry.text('registryNumber');
    return [present<Chemical>({ name, registryNumber: registryNumber === '0' ? undefined : registryNumber })];
  });

export const readGrants = ({ fields }: Reading): Grant[] =>
  (fields.fields('grantsList')?.list('grant') ?? [])
    .map((entry) =>
      present<Grant>({
        id: entry.text('grantId'),
        acronym: entry.text('acronym'),
        agency: plain(entry.text('agency')),
        country: entry.text('country'),
      }),
    )
    .filter((grant) => Object.keys(grant).length > 0);
