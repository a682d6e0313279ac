import type { ContributorRole } from '../../../model/contributor.ts';
import type { Identifier } from '../../../model/identifier.ts';
import { present } from '../../../model/present.ts';
import { foldedWords } from '../../../normalizers/fold.ts';
import type { PersonName } from '../../../normalizers/person-name.ts';
import { joinTitle, withoutFinalPoint, withoutIsbd, withoutOuterBrackets } from '../catalogue/isbd.ts';
import { isGroupOfAuthors, placeName, readAgentId, readHeadingName } from '../catalogue/place-name.ts';
import type { MarcField } from './marc-field.ts';
import type { MarcPlace, MarcReading } from './marc-reading.ts';
import { roleInStatement } from './statement-role.ts';

/** A heading's name, and the whole heading where it says more (numeration, titles, dates, fuller form). */
export interface Heading {
  readonly name: PersonName;
  readonly whole: string;
}

/** `Louis XIV, roi de France, 1638-1715`: the punctuation is the card's or missing (RDA, German libraries). */
const joined = (parts: readonly string[]): string =>
  parts
    .map(withoutFinalPoint)
    .filter((part) => part !== '')
    .join(', ')
    .replace(/, \(/g, ' (');

/** A person: 100, 600, 700, 800. A king has a number and no family name; `Jr.` stands among the titles. */
export function takePerson(field: MarcField): Heading | undefined {
  const written = withoutIsbd(field.take('a') ?? '');
  const numeration = withoutFinalPoint(field.take('b') ?? '');
  const [suffix] = (field.peek('c') ?? '').match(/^(?:Jr|Sr|I{2,3}|IV)\b\.?/i) ?? [];
  const read = written === '' ? undefined : readHeadingName(written);
  if (!read) return undefined;
  const person: PersonName = numeration === '' ? read.name : { family: `${written} ${numeration}` };
  const name = suffix === undefined || 'collective' in person ? person : { ...person, suffix };
  const first = read.asGiven ?? (numeration === '' ? written : `${written} ${numeration}`);
  return { name, whole: joined([first, ...field.takeAll('cqd')]) };
}

/** `Society. Section. Meeting (50th : 2015 : Basel)`: 110, 111, 610, 611, 710, 711, whose units are $b or, of meetings, $e. */
export function takeBody(field: MarcField): Heading | undefined {
  const meeting = field.tag.endsWith('11');
  const [first, ...units] = field.takeAll(meeting ? 'ae' : 'ab').map(withoutFinalPoint);
  if (first === undefined) return undefined;
  const held = field.takeAll('ndc').map(withoutOuterBrackets);
  const collective = `${joinTitle({ title: first, part: units })}${held.length > 0 ? ` (${held.join(' : ')})` : ''}`;
  return { name: { collective }, whole: collective };
}

/** Roles: codes and words, of which meetings have theirs elsewhere. */
const takeRoles = (field: MarcField): string[] => field.takeAll(field.tag.endsWith('11') ? 'j4' : 'e4');

function takeIds(field: MarcField): { orcid: string | undefined; identifiers: Identifier[] } {
  // The National Repository of Grey Literature in Prague writes ORCIDs into $6 of 720.
  const found = field.takeAll('0167', (value) => readAgentId(value) !== undefined).flatMap((value) => readAgentId(value) ?? []);
  return { orcid: found.find(({ orcid }) => orcid !== undefined)?.orcid, identifiers: found.flatMap(({ identifier }) => identifier ?? []) };
}

function enter(heading: Heading, field: MarcField, unstated: ContributorRole, roles: readonly string[], reading: MarcReading): void {
  const { draft, contributorsByLink } = reading;
  const plain =
    'collective' in heading.name
      ? heading.name.collective
      : joined([heading.name.family, heading.name.given ?? '', heading.name.suffix ?? '']);
  const different = foldedWords(heading.whole).some((word) => !foldedWords(plain).includes(word));
  if (field.vernacular && attachWriting(heading.whole, field, reading)) return;
  const indexes = placeName(
    { name: heading.name, roles, unstated, ...takeIds(field), affiliations: field.takeAll('u'), asGiven: different ? [heading.whole] : [] },
    draft,
  );
  if (field.link !== undefined && !field.vernacular) contributorsByLink.set(`${field.tag}-${field.link}`, indexes);
}

/** The name in another script belongs to the contributor of the field that it repeats. */
function attachWriting(writing: string, field: MarcField, { draft, contributorsByLink }: MarcReading): boolean {
  const indexes = contributorsByLink.get(`${field.tag}-${field.link}`) ?? [];
  const list = draft.content.contributors;
  for (const index of indexes) {
    const known = list?.[index];
    if (known && list) list[index] = { ...known, asGiven: [...(known.asGiven ?? []), writing] };
  }
  if (indexes.length > 0) field.takeAll('e4j');
  return indexes.length > 0;
}

/** `Jennifer L. Anderson & Edwin Guzman`: more than one person in one field, which no rule allows and some do. */
const severalPersons = (field: MarcField): string[] => {
  const parts = (field.peek('a') ?? '').split(/\s*;\s+|\s+&\s+/);
  return parts.length > 1 && parts.every((part) => /\S[\s,]+\S/.test(part.trim())) ? parts : [];
};

/** 100, 700: who is responsible, and others that the cataloguer names. A name with a title is another work. */
export const person: MarcPlace = (field, reading) => {
  if (field.has('t')) return relatedWork(takePerson, field, reading);
  const several = severalPersons(field);
  if (several.length > 0) {
    field.take('a');
    const roles = takeRoles(field);
    for (const part of several) {
      const read = readHeadingName(part);
      if (read) enter({ name: read.name, whole: part }, field, 'author', roles, reading);
    }
    return;
  }
  const heading = takePerson(field);
  if (heading)
    enter(heading, field, field.tag === '700' ? roleInStatement(heading.name, reading.record) : 'author', takeRoles(field), reading);
};

/** 110, 710, 111, 711: a main entry is who is responsible for it; a meeting is none of the authors. */
export const body: MarcPlace = (field, reading) => {
  if (field.has('t')) return relatedWork(takeBody, field, reading);
  const heading = takeBody(field);
  if (!heading) return;
  const responsible = field.tag === '110' || (field.tag === '710' && isGroupOfAuthors(heading.name));
  enter(heading, field, responsible ? 'author' : 'other', takeRoles(field), reading);
};

/**
 * 720: a name that no authority controls, as crosswalks write all of them. $7 is DataCite's nameType; in $i the National Repository of Grey
 * Literature in Prague has its contributors beside the authors in $a.
 */
export const uncontrolledName: MarcPlace = (field, reading) => {
  const contributor = field.peek('a') === undefined;
  const collective = field.ind1 === '2' || field.takeAll('7', (value) => /^organi[sz]ational$/i.test(value)).length > 0;
  field.takeAll('7', (value) => /^personal$/i.test(value));
  const name = field.take(contributor ? 'i' : 'a');
  if (name === undefined) return;
  const read = collective ? { name: { collective: withoutFinalPoint(name) } } : readHeadingName(name);
  if (read) enter({ name: read.name, whole: withoutFinalPoint(name) }, field, contributor ? 'other' : 'author', takeRoles(field), reading);
};

/** A name-title entry: a work that this one contains or has to do with. */
function relatedWork(takeName: (field: MarcField) => Heading | undefined, field: MarcField, { draft }: MarcReading): void {
  const heading = takeName(field);
  const work = field.takeAll('tmnpklorsf').map(withoutFinalPoint).join('. ');
  const label = withoutIsbd(field.take('i') ?? '');
  draft.add(
    'relations',
    present({
      type: field.ind2 === '2' ? 'HasPart' : 'Related',
      asGiven: label,
      note: [heading?.whole ?? '', work].filter((part) => part !== '').join('. '),
    }),
  );
}
