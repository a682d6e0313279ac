import type { Affiliation, Contributor, ContributorRole } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { initialsOf, readPersonName } from '../../normalizers/person-name.ts';
import { addFinding } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { plain, type Reading } from './reading.ts';

/** Authors, then the members of a group author. Replies of resultType lite have the authors in one text. */
export function readContributors(reading: Reading): Contributor[] {
  const { fields } = reading;
  const entries = fields.fields('authorList')?.list('author') ?? [];
  const written = entries.map((entry) => entry.peek('fullName') ?? entry.peek('collectiveName')).join(', ');
  const authors = entries.flatMap((entry) => readContributor(entry, 'author', reading));
  const investigators = (fields.fields('investigatorList')?.list('investigator') ?? []).flatMap((entry) =>
    readContributor(entry, 'investigator', reading),
  );
  dropRepeatedIds(fields, [...authors, ...investigators]);
  if (!authors.length) return [...authorsInText(reading), ...investigators];
  if (withoutPoint(fields.peek('authorString') ?? '') === withoutPoint(written)) fields.drop('authorString');
  return [...withFirstAffiliation(authors, fields), ...investigators];
}

const withoutPoint = (names: string): string => names.replace(/\.$/, '');

function readContributor(entry: JsonFields, role: ContributorRole, reading: Reading): Contributor[] {
  const family = plain(entry.text('lastName'));
  const firstName = plain(entry.text('firstName'));
  const initials = entry.text('initials');
  const collective = plain(entry.text('collectiveName'));
  const fullName = plain(entry.text('fullName'));
  const parts =
    family === undefined && collective === undefined && fullName !== undefined
      ? readPersonName(fullName)
      : { family: family ?? firstName, given: family === undefined ? undefined : (firstName ?? initials), collective };
  if (!parts) return [];
  const suffix = entry.text('suffix') ?? suffixOf(fullName, family, initials);
  const person = present<Contributor>({
    role,
    ...parts,
    ...(suffix === undefined ? {} : { suffix }),
    // Only where the given name does not say it already.
    initials: firstName && initials !== initialsOf(firstName) ? initials : undefined,
    orcid: readAuthorId(entry, reading),
    affiliations: readAffiliations(entry),
    asGiven: isSaid(fullName, family, initials, suffix) || collective === fullName || family === undefined ? undefined : [fullName ?? ''],
  } as Contributor);
  return (person.family ?? person.given ?? person.collective) ? [person] : [];
}

/** `Broberg A Jr` beside `Broberg` and `A`: the suffix stands in the full name alone. */
function suffixOf(fullName: string | undefined, family: string | undefined, initials: string | undefined): string | undefined {
  const start = [family, initials].filter(Boolean).join(' ');
  return start && fullName?.startsWith(`${start} `) ? fullName.slice(start.length + 1) : undefined;
}

/** The full name is put together of the family name and the initials. */
const isSaid = (fullName: string | undefined, ...parts: readonly (string | undefined)[]): boolean =>
  fullName === undefined || fullName === parts.filter(Boolean).join(' ');

function readAuthorId(entry: JsonFields, reading: Reading): string | undefined {
  const id = entry.fields('authorId');
  const value = id?.text('value');
  if (id === undefined || value === undefined) return undefined;
  const orcid = id.peek('type') === 'ORCID' ? readOrcid(value)?.value : undefined;
  if (orcid) id.drop('type');
  else {
    if (id.peek('type') === 'ORCID') addFinding(reading, 'identifier-malformed', `${value} is no ORCID iD`, value, 'contributors');
    id.giveBack('value', value);
  }
  return orcid;
}

/** One entry is one affiliation. Some entries have it in the person itself. */
function readAffiliations(entry: JsonFields): Affiliation[] {
  const listed = entry.fields('authorAffiliationDetailsList')?.list('authorAffiliation') ?? [];
  const names = [...listed.map((one) => plain(one.text('affiliation'))), ...entry.texts('affiliation').map(plain)];
  return [...new Set(names.filter((name) => name !== undefined))].map((name) => ({ name }));
}

/** The ORCID iDs of all authors stand in a list of their own again. */
function dropRepeatedIds(fields: JsonFields, people: readonly Contributor[]): void {
  const known = new Set(people.flatMap(({ orcid }) => orcid ?? []));
  for (const id of fields.fields('authorIdList')?.list('authorId') ?? [])
    if (id.peek('type') === 'ORCID' && known.has(readOrcid(id.peek('value') ?? '')?.value ?? '')) id.drop('type', 'value');
}

/** The affiliation of the entry is that of its first author, in old entries the only one. */
function withFirstAffiliation(authors: Contributor[], fields: JsonFields): Contributor[] {
  const given = fields.peek('affiliation');
  const name = plain(given);
  const [first, ...others] = authors;
  if (name === undefined || !first) return authors;
  const isKnown = authors.some(({ affiliations }) => affiliations?.some((one) => one.name === name));
  if (!isKnown && first.affiliations) return authors;
  fields.drop('affiliation');
  return isKnown ? authors : [{ ...first, affiliations: [{ name }] }, ...others];
}

/** `Abelin T, de la Berg M Jr, Exeter Trial Group.` */
function authorsInText(reading: Reading): Contributor[] {
  const text = plain(reading.fields.text('authorString'));
  if (text === undefined) return [];
  const names = withoutPoint(text).split(/,\s+/);
  if (names.some((name) => /^et al\.?$/i.test(name))) reading.draft.contributorsIncomplete = true;
  const people = names.flatMap((name): Contributor[] => {
    const read = readPersonName(name);
    return read ? [{ role: 'author', ...read }] : [];
  });
  if (!people.length) reading.fields.giveBack('authorString', text);
  return people;
}
