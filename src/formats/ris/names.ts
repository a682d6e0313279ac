import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { readTrialId } from '../../normalizers/trial-id.ts';
import { addFinding, type Reading, type RisField } from './reading.ts';
import { type RisLine, valueText } from './split.ts';

const suffix = /^(?:jr|sr|jnr|snr|[ivx]{2,4}|2nd|3rd|4th|2d|3d)\.?$/i;

/**
 * A name as RIS has it: `Family, Given, Suffix`; also `Family, Suffix, Given` (PubMed's order). A comma at the end marks a group
 * («WHO,»), two commas one with a comma in its name («Ministry of Health,, Spain»), both as EndNote has them.
 */
export function readRisName(text: string): Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective'> | undefined {
  const name = text.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  if (name.includes(',,')) return { collective: name.replace(',,', ',') };
  const [family = '', ...rest] = name.split(',').map((part) => part.trim());
  if (rest.length === 1 && rest[0] === '') return { collective: family };
  const last = rest.at(-1) ?? '';
  if (!family || !last) return readPersonName(name);
  if (rest.length === 1) return { family, given: last };
  if (suffix.test(last)) return { family, given: rest.slice(0, -1).join(', '), suffix: last };
  if (rest[0] && suffix.test(rest[0])) return { family, given: rest.slice(1).join(', '), suffix: rest[0] };
  return { family, given: rest.join(', ') };
}

/** The same in the other direction. A person with one name only stays bare: a comma would make a group of them. */
export function writeRisName(person: Contributor): string {
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
  { tag: 'TA', role: 'translator' },
];

/** PsycInfo lists everybody whom the article cites, or all members of a group, in one A2. */
const isCrowd = (value: string): boolean => value.split(',').length > 4;

function readPeople(lines: readonly RisLine[], reading: Reading): void {
  const people: Contributor[] = [];
  for (const line of lines) {
    const row = roles.find(({ tag, codes }) => tag === line.tag && (!codes || codes.has(reading.code)));
    if (!row || (row.role !== 'author' && isCrowd(valueText(line)))) continue;
    const found = line.parts.length > 1 && line.parts.every((part) => part.includes(',')) ? line.parts : [valueText(line)];
    line.used = true;
    for (const text of found) {
      if (/^et\.? al\.?,?$/i.test(text.trim())) {
        reading.draft.contributorsIncomplete = true;
        continue;
      }
      const name = readRisName(text);
      // Cochrane gives a register's entry as the author of itself: «A1  -  NCT01234567,».
      const trial = name?.collective ? readTrialId(name.collective) : undefined;
      if (trial) reading.draft.trials = [...(reading.draft.trials ?? []), trial];
      else if (name) people.push({ role: row.role, ...name });
      else if (text.trim()) addFinding(reading, 'author-name-unsplit', `The name under ${line.tag} could not be read.`, text);
    }
  }
  if (people.length) reading.draft.contributors = people;
}

const rowOf = (record: BibliographicRecord, person: Contributor): Role | undefined =>
  roles.find(({ role, codes }) => role === person.role && (!codes || record.type === 'thesis'));

function* writePeople(record: BibliographicRecord): Iterable<readonly [string, string]> {
  for (const person of record.contributors ?? []) {
    const row = rowOf(record, person);
    if (row) yield [row.tag, writeRisName(person)];
  }
}

/** «Family, Given: address» and «Family, Given; ORCID: …» as PsycInfo on Ovid has them: the contributor meant, and the rest. */
function ofWhom(value: string, mark: string, people: readonly Contributor[]): { person: Contributor; rest: string } | undefined {
  for (const person of people) {
    const start = `${writeRisName(person)}${mark}`;
    if (value.startsWith(start)) return { person, rest: value.slice(start.length).trim() };
  }
  return undefined;
}

