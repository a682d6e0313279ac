import type { Contributor } from '../../model/contributor.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { personNamed } from './names.ts';
import type { Reading, WosField } from './reading.ts';

interface Address {
  readonly whose: readonly Contributor[];
  readonly name: string;
}

const withoutPoint = (text: string): string => text.trim().replace(/\.$/, '');

/** `[Roe, Mary; Ondruch, Lauren] Tide Inst, Sealand.`: a bracket of names before each address. */
function bracketed(text: string, reading: Reading): Address[] | undefined {
  const blocks = text.split(/(?:;|\.|,|(?<=[^.;,]))\s+(?=\[)/);
  const found = blocks.map((block): Address | undefined => {
    const [, names, name] = /^\[([^[\]]*)\]\s*(.+)$/s.exec(block.trim()) ?? [];
    const whose = names?.split(';').map((one) => personNamed(reading, one.trim())) ?? [];
    const known = whose.filter((person): person is Contributor => person !== undefined);
    return name && known.length && known.length === whose.length ? { whose: known, name: withoutPoint(name) } : undefined;
  });
  return found.includes(undefined) ? undefined : (found as Address[]);
}

/** `Roe, M.; Ondruch, L.; Tide Inst, Sealand.`, as INSPEC and Zoological Record have it: names, then where they are. */
function listed(text: string, reading: Reading): Address[] | undefined {
  const found: { whose: Contributor[]; name: string }[] = [];
  let whose: Contributor[] = [];
  for (const part of text.split(';').flatMap((one) => one.trim() || [])) {
    const person = part.length < 60 ? personNamed(reading, part) : undefined;
    const last = found.at(-1);
    if (person) whose.push(person);
    else if (whose.length) {
      found.push({ whose, name: part });
      whose = [];
    } else if (last) last.name = `${last.name}; ${part}`;
    else return undefined;
  }
  return found.length && !whose.length ? found.map(({ whose: of, name }) => ({ whose: of, name: withoutPoint(name) })) : undefined;
}

const partsOf = (address: string): string[] => address.split(',').map((part) => part.trim().toLowerCase());

/** The address for letters is that of C1 with the street: the fuller of the two stands. */
function addAddress(person: Contributor, name: string): void {
  const known = person.affiliations ?? [];
  if (known.some((one) => within(name, one.name))) return;
  const shorter = known.find((one) => within(one.name, name));
  person.affiliations = shorter ? known.map((one) => (one === shorter ? { ...one, name } : one)) : [...known, { name }];
}

function within(part: string, whole: string): boolean {
  const has = new Set(partsOf(whole));
  return partsOf(part).every((one) => has.has(one));
}

function readAddresses(lines: readonly TaggedLine[], reading: Reading): void {
  const [only, another] = (reading.draft.contributors ?? []).filter(({ role }) => role === 'author');
  for (const line of lines) {
    const text = valueText(line);
    const addresses =
      bracketed(text, reading) ??
      listed(text, reading) ??
      (only && !another && !text.includes('[') ? line.parts.map((part) => ({ whose: [only], name: withoutPoint(part) })) : undefined);
    line.used = addresses !== undefined;
    for (const { whose, name } of addresses ?? []) for (const person of whose) addAddress(person, name);
  }
}

const marked = /^(.{2,300}?)\s?\((?:corresponding|reprint) author\),?\s*(.+)$/s;
const ofOld = /^([^,]{2,40}, [A-Z]{1,4}), (.+)$/s;

/** `Roe, M (corresponding author), Tide Inst, 1 Bay Rd, Sealand.; Ondruch, L (reprint author), …`; of old `Roe, M, Tide Inst, 1 Bay Rd, Sealand.` */
function readReprintAddresses(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const found = valueText(line)
      .split(/;\s+(?=[^;()]{2,200}\((?:corresponding|reprint) author\))/)
      .map((text) => {
        const [, names, name] = marked.exec(text.trim()) ?? ofOld.exec(text.trim()) ?? [];
        const whose = names?.split(';').map((one) => personNamed(reading, one.trim())) ?? [];
        return name && whose.length && !whose.includes(undefined) ? { whose: whose as Contributor[], name: withoutPoint(name) } : undefined;
      });
    line.used = !found.includes(undefined);
    if (line.used) for (const address of found) for (const person of address?.whose ?? []) addAddress(person, address?.name ?? '');
  }
}

export const addressFields: readonly WosField[] = [
  { tags: ['C1'], read: readAddresses },
  { tags: ['RP'], read: readReprintAddresses },
];
