import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { readTrialId } from '../../normalizers/trial-id.ts';
import { addFinding } from '../drafting.ts';
import { nobody } from '../inverted-name.ts';
import { nameOf, type TaggedLine, valueText } from '../tagged-fields.ts';
import type { Reading, ReferenceField } from './reading.ts';

const suffix = /^(?:jr|sr|jnr|snr|[ivx]{2,4}|2nd|3rd|4th|2d|3d)\.?$/i;

/**
 * A name as RIS has it: `Family, Given, Suffix`; also `Family, Suffix, Given` (PubMed's order). A comma at the end marks a group
 * («WHO,»), two commas one with a comma in its name («Ministry of Health,, Spain»), both as EndNote has them.
 */
export function readReferenceName(text: string): Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective'> | undefined {
  const name = text.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  if (name.includes(',,')) return { collective: name.replace(',,', ',') };
  const [family = '', ...rest] = name.split(',').map((part) => part.trim());
  if (rest.length === 1 && rest[0] === '') return { collective: family };
  const last = rest.at(-1) ?? '';
  // Web of Science's book editors «IEEE», «ASME»; people always have a comma there, or small letters.
  if (rest.length === 0 && /^[A-Z]{3,8}$/.test(name)) return { collective: name };
  if (!family || !last) return readPersonName(name);
  if (rest.length === 1) return { family, given: last };
  if (suffix.test(last)) return { family, given: rest.slice(0, -1).join(', '), suffix: last };
  if (rest[0] && suffix.test(rest[0])) return { family, given: rest.slice(1).join(', '), suffix: rest[0] };
  return { family, given: rest.join(', ') };
}

/** The same in the other direction. A person with one name only stays bare: a comma would make a group of them. */
export function writeReferenceName(person: Contributor): string {
  if (person.collective) return person.collective.includes(',') ? person.collective.replace(',', ',,') : `${person.collective},`;
  return [person.family, person.given, person.suffix].filter(Boolean).join(', ');
}

interface Role {
  readonly tag: string;
  readonly role: ContributorRole;
  readonly codes?: ReadonlySet<string>;
}

/** Which tag has which people; the first row of a role that fits the TY is written. */
const roles: readonly Role[] = [
  { tag: 'AU', role: 'author' },
  { tag: 'A1', role: 'author' },
  { tag: 'ED', role: 'editor' },
  { tag: 'A3', role: 'advisor', codes: new Set(['THES']) },
  { tag: 'A2', role: 'editor' },
  { tag: 'A3', role: 'editor' },
  { tag: 'A4', role: 'translator' },
];

/** PsycInfo lists everybody whom the article cites, or all members of a group, in one A2. */
const isCrowd = (value: string): boolean => value.split(',').length > 4;

/** «Quill T. E., Pence S., Ødegård D.»: an export put all authors into one AU. A part of a single name has no initials at its end. */
const familyAndInitials = /^\p{L}[\p{L}'’-]+(?: [\p{L}'’-]{2,}){0,2}(?: \p{Lu}\.){1,3}$/u;

/** «Ruiz, A.; Vega, B. M.», «Ruiz, A. and Vega, B. M.»: the same with a mark that no name holds, where every part is a whole name. */
function separatedIn(value: string): readonly string[] | undefined {
  const people = value
    .split(/;\s*|\s+(?:and|&)\s+(?=[^,]{2,60},)/)
    .map((part) => part.trim())
    .filter(Boolean);
  return people.length > 1 && people.every((person) => /^[^,]{2,60}, [^,]{1,60}(?:, [^,]{2,5})?$/.test(person)) ? people : undefined;
}

function peopleIn(line: TaggedLine): readonly string[] {
  if (line.parts.length > 1 && line.parts.every((part) => part.includes(','))) return line.parts;
  const value = valueText(line);
  const separated = separatedIn(value);
  if (separated) return separated;
  const people = value.split(',').map((part) => part.trim());
  return people.length > 1 && people.every((person) => familyAndInitials.test(person)) ? people : [value];
}

