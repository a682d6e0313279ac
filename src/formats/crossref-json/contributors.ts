import type { Affiliation, Contributor, ContributorRole } from '../../model/contributor.ts';
import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { isCollective } from '../../normalizers/collective.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addFinding, addNote } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt, linesAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';

/** Crossref's lists of people; those of the last column have no role of their own in a record, a note says what they did. */
const roles: readonly (readonly [string, ContributorRole, string?])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['chair', 'other', 'Chair'],
  ['reviewer', 'reviewer'],
  ['reviewer-external', 'reviewer'],
  ['review-assistant', 'reviewer'],
  ['stats-reviewer', 'reviewer'],
  ['reader', 'other', 'Reader'],
];

/** Registers of organizations as Crossref calls them. */
const organizationSchemes: Readonly<Record<string, IdentifierScheme>> = { ROR: 'ror', ISNI: 'isni', GRID: 'grid' };

/** Identifiers of an organization: `[{ "id": "https://ror.org/…", "id-type": "ROR", "asserted-by": "publisher" }]`. */
export function readOrganizationIds(organization: JsonFields): Identifier[] {
  return organization.list('id').flatMap((entry) => {
    const scheme = ownValue(organizationSchemes, entry.peek('id-type') ?? '');
    const found = scheme && readIdentifier(entry.peek('id') ?? '', scheme);
    if (!found) return [];
    entry.drop('id', 'id-type', 'asserted-by');
    return [found];
  });
}

/** One affiliation on one line: department, name, place. Without a name it stays where it is. */
function readAffiliation(entry: JsonFields): Affiliation[] {
  if (entry.peek('name') === undefined) return [];
  const name = [...linesAt(entry, 'department'), lineAt(entry, 'name'), ...linesAt(entry, 'place')].filter(Boolean).join(', ');
  return name ? [present<Affiliation>({ name, identifiers: readOrganizationIds(entry) })] : [];
}

type Name = Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective'>;

/** Publishers put groups into the field of family names («PROSTVAC Study Group»), and single names into either. */
function readName(person: JsonFields): Name | undefined {
  const collective = lineAt(person, 'name');
  const family = lineAt(person, 'family');
  const given = lineAt(person, 'given');
  const whole = family ?? given;
  if (whole === undefined) return collective === undefined ? undefined : { collective };
  if (family !== undefined && given === undefined && isCollective(family)) return { collective: family };
  return present<Name>({ family: whole, given: family === undefined ? undefined : given, suffix: lineAt(person, 'suffix') } as Name);
}

export function readPerson(person: JsonFields, role: ContributorRole, reading: Reading): Contributor | undefined {
  // The order tells the first author; that nobody watched an author log in to ORCID tells nothing.
  person.drop('sequence');
  if (person.flag('authenticated-orcid')) person.giveBack('authenticated-orcid', true);
  // The list that somebody stands in says as much; CRediT's roles are another matter.
  for (const entry of person.list('role')) if (entry.peek('vocabulary') === 'crossref') entry.drop('vocabulary', 'role');
  const name = readName(person);
  if (!name) return undefined;
  const given = person.text('ORCID');
  const orcid = given === undefined ? undefined : readOrcid(given);
  const path = `contributors[${reading.draft.contributors?.length ?? 0}].orcid`;
  if (given !== undefined && !orcid) {
    person.giveBack('ORCID', given);
    addFinding(reading, 'identifier-malformed', 'What stands under ORCID is no ORCID iD.', given);
  } else if (given !== undefined && orcid?.valid === false)
    addFinding(reading, 'check-digit-wrong', 'The check digit of the ORCID iD is wrong.', given, path);
  return present<Contributor>({
    role,
    ...name,
    orcid: orcid?.value,
    affiliations: person.list('affiliation').flatMap(readAffiliation),
  } as Contributor);
}

const etAl = /^(?:et al|and others)\.?$/i;

/** Everybody who is named, in Crossref's order: authors, editors, translators, … */
export function readContributors(reading: Reading): void {
  const { work, draft } = reading;
  for (const [key, role, said] of roles) {
    for (const person of work.list(key)) {
      const contributor = readPerson(person, role, reading);
      if (!contributor) continue;
      const { family = '', given, collective = '' } = contributor;
      if (etAl.test(given === undefined ? family || collective : '')) draft.contributorsIncomplete = true;
      else {
        draft.contributors ??= [];
        draft.contributors.push(contributor);
        if (said) addNote(reading, `${said}: ${collective || [given, family].filter(Boolean).join(' ')}`);
      }
    }
  }
}