/** Initials and family as Embase abbreviates a name: «Yang Z.», and «Z. Yang» in front of the address for correspondence. */
const abbreviated = ({ family = '', given = '' }: Contributor): string => `${family} ${given.replace(/[^\p{Lu}]/gu, '')}`.toLowerCase();

/** Embase's AD: «Z. Yorke, School of Scales, …». */
function correspondent(value: string, people: readonly Contributor[]): { person: Contributor; rest: string } | undefined {
  const person = people.find(({ family, given }) => family && given && value.startsWith(`${given} ${family}, `));
  return person && { person, rest: value.slice(value.indexOf(', ') + 2).trim() };
}

/** Embase's M1: «(Yang Z., zyang@example.org; McNamara M.E.) School of …» is the address of both. */
function embaseAddress(value: string, people: readonly Contributor[]): { whose: Contributor[]; name: string } | undefined {
  const [, list, name] = /^\(([^()]{3,20000})\) (.+)$/s.exec(value) ?? [];
  if (!list || !name) return undefined;
  const names = list.split(';').map((one) => (one.split(',')[0] ?? '').trim().replaceAll('.', '').toLowerCase());
  const whose = people.filter((person) => names.includes(abbreviated(person)));
  return whose.length === names.length ? { whose, name } : undefined;
}

/** OpenAlex prints a person's addresses (C1) right below the person (AU). */
function addressBelow(line: RisLine, reading: Reading): Contributor | undefined {
  let at = reading.lines.indexOf(line);
  while (at >= 0 && reading.lines[at]?.tag === line.tag) at -= 1;
  const above = reading.lines[at];
  if (line.tag !== 'C1' || above?.tag !== 'AU') return undefined;
  const nth = reading.lines.slice(0, at + 1).filter(({ tag }) => tag === 'AU').length;
  return reading.draft.contributors?.filter(({ role }) => role === 'author')[nth - 1];
}

/** The same address may stand in AD and in M1. */
function addAddress(person: Contributor, name: string): void {
  if (!person.affiliations?.some((known) => known.name === name)) person.affiliations = [...(person.affiliations ?? []), { name }];
}

function readAddresses(lines: readonly RisLine[], reading: Reading): void {
  const people = reading.draft.contributors ?? [];
  for (const line of lines) {
    const shared = line.tag === 'M1' ? embaseAddress(valueText(line), people) : undefined;
    for (const person of shared?.whose ?? []) addAddress(person, shared?.name ?? '');
    if (shared) line.used = true;
    for (const part of line.tag === 'M1' ? [] : line.parts) {
      const named = ofWhom(part, ': ', people) ?? correspondent(part, people);
      const person = named?.person ?? addressBelow(line, reading) ?? (line.tag === 'AD' && people.length === 1 ? people[0] : undefined);
      const name = (named?.rest ?? part).trim();
      if (!person || !name) continue;
      addAddress(person, name);
      line.used = true;
    }
  }
}

function readOrcids(lines: readonly RisLine[], reading: Reading): void {
  for (const line of lines) {
    const whose = ofWhom(valueText(line), '; ORCID: ', reading.draft.contributors ?? []);
    const orcid = whose && readOrcid(whose.rest);
    if (!whose || !orcid) continue;
    whose.person.orcid = orcid.value;
    line.used = true;
  }
}

export const nameFields: readonly RisField[] = [
  { tags: roles.map(({ tag }) => tag), read: readPeople, write: writePeople },
  {
    tags: ['AD', 'C1', 'M1'],
    read: readAddresses,
    *write(record) {
      for (const person of record.contributors ?? [])
        for (const { name } of rowOf(record, person) ? (person.affiliations ?? []) : []) yield ['AD', `${writeRisName(person)}: ${name}`];
    },
  },
  {
    tags: ['AI'],
    read: readOrcids,
    *write(record) {
      for (const person of record.contributors ?? [])
        if (person.orcid && rowOf(record, person)) yield ['AI', `${writeRisName(person)}; ORCID: https://orcid.org/${person.orcid}`];
    },
  },
];
