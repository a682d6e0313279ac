import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { degree } from '../../normalizers/name-words.ts';
import { sameWriting } from '../../normalizers/person-name.ts';
import { addFinding, appended } from '../drafting.ts';
import { isNameLost, readInvertedName } from '../inverted-name.ts';
import { type TaggedField, type TaggedLine, valueText } from '../tagged-fields.ts';
import { fieldNames } from './labels.ts';
import type { OvidField, Reading } from './reading.ts';

/** A person of the list, and the marks that lead to an address. */
interface Listed {
  readonly person: Contributor;
  readonly marks: readonly string[];
  readonly isReprintAuthor: boolean;
}

/** `Neap, Ada [Author, Reprint Author; E-mail: a@example.org]`, `Max [Ed]`: what the person did is behind the name. */
const aside = /\s*\[([^[\]]{1,200})\]\.?$/;

/** `Verbeek, Jan MD *`, `Lefkowitz, Rafael Y. MD, MPH 1`: marks of addresses stand last, degrees before them. */
const marksBehind = /\s+((?:[*+†‡§¶#]{1,4}|\d{1,2})(?:,(?:[*+†‡§¶#]{1,4}|\d{1,2}))*)$/;

function readListed(text: string, role: ContributorRole, reading: Reading): Listed | undefined {
  const [, said = ''] = aside.exec(text) ?? [];
  const mail = /e-?mail:\s*(\S+@\S+)/i.exec(said)?.[1];
  if (mail) reading.draft.unplaced = appended(reading.draft.unplaced, { field: 'MA', value: mail });
  const unsaid = text.replace(aside, '').trim();
  const [, marks = ''] = marksBehind.exec(unsaid) ?? [];
  let words = unsaid.replace(marksBehind, '').split(' ');
  while (words.length > 2 && isDegree(words)) words = words.slice(0, -1);
  const name = readInvertedName(words.join(' ').replace(/,$/, ''));
  if (!name) {
    if (isNameLost(text)) addFinding(reading, 'author-name-unsplit', 'The name could not be read.', text);
    if (/^et\.? al\b/i.test(text)) reading.draft.contributorsIncomplete = true;
    return undefined;
  }
  const isEditor = /\bEds?\b|\bEditors?\b/.test(said) && !/\bAuthor\b(?<!Reprint Author)/.test(said);
  return {
    person: { role: isEditor ? 'editor' : role, ...name },
    marks: marks.split(',').filter(Boolean),
    isReprintAuthor: /reprint author/i.test(said),
  };
}

/** «Neap, Ada MD, MPH»: the last word, if what stands before it is a whole name. */
const isDegree = (words: readonly string[]): boolean =>
  degree.test(words.at(-1)?.replace(/,$/, '') ?? '') && words.slice(0, -1).some((word) => word.endsWith(','));

/** A line each, or all in one with semicolons. */
const namesOf = ({ parts }: TaggedLine): string[] =>
  parts.flatMap((part) => part.split(/;\s+(?![^[]*\])/)).flatMap((name) => name.replace(/(?<=\p{Ll})\.$/u, '').trim() || []);

/** `(1)Yale School of Medicine; (+)Bay Hospital`: addresses by their marks. */
function addressesByMark(texts: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, marks = '', address = ''] of texts
    .join(' ')
    .matchAll(/\(([*+†‡§¶#]{1,4}|\d{1,2})\)\s?([^()]{3,600}(?:\([^()*+†\d]{2,60}\)[^()]{0,200})?)/g))
    found.set(marks, address.replace(/^From the\s/, '').replace(/[;,.\s]+$/, ''));
  return found;
}

function addAddress(person: Contributor, name: string): void {
  if (name && !person.affiliations?.some((known) => known.name === name)) person.affiliations = appended(person.affiliations, { name });
}

/** `Kobori, Osamu: Chiba University, Japan` (PsycINFO), `Roe M. Tide Institute, Sealand.` (MEDLINE), `(Roe, Neap) Tide Institute` (Embase). */
function placeAddress(text: string, people: readonly Listed[]): boolean {
  const [, named = '', after = ''] = /^([^:]{3,60}): (.+)$/s.exec(text) ?? /^(\p{Lu}[^.,:;]{1,40} \p{Lu}{1,3})\. (.+)$/su.exec(text) ?? [];
  const one = named && people.find(({ person }) => sameWriting(person, named.replace(/\.$/, '')));
  if (one) {
    addAddress(one.person, after.replace(/,\s\S+@\S+$/, '').replace(/\.$/, ''));
    return true;
  }
  const [, list = '', address = ''] = /^\(([^()]{2,2000})\) (.+)$/s.exec(text) ?? [];
  const whose = list.split(',').map((name) => people.find(({ person }) => person.family?.toLowerCase() === name.trim().toLowerCase()));
  if (address && !whose.includes(undefined)) {
    for (const listed of whose) if (listed) addAddress(listed.person, address);
    return true;
  }
  const only =
    people.length === 1
      ? people[0]
      : people.filter(({ isReprintAuthor }) => isReprintAuthor).length === 1
        ? people.find(({ isReprintAuthor }) => isReprintAuthor)
        : undefined;
  if (only) addAddress(only.person, text.replace(/\.$/, ''));
  return only !== undefined;
}

/** FA has the same people with their full names. */
function joinFullNames(people: readonly Listed[], lines: readonly TaggedLine[], reading: Reading): void {
  const full = lines.flatMap(namesOf).map((text) => readListed(text, 'author', reading));
  const fits =
    full.length === people.length && full.every((one, at) => one !== undefined && sameWriting(one.person, people[at]?.person ?? {}));
  for (const line of lines) line.used = fits || people.length === 0;
  if (!people.length) for (const one of full) if (one) reading.draft.contributors = appended(reading.draft.contributors, one.person);
  if (!fits) return;
  for (const [at, { person }] of people.entries()) {
    const other = full[at]?.person;
    const short = [person.family, person.given].filter(Boolean).join(' ');
    if (!other || (other.family === person.family && other.given === person.given)) continue;
    Object.assign(person, other, { asGiven: [short] });
  }
}

function readPeople(lines: readonly TaggedLine[], reading: Reading): void {
  const of = (names: readonly string[]) => lines.filter(({ tag }) => names.includes(tag));
  const people: Listed[] = [];
  for (const line of of(fieldNames.authors)) {
    line.used = true;
    for (const text of namesOf(line)) {
      const listed = readListed(text, 'author', reading);
      if (listed) people.push(listed);
    }
  }
  for (const { person } of people) reading.draft.contributors = appended(reading.draft.contributors, person);
  const full = of(fieldNames.fullAuthors);
  if (full.length) joinFullNames(people, full, reading);
  for (const line of of(fieldNames.addresses)) {
    const byMark = addressesByMark(line.parts);
    if (byMark.size) {
      for (const { person, marks } of people) for (const mark of marks) addAddress(person, byMark.get(mark) ?? '');
      line.used = people.some(({ marks }) => marks.some((mark) => byMark.has(mark)));
      continue;
    }
    const rest = line.parts.filter((part) => !placeAddress(part, people));
    if (rest.length) line.parts.splice(0, line.parts.length, ...rest);
    line.used = rest.length === 0;
  }
}

const rowOf = (names: readonly string[], role: ContributorRole): OvidField => ({
  tags: names,
  read: (lines, reading) => {
    for (const line of lines) {
      line.used = true;
      for (const text of namesOf(line)) {
        const listed = readListed(text, role, reading);
        if (listed) reading.draft.contributors = appended(reading.draft.contributors, listed.person);
      }
    }
  },
});

const groups: OvidField = {
  tags: fieldNames.groups,
  read: (lines, { draft }) => {
    for (const line of lines) {
      line.used = true;
      for (const text of valueText(line).split(';'))
        if (text.trim()) draft.contributors = appended(draft.contributors, { role: 'author', collective: text.trim().replace(/\.$/, '') });
    }
  },
};

/** `Roe, Mary; ORCID: https://orcid.org/0000-…` */
const orcids: TaggedField<Reading> = {
  tags: fieldNames.orcids,
  read: (lines, { draft }) => {
    for (const line of lines) {
      const rest = line.parts.filter((part) => {
        const [name = '', number = ''] = part.split(/;\s*ORCID:/i);
        const orcid = readOrcid(number);
        const person = orcid && (draft.contributors ?? []).slice(0, 500).find((one) => sameWriting(one, name.trim()));
        if (person) person.orcid = orcid.value;
        return person === undefined;
      });
      line.used = rest.length === 0;
    }
  },
};

export const nameFields: readonly OvidField[] = [
  { tags: [...fieldNames.authors, ...fieldNames.fullAuthors, ...fieldNames.addresses], read: readPeople },
  groups,
  rowOf(fieldNames.editors, 'editor'),
  orcids,
  {
    tags: fieldNames.assignee,
    read: (lines, { draft }) => {
      for (const line of lines) {
        line.used = true;
        const collective = valueText(line).trim();
        if (collective) draft.contributors = appended(draft.contributors, { role: 'other', roleAsGiven: 'assignee', collective });
      }
    },
  },
];
