import type { Affiliation, Contributor, ContributorRole } from '../../model/contributor.ts';
import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { isCollective } from '../../normalizers/collective.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { addFinding, addNote, appended } from '../drafting.ts';
import { plainLine } from '../inline-markup.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';
import { isNameless } from './unknown-value.ts';

/** contributorType where the record has a role of that kind; what all others did is said in a note. */
const roles: Readonly<Record<string, ContributorRole>> = { Editor: 'editor', Supervisor: 'advisor', Translator: 'translator' };

const schemes: Readonly<Record<string, IdentifierScheme>> = {
  orcid: 'orcid',
  ror: 'ror',
  isni: 'isni',
  grid: 'grid',
  ringgold: 'ringgold',
};

/** An identifier of a person or an organization; `schemeUri` repeats the scheme. */
function readNameId(entry: JsonFields, idKey: string, schemeKey: string): Identifier[] {
  const scheme = ownValue(schemes, entry.peek(schemeKey)?.toLowerCase() ?? '');
  const found = scheme && readIdentifier(entry.peek(idKey) ?? '', scheme);
  if (!found) return [];
  entry.drop(idKey, schemeKey, 'schemeUri');
  return [found];
}

/** Texts, or since schema 4.3 objects. Figshare and others put them into brackets: `(University of Michigan)`. */
function readAffiliations(person: JsonFields): Affiliation[] {
  const whole = (name: string): string => /^\(([^()]*)\)$/.exec(name)?.[1] ?? name;
  const listed = person.list('affiliation').flatMap((entry): Affiliation[] => {
    const name = lineAt(entry, 'name');
    if (name === undefined) return [];
    return [
      present<Affiliation>({ name: whole(name), identifiers: readNameId(entry, 'affiliationIdentifier', 'affiliationIdentifierScheme') }),
    ];
  });
  const texts = person.texts('affiliation').flatMap((text) => plainLine(text) ?? []);
  return [...texts.map((text): Affiliation => ({ name: whole(text) })), ...listed];
}

type Name = Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective'>;

/** Several words without a comma and without a mark of a person are a person's name or not: «Energy Information Administration». */
const leavesDoubt = (name: string): boolean => !name.includes(',') && name.split(/\s+/).length > 2 && !/(?:^|\s)\p{Lu}\./u.test(name);

/** `name` is «Family, Given» for a person; the parts and the kind of name may be missing or contradict it. */
function readName(person: JsonFields): Name | undefined {
  const kind = person.text('nameType');
  const name = lineAt(person, 'name');
  const family = lineAt(person, 'familyName');
  const given = lineAt(person, 'givenName');
  const whole = name ?? [family, given].filter(Boolean).join(', ');
  if (!whole || isNameless(whole)) return undefined;
  if (kind === 'Organizational' || isCollective(whole)) return { collective: whole };
  if (family !== undefined) return present<Name>({ family, given } as Name);
  if (kind === undefined && leavesDoubt(whole)) return { family: whole };
  return readPersonName(whole);
}

function readPerson(person: JsonFields, role: ContributorRole, reading: Reading): Contributor | undefined {
  const name = readName(person);
  if (!name) return undefined;
  const ids = person.list('nameIdentifiers').flatMap((entry) => {
    const given = entry.peek('nameIdentifier') ?? '';
    const found = readNameId(entry, 'nameIdentifier', 'nameIdentifierScheme');
    if (!found.length && given && entry.peek('nameIdentifierScheme')?.toLowerCase() === 'orcid')
      addFinding(reading, 'identifier-malformed', 'What stands there as ORCID is no ORCID iD.', given);
    if (found[0]?.scheme === 'orcid' && readOrcid(given)?.valid === false)
      addFinding(reading, 'check-digit-wrong', 'The check digit of the ORCID iD is wrong.', given);
    return found;
  });
  const [orcid, ...others] = [...ids].sort((a, b) => Number(b.scheme === 'orcid') - Number(a.scheme === 'orcid'));
  const hasOrcid = orcid?.scheme === 'orcid';
  return present<Contributor>({
    role,
    ...name,
    orcid: hasOrcid ? orcid.value : undefined,
    identifiers: hasOrcid ? others : ids,
    affiliations: readAffiliations(person),
  } as Contributor);
}

const etAl = /^(?:[(:]{1,3}etal\)?|et al\.?)$/i;

const written = ({ family, given, collective }: Contributor): string => collective ?? [given, family].filter(Boolean).join(' ');

/** Creators are authors; contributors have a type. A funder among them (schema 3) is one. */
export function readContributors(reading: Reading): void {
  const { attributes, draft } = reading;
  for (const creator of attributes.list('creators')) {
    if (etAl.test(creator.peek('name') ?? '')) {
      draft.contributorsIncomplete = true;
      creator.drop('name');
      continue;
    }
    const person = readPerson(creator, 'author', reading);
    if (person) draft.contributors = appended(draft.contributors, person);
  }
  for (const entry of attributes.list('contributors')) {
    const type = entry.text('contributorType');
    const name = lineAt(entry, 'name');
    if (type === 'Funder' && name !== undefined) {
      entry.drop('nameType');
      draft.grants = appended(draft.grants, { agency: name });
      continue;
    }
    if (name !== undefined) entry.giveBack('name', name);
    const person = readPerson(entry, ownValue(roles, type ?? '') ?? 'other', reading);
    if (!person) continue;
    draft.contributors = appended(draft.contributors, person);
    if (person.role === 'other' && type !== undefined && type !== 'Other') addNote(reading, `${type}: ${written(person)}`);
  }
}