/** Web of Science repeats the authors of a book, who wrote its chapters as well, under A1: the same names in the same order are said twice. */
function isRepeated(lines: readonly TaggedLine[], tag: string): boolean {
  const [first, second] = ['AU', tag].map((each) => lines.filter((line) => line.tag === each).map((line) => valueText(line).trim()));
  return (
    tag === 'A1' && Boolean(first?.length) && first?.length === second?.length && first?.every((name, at) => name === second?.[at]) === true
  );
}

function readPeople(lines: readonly TaggedLine[], reading: Reading): void {
  const people: Contributor[] = [];
  const repeated = isRepeated(lines, 'A1');
  for (const line of lines) {
    if (repeated && line.tag === 'A1') {
      line.used = true;
      continue;
    }
    const row = roles.find(({ tag, codes }) => tag === line.tag && (!codes || codes.has(reading.code)));
    if (!row || (row.role !== 'author' && isCrowd(valueText(line)))) continue;
    line.used = true;
    for (const text of peopleIn(line)) {
      if (/^et\.? al\.?,?$/i.test(text.trim())) {
        reading.draft.contributorsIncomplete = true;
        continue;
      }
      if (nobody.test(text.trim())) continue;
      const name = readReferenceName(text);
      // Cochrane gives a register's entry as the author of itself: «A1  -  NCT01234567,».
      const trial = name?.collective ? readTrialId(name.collective) : undefined;
      if (trial) reading.draft.trials = [...(reading.draft.trials ?? []), trial];
      else if (name) people.push({ role: row.role, ...name });
      else if (text.trim()) addFinding(reading, 'author-name-unsplit', `The name under ${nameOf(line)} could not be read.`, text);
    }
  }
  if (people.length) reading.draft.contributors = people;
}

const rowOf = (record: BibliographicRecord, person: Contributor): Role | undefined =>
  roles.find(({ role, codes }) => role === person.role && (!codes || record.type === 'thesis'));

function* writePeople(record: BibliographicRecord): Iterable<readonly [string, string]> {
  for (const person of record.contributors ?? []) {
    const row = rowOf(record, person);
    if (row) yield [row.tag, writeReferenceName(person)];
  }
}

/** People by one way of writing their names; the first of those who share it. */
function byWriting(people: readonly Contributor[], write: (person: Contributor) => string): ReadonlyMap<string, Contributor> {
  return new Map(people.toReversed().map((person) => [write(person), person]));
}

/** Initials and family as Embase abbreviates a name: «Yang Z.» */
const abbreviated = ({ family = '', given = '' }: Contributor): string => `${family} ${given.replace(/[^\p{Lu}]/gu, '')}`.toLowerCase();

/** «z. yang» in front of Embase's address for correspondence. */
const givenFirst = ({ family = '', given = '' }: Contributor): string => `${given} ${family}`;

/** The part before the mark, if there is one. */
const before = (text: string, mark: string): string => text.slice(0, Math.max(0, text.indexOf(mark)));

/** Embase's M1: «(Yang Z., zyang@example.org; McNamara M.E.) School of …» is the address of both. */
function readSharedAddress(value: string, people: ReadonlyMap<string, Contributor>): boolean {
  const [, list, address] = /^\(([^()]{3,20000})\) (.+)$/s.exec(value) ?? [];
  if (!list || !address) return false;
  const whose = list.split(';').map((one) => people.get((one.split(',')[0] ?? '').trim().replaceAll('.', '').toLowerCase()));
  if (whose.includes(undefined)) return false;
  for (const person of whose) if (person) addAddress(person, address);
  return true;
}

/** The same address may stand in AD and in M1. */
function addAddress(person: Contributor, name: string): void {
  if (!person.affiliations?.some((known) => known.name === name)) person.affiliations = [...(person.affiliations ?? []), { name }];
}

