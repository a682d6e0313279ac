import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readPersonName, sameWriting } from '../../normalizers/person-name.ts';
import { isAgentRegister, readAgentIdentifier } from '../agent-identifier.ts';
import { addFinding, appended } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { joinShortName, readFullName, writeFullName } from './person-line.ts';
import type { NbibField, Reading } from './reading.ts';

/** The tags of one role: the full name, the name as the Index Medicus shortened it, the addresses. */
interface RoleTags {
  readonly role: ContributorRole;
  readonly full: string;
  readonly short: string;
  readonly address?: string;
}

const roles: readonly RoleTags[] = [
  { role: 'author', full: 'FAU', short: 'AU', address: 'AD' },
  { role: 'editor', full: 'FED', short: 'ED', address: 'AD' },
  { role: 'investigator', full: 'FIR', short: 'IR', address: 'IRAD' },
  { role: 'subject', full: 'FPS', short: 'PS' },
];

const byFull = new Map(roles.map((row) => [row.full, row]));
const byShort = new Map(roles.map((row) => [row.short, row]));

/** A person of the list in the making: which of the two lines of the name have been read. */
interface Listed {
  person: Contributor;
  readonly role: ContributorRole;
  full: boolean;
  short?: string;
}

/** Where in the list the reading stands, and who still waits for the other line of the name. */
interface Roll {
  readonly listed: Listed[];
  /** Persons of whom one line has come, by role and which line is missing, under what both lines share. */
  readonly waiting: Map<string, Listed[]>;
  last?: Listed;
  /** All short names first, then all full ones (or the other way round): addresses do not stand below their persons there. */
  grouped: boolean;
}

/** What the full and the short line of one person share in all spellings: the beginning of the family name. */
const waitingKey = (role: ContributorRole, missing: 'full' | 'short', name: string): string =>
  `${role} ${missing} ${name.normalize('NFD').replace(/\P{L}/gu, '').slice(0, 3).toLowerCase()}`;

function wait(roll: Roll, missing: 'full' | 'short', listed: Listed, name: string): void {
  const key = waitingKey(listed.role, missing, name);
  const list = roll.waiting.get(key);
  if (list) list.push(listed);
  else roll.waiting.set(key, [listed]);
}

/** How many of one family are looked through for the other line; a list of a thousand Wangs is in order anyway. */
const mostLooked = 12;

/** Whom a line completes: the person of the line just before it, else the first one of that name who still waits for it. */
function findWaiting(roll: Roll, role: ContributorRole, missing: 'full' | 'short', name: string, fits: (one: Listed) => boolean) {
  const { last } = roll;
  if (last?.role === role && isMissing(last, missing) && (missing === 'short' || fits(last))) return last;
  const found = takeWaiting(roll.waiting.get(waitingKey(role, missing, name)) ?? [], missing, fits);
  if (found) roll.grouped = true;
  return found;
}

/** The first of the list that fits, out of it; those who have got their other line since are dropped on the way. */
function takeWaiting(list: Listed[], missing: 'full' | 'short', fits: (one: Listed) => boolean): Listed | undefined {
  for (let at = 0; at < Math.min(list.length, mostLooked); ) {
    const one = list[at];
    const fitting = one !== undefined && isMissing(one, missing) && fits(one);
    if (!one || fitting || !isMissing(one, missing)) list.splice(at, 1);
    else at += 1;
    if (fitting) return one;
  }
  return undefined;
}

const isMissing = (one: Listed, line: 'full' | 'short'): boolean => (line === 'full' ? !one.full : one.short === undefined);

function enlist(roll: Roll, listed: Listed): void {
  roll.listed.push(listed);
  roll.last = listed;
}

function readFull(roll: Roll, role: ContributorRole, text: string): boolean {
  const name = readFullName(text);
  if (!name) return false;
  const early = findWaiting(roll, role, 'full', text, ({ short = '' }) => sameWriting(name, short));
  if (early) {
    early.full = true;
    early.person = joinShortName({ role, ...name }, early.short ?? '');
    roll.last = early;
    return true;
  }
  const listed: Listed = { person: { role, ...name }, role, full: true };
  enlist(roll, listed);
  wait(roll, 'short', listed, text);
  return true;
}

function readShort(roll: Roll, role: ContributorRole, text: string): boolean {
  const full = findWaiting(roll, role, 'short', text, ({ person }) => sameWriting(person, text));
  if (full) {
    full.short = text;
    full.person = joinShortName(full.person, text);
    roll.last = full;
    return true;
  }
  // ERIC and others have whole names under AU, and groups.
  const name = readPersonName(text);
  if (!name) return false;
  const listed: Listed = { person: { role, ...name }, role, full: false, short: text };
  enlist(roll, listed);
  wait(roll, 'full', listed, text);
  return true;
}

