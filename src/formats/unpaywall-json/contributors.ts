import type { Affiliation, Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import type { JsonFields } from '../json-fields.ts';

/** Authors in order: in Crossref's parts, or since 2025 in one text with their affiliations as printed. */
export const readContributors = (object: JsonFields): Contributor[] => object.list('z_authors').flatMap(readAuthor);

function readAuthor(author: JsonFields, at: number): Contributor[] {
  // The order says it: «first», then «additional» (Crossref), «middle» and «last» (OpenAlex).
  for (const key of ['sequence', 'author_position']) if ((author.peek(key) === 'first') === (at === 0)) author.drop(key);
  const [family, given, suffix] = ['family', 'given', 'suffix'].map((key) => textOf(author, key));
  const printed = textOf(author, 'raw_author_name');
  const whole = textOf(author, 'name');
  // Crossref's depositors put roles and institutions here («Corresponding Author, NUML University»): no name of a person is made of it.
  const name =
    family === undefined && given === undefined
      ? (nameOf(whole) ?? (printed === undefined ? undefined : readPersonName(printed)))
      : { family: family ?? given, given: family === undefined ? undefined : given };
  if (name === undefined) return [];
  return [
    present<Contributor>({
      role: 'author',
      ...name,
      suffix,
      orcid: readOwnOrcid(author),
      affiliations: [
        ...author.list('affiliation').flatMap((each) => textOf(each, 'name') ?? []),
        ...author.texts('raw_affiliation_strings'),
      ].map((text): Affiliation => ({ name: foldWhitespace(text) })),
    } as Contributor),
  ];
}

/** What Crossref calls `name` is a group's, or nobody's. */
const nameOf = (whole: string | undefined): Partial<Contributor> | undefined =>
  whole === undefined || /^(?:none|null|n\/a)$/i.test(whole) ? undefined : { collective: whole };

const textOf = (fields: JsonFields, key: string): string | undefined => {
  const text = fields.text(key);
  return text === undefined ? undefined : foldWhitespace(text) || undefined;
};

function readOwnOrcid(author: JsonFields): string | undefined {
  const text = author.peek('ORCID');
  const orcid = text === undefined ? undefined : readOrcid(text)?.value;
  if (orcid !== undefined) author.drop('ORCID');
  return orcid;
}
