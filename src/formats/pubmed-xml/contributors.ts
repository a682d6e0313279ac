import type { Affiliation, Contributor, ContributorRole } from '../../model/contributor.ts';
import { makeFinding } from '../../model/finding.ts';
import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { initialsOf } from '../../normalizers/person-name.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { isAgentRegister, readAgentIdentifier } from '../agent-identifier.ts';
import { attribute, citationText, flag, textAt, textsAt } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** `<AuthorList Type="…">` */
const rolesOfLists: Readonly<Record<string, ContributorRole>> = { authors: 'author', editors: 'editor' };

/** The role that an AuthorList gives to its people. */
export const roleOfList = (list: XmlElement): ContributorRole => ownValue(rolesOfLists, attribute(list, 'Type') ?? 'authors') ?? 'other';

/**
 * The people and groups of a list (`Author`, `Investigator`, `PersonalNameSubject`), in its order. An entry with ValidYN="N" is the
 * misprinted form of the entry beside it and is left out.
 */
export function readContributors(list: XmlElement, entry: string, role: ContributorRole, notes: ReadingNotes): Contributor[] {
  const people: Contributor[] = [];
  for (const element of childrenNamed(list, entry)) {
    if (flag(element, 'ValidYN') === false) continue;
    const person = readContributor(element, role, notes);
    if (person.family ?? person.given ?? person.collective) people.push(person);
  }
  return people;
}

function readContributor(person: XmlElement, role: ContributorRole, notes: ReadingNotes): Contributor {
  const foreName = textAt(person, 'ForeName') ?? textAt(person, 'FirstName');
  const initials = textAt(person, 'Initials');
  const identifiers = readIdentifiers(person, notes);
  const orcid = identifiers.find(({ scheme }) => scheme === 'orcid')?.value;
  return present<Contributor>({
    role,
    family: textAt(person, 'LastName'),
    given: foreName ?? initials,
    // Only where the given name does not say it already: «Mary Jane» is MJ, «Yoshihiro» with Y is no news.
    initials: foreName && initials !== initialsOf(foreName) ? initials : undefined,
    suffix: textAt(person, 'Suffix'),
    collective: textAt(person, 'CollectiveName'),
    orcid,
    identifiers: identifiers.filter(({ scheme, value }) => scheme !== 'orcid' || value !== orcid),
    affiliations: readAffiliations(person, notes),
    equalContribution: flag(person, 'EqualContrib'),
  });
}

/** One AffiliationInfo is one affiliation, however many addresses stand in it. Until 2014 the Affiliation stood in the person itself. */
function readAffiliations(person: XmlElement, notes: ReadingNotes): Affiliation[] {
  const affiliations = textsAt(person, 'Affiliation').map((name): Affiliation => ({ name }));
  for (const info of childrenNamed(person, 'AffiliationInfo')) {
    const names = textsAt(info, 'Affiliation');
    const identifiers = readIdentifiers(info, notes);
    if (names.length === 0) for (const { scheme, value } of identifiers) notes.unplace(`AffiliationInfo/Identifier@${scheme}`, value);
    for (const name of names) affiliations.push(present<Affiliation>({ name, identifiers }));
  }
  return affiliations;
}

/** The identifiers of a person, or of an affiliation, that can be read. */
function readIdentifiers(parent: XmlElement, notes: ReadingNotes): Identifier[] {
  const identifiers: Identifier[] = [];
  for (const element of childrenNamed(parent, 'Identifier')) {
    const identifier = readIdentifier(element, notes);
    if (identifier) identifiers.push(identifier);
  }
  return identifiers;
}

function readIdentifier(element: XmlElement, notes: ReadingNotes): Identifier | undefined {
  const text = citationText(element);
  if (text === undefined) return undefined;
  const source = attribute(element, 'Source') ?? '';
  const identifier = readAgentIdentifier(source, text);
  if (identifier) return identifier;
  notes.unplace(`Identifier@${source}`, text);
  if (isAgentRegister(source))
    notes.add(makeFinding('identifier-malformed', `${text} is no ${source}`, { path: 'contributors', raw: text }));
  return undefined;
}