/** `ORCID: 0000-0001-…`, `ORCID: https://orcid.org/…`, `ISNI: …`, and an ORCID without a word before it. */
function readIdentifier(person: Contributor, text: string): boolean {
  const [, source = 'ORCID', value = text] = /^([A-Za-z]{2,12}): ?(\S.*)$/s.exec(/^https?:/.test(text) ? '' : text) ?? [];
  const identifier = readAgentIdentifier(source, value);
  if (!identifier) return false;
  if (identifier.scheme === 'orcid' && person.orcid === undefined) person.orcid = identifier.value;
  else person.identifiers = appended(person.identifiers, identifier);
  return true;
}

/** NLM's first authors' lists ended with this until it took all names in. */
const andOthers = /^et\.? al\.?$/i;

/** The people in the order of their lines; what stands below a name (address, identifier) belongs to it. */
function readNames(lines: readonly TaggedLine[], reading: Reading): void {
  const roll: Roll = { listed: [], waiting: new Map(), grouped: false };
  const addresses: { line: TaggedLine; below: Listed | undefined }[] = [];
  for (const line of lines) {
    const text = valueText(line).trim();
    const full = byFull.get(line.tag);
    const short = byShort.get(line.tag);
    if (text === '') line.used = true;
    else if (andOthers.test(text)) {
      line.used = true;
      reading.draft.contributorsIncomplete = true;
    } else if (line.tag === 'CN') {
      enlist(roll, { person: { role: 'author', collective: text }, role: 'author', full: true, short: text });
      line.used = true;
    } else if (full) line.used = readFull(roll, full.role, text);
    else if (short) line.used = readShort(roll, short.role, text);
    else if (line.tag === 'AUID') {
      line.used = roll.last !== undefined && readIdentifier(roll.last.person, text);
      if (!line.used && isAgentRegister(/^\w+/.exec(text)?.[0] ?? ''))
        addFinding(reading, 'identifier-malformed', 'What stands under AUID is no identifier of a person.', text, 'contributors');
    } else addresses.push({ line, below: roll.last });
    if (!line.used && (full || short)) addFinding(reading, 'author-name-unsplit', `The name under ${line.tag} could not be read.`, text);
  }
  placeAddresses(roll, addresses);
  if (roll.listed.length) reading.draft.contributors = roll.listed.map(({ person }) => inOrder(person));
}

/**
 * An address belongs to the name above it. Where the names are grouped, or none stands above, one address is the first author's, which was NLM's rule
 * until 2013; of several nobody can tell.
 */
function placeAddresses(roll: Roll, addresses: readonly { line: TaggedLine; below: Listed | undefined }[]): void {
  const loose = addresses.filter(({ below }) => roll.grouped || !below);
  const first = loose.length === 1 ? roll.listed.find(({ person }) => person.family) : undefined;
  for (const { line, below } of addresses) {
    const whose = roll.grouped || !below ? first : below;
    if (!whose) continue;
    whose.person.affiliations = appended(whose.person.affiliations, { name: valueText(line).trim() });
    line.used = true;
  }
}

const inOrder = ({
  role,
  family,
  given,
  initials,
  suffix,
  collective,
  orcid,
  identifiers,
  affiliations,
  asGiven,
}: Contributor): Contributor =>
  present<Contributor>({ role, family, given, initials, suffix, collective, orcid, identifiers, affiliations, asGiven } as Contributor);

function* writePerson(person: Contributor): Iterable<readonly [string, string | undefined]> {
  const tags = roles.find(({ role }) => role === person.role);
  if (!tags || (person.collective && person.role !== 'author')) return;
  if (person.collective) yield ['CN', person.collective];
  else {
    const { full, short } = writeFullName(person);
    yield [tags.full, full];
    yield [tags.short, short];
  }
  const own = person.orcid ? [{ scheme: 'orcid', value: person.orcid }] : [];
  for (const { scheme, value } of [...own, ...(person.identifiers ?? [])]) yield ['AUID', `${scheme.toUpperCase()}: ${value}`];
  if (tags.address) for (const { name } of person.affiliations ?? []) yield [tags.address, name];
}

export const nameFields: readonly NbibField[] = [
  {
    tags: [...roles.flatMap(({ full, short }) => [full, short]), 'CN', 'AUID', 'AD', 'IRAD'],
    read: readNames,
    *write({ contributors = [] }) {
      for (const person of contributors) yield* writePerson(person);
    },
  },
];