/** OpenAlex prints a person's addresses (C1) right below the person (AU). */
function authorsAbove({ lines, draft }: Reading): ReadonlyMap<TaggedLine, Contributor> {
  const authors = (draft.contributors ?? []).filter(({ role }) => role === 'author');
  const found = new Map<TaggedLine, Contributor>();
  let nth = -1;
  let below = false;
  for (const line of lines) {
    if (line.tag === 'AU') nth += 1;
    below = line.tag === 'AU' || (below && line.tag === 'C1');
    const author = authors[nth];
    if (below && line.tag === 'C1' && author) found.set(line, author);
  }
  return nth + 1 === authors.length ? found : new Map();
}

/** PsycInfo on Ovid: «Family, Given: address»; Embase: «G. Family, address»; one author: whatever stands there. */
function readAddresses(lines: readonly TaggedLine[], reading: Reading): void {
  const people = reading.draft.contributors ?? [];
  const [written, spoken, short] = [writeReferenceName, givenFirst, abbreviated].map((write) => byWriting(people, write)) as [
    Named,
    Named,
    Named,
  ];
  const above = authorsAbove(reading);
  for (const line of lines) {
    if (line.tag === 'M1') {
      line.used = readSharedAddress(valueText(line), short);
      continue;
    }
    for (const part of line.parts) {
      const named = written.get(before(part, ': '));
      const corresponding = named ? undefined : spoken.get(before(part, ', '));
      const person = named ?? corresponding ?? above.get(line) ?? (line.tag === 'AD' && people.length === 1 ? people[0] : undefined);
      const address = (named ? part.slice(part.indexOf(': ') + 2) : corresponding ? part.slice(part.indexOf(', ') + 2) : part).trim();
      if (!person || !address) continue;
      addAddress(person, address);
      line.used = true;
    }
  }
}

type Named = ReadonlyMap<string, Contributor>;

/** TA, EndNote's «translated author»: the authors again in other letters («Yu Min» for «余敏»), one for each of them or they tell nothing. */
function readOtherLetters(lines: readonly TaggedLine[], { draft }: Reading): void {
  const authors = (draft.contributors ?? []).filter(({ role }) => role === 'author');
  if (authors.length !== lines.length) return;
  lines.forEach((line, at) => {
    const author = authors[at];
    if (author) author.asGiven = [...(author.asGiven ?? []), valueText(line).trim()];
    line.used = true;
  });
}

/** PsycInfo on Ovid: «Family, Given; ORCID: …». */
function readOrcids(lines: readonly TaggedLine[], reading: Reading): void {
  const people = byWriting(reading.draft.contributors ?? [], writeReferenceName);
  for (const line of lines) {
    const value = valueText(line);
    const person = people.get(before(value, '; ORCID: '));
    const orcid = person && readOrcid(value.slice(value.indexOf('; ORCID: ')));
    if (!person || !orcid) continue;
    person.orcid = orcid.value;
    line.used = true;
  }
}

export const nameFields: readonly ReferenceField[] = [
  { tags: roles.map(({ tag }) => tag), read: readPeople, write: writePeople },
  {
    tags: ['TA'],
    read: readOtherLetters,
    *write({ contributors }) {
      const names = (contributors ?? []).filter(({ role }) => role === 'author').map(({ asGiven }) => asGiven);
      if (names.every((each) => each?.length === 1)) for (const [name] of names.flatMap((each) => (each ? [each] : []))) yield ['TA', name];
    },
  },
  {
    tags: ['AD', 'C1', 'M1'],
    read: readAddresses,
    *write(record) {
      for (const person of record.contributors ?? [])
        for (const { name } of rowOf(record, person) ? (person.affiliations ?? []) : [])
          yield ['AD', `${writeReferenceName(person)}: ${name}`];
    },
  },
  {
    tags: ['AI'],
    read: readOrcids,
    *write(record) {
      for (const person of record.contributors ?? [])
        if (person.orcid && rowOf(record, person)) yield ['AI', `${writeReferenceName(person)}; ORCID: https://orcid.org/${person.orcid}`];
    },
  },
];
