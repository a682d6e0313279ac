import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { sameWriting } from '../../normalizers/person-name.ts';
import { addFinding, appended } from '../drafting.ts';
import { isNameLost, readInvertedName } from '../inverted-name.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import type { Reading, WosField } from './reading.ts';

/** The names of a tag: a line each, or with semicolons between them (records of MEDLINE). */
const namesOf = (lines: readonly TaggedLine[]): string[] =>
  lines.flatMap(({ parts }) => parts.flatMap((part) => part.split(';'))).flatMap((name) => name.trim() || []);

/** Zoological Record has the address for letters behind the name: `Roe, M. (roe@example.org)`. */
const mailBehind = /\s?\(([^()\s@]{1,100}@[^()\s@]{1,100})\)/;

const written = ({ family, given, suffix, collective }: Contributor): string =>
  collective ?? [family, given, suffix].filter(Boolean).join(' ');

function people(names: readonly string[], role: ContributorRole, reading: Reading, roleAsGiven?: string): Contributor[] {
  return names.flatMap((text): Contributor[] => {
    const name = readInvertedName(text.replace(mailBehind, ''));
    const [, mail] = mailBehind.exec(text) ?? [];
    if (mail) reading.draft.unplaced = appended(reading.draft.unplaced, { field: 'EM', value: mail });
    if (!name && isNameLost(text)) addFinding(reading, 'author-name-unsplit', 'The name could not be read.', text);
    return name ? [{ role, ...(roleAsGiven ? { roleAsGiven } : {}), ...name }] : [];
  });
}

/** AU has the authors with initials, AF the same ones with their full names. */
function readAuthors(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) line.used = true;
  const of = (tag: string) => people(namesOf(lines.filter((line) => line.tag === tag)), 'author', reading);
  const [short, full] = [of('AU'), of('AF')];
  const authors = full.length >= short.length ? full : short;
  if (full.length === short.length)
    for (const [at, person] of authors.entries()) {
      const other = short[at];
      if (other && written(other) !== written(person)) person.asGiven = [written(other)];
    }
  // Lists of different lengths tell nothing of each other: the shorter one stays where it can be seen.
  else for (const line of lines) line.used = line.tag === (authors === full ? 'AF' : 'AU') || full.length * short.length === 0;
  add(authors, reading);
}

function add(persons: readonly Contributor[], { draft }: Reading): void {
  for (const person of persons) draft.contributors = appended(draft.contributors, person);
}

/** All persons of a tag in a role. */
const peopleRow = (tags: readonly string[], role: ContributorRole, roleAsGiven?: string): WosField => ({
  tags,
  read: (lines, reading) => {
    for (const line of lines) line.used = true;
    add(people(namesOf(lines), role, reading, roleAsGiven), reading);
  },
});

/** `DeWorm3 Implementation Sci Team; …` are groups whatever they look like. */
const groupRow = (tags: readonly string[], role: ContributorRole, roleAsGiven?: string): WosField => ({
  tags,
  read: (lines, reading) => {
    for (const line of lines) {
      line.used = true;
      for (const text of valueText(line).split(';')) {
        const collective = text.trim();
        if (collective) add([{ role, ...(roleAsGiven ? { roleAsGiven } : {}), collective }], reading);
      }
    }
  },
});

/** Book authors are named in AU of a book; beside the authors of a chapter they are the book's. */
function readBookAuthors(lines: readonly TaggedLine[], reading: Reading): void {
  const known = reading.draft.contributors ?? [];
  const full = lines.filter(({ tag }) => tag === 'BF');
  for (const line of lines) line.used = true;
  const authors = people(namesOf(full.length ? full : lines), 'author', reading);
  for (const person of authors) {
    if (known.some((one) => sameWriting(one, person))) continue;
    add([known.length ? { ...person, role: 'other', roleAsGiven: 'book author' } : person], reading);
  }
}

/** The person of the record that is written so, if there is one alone. */
export function personNamed({ draft }: Reading, name: string): Contributor | undefined {
  const people = draft.contributors ?? [];
  const exact = people.find((person) => [written(person), ...(person.asGiven ?? [])].includes(name.replace(/,\s*/g, ' ').trim()));
  if (exact || people.length > mostCompared) return exact;
  const alike = people.filter((person) => [person.asGiven?.[0], person].some((one) => one !== undefined && sameWriting(one, name)));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Papers of thousands of authors name them in one way. */
const mostCompared = 500;

/** `Roe, Mary/0000-0002-1825-0097; Ondruch, Lauren/`: whose number it is. */
function readOrcids(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const rest = valueText(line)
      .split(';')
      .filter((text) => {
        const [name = '', number = ''] = text.split('/').map((part) => part.trim());
        const orcid = readOrcid(number);
        const person = orcid && personNamed(reading, name);
        if (!person || (person.orcid !== undefined && person.orcid !== orcid.value)) return number !== '';
        person.orcid = orcid.value;
        return false;
      });
    line.used = rest.length === 0;
    if (rest.length && rest.length < valueText(line).split(';').length) line.parts.splice(0, line.parts.length, rest.join(';').trim());
  }
}

export const nameFields: readonly WosField[] = [
  { tags: ['AU', 'AF'], read: readAuthors },
  groupRow(['CA'], 'author'),
  { tags: ['BA', 'BF'], read: readBookAuthors },
  peopleRow(['BE', 'ED'], 'editor'),
  groupRow(['GP'], 'editor'),
  groupRow(['AE'], 'other', 'assignee'),
  { tags: ['OI'], read: readOrcids },
];
