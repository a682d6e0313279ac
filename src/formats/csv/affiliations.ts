import type { Contributor } from '../../model/contributor.ts';
import { writeAuthor } from './authors.ts';
import type { Cell, CsvField, Reading } from './reading.ts';

/** `Ondruch, L. N.`, `Ondruch L.N.` and `ONDRUCH, LN` name the same person of a row. */
const nameKey = (name: string): string =>
  name
    .replace(/[.,\s]+/g, ' ')
    .trim()
    .toLowerCase();

/** The people of the row by every writing of their names that it has. */
function peopleByName({ draft }: Reading): ReadonlyMap<string, Contributor> {
  const people = (draft.contributors ?? []).toReversed();
  return new Map(
    people.flatMap((person) => [writeAuthor(person), ...(person.asGiven ?? [])].map((name) => [nameKey(name), person] as const)),
  );
}

function addAffiliation(person: Contributor, name: string): void {
  if (!person.affiliations?.some((known) => known.name === name)) person.affiliations = [...(person.affiliations ?? []), { name }];
}

const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

/** `A, Road, Town, B, Town` in the affiliations that another column lists (`A, Road, Town; B, Town`); as one where they do not fit. */
function divided(text: string, known: readonly string[]): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest) {
    const next = known.find((name) => rest === name || rest.startsWith(`${name}, `));
    if (next === undefined) return [text];
    found.push(next);
    rest = rest.slice(next.length + 2);
  }
  return found;
}

/** Scopus: `Ondruch L.N., Tide Institute, Sealand; Roe M., Bay College, Sealand`. */
function readNamed(text: string, people: ReadonlyMap<string, Contributor>, known: readonly string[]): boolean {
  const parts = partsOf(text).map((part) => {
    const first = part.indexOf(', ');
    for (const comma of [first, part.indexOf(', ', first + 2)]) {
      const person = comma > 0 ? people.get(nameKey(part.slice(0, comma))) : undefined;
      if (person) return { person, address: part.slice(comma + 2) };
    }
    // Who has no address stands there alone.
    return people.has(nameKey(part)) ? { person: undefined, address: '' } : undefined;
  });
  if (parts.includes(undefined)) return false;
  for (const part of parts) if (part?.person) for (const name of divided(part.address, known)) addAffiliation(part.person, name);
  return true;
}

/** Web of Science: `[Ondruch, Lauren N.; Roe, Mary] Tide Inst, Sealand; [Roe, Mary] Bay Coll, Sealand`. */
function readBracketed(text: string, people: ReadonlyMap<string, Contributor>): boolean {
  const blocks = text.split(/;\s*(?=\[)/).map((block) => {
    const [, names = '', address = ''] = /^\[([^[\]]+)\]\s*(.+)$/s.exec(block.trim()) ?? [];
    return { whose: partsOf(names).map((name) => people.get(nameKey(name))), address };
  });
  if (blocks.some(({ whose, address }) => !address || !whose.length || whose.includes(undefined))) return false;
  for (const { whose, address } of blocks) for (const person of whose) if (person) addAffiliation(person, address);
  return true;
}

function readAffiliations(cells: readonly Cell[], reading: Reading): void {
  const people = peopleByName(reading);
  const [only, another] = reading.draft.contributors ?? [];
  const known = cells.filter(({ heading }) => /^affiliations?$/i.test(heading)).flatMap(({ value }) => partsOf(value));
  // The longest first: one may begin as another does.
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  for (const cell of cells) {
    if (known.length && cells.length > 1 && /^affiliations?$/i.test(cell.heading)) continue;
    cell.used = readBracketed(cell.value, people) || readNamed(cell.value, people, longestFirst);
    if (cell.used || !only || another) continue;
    for (const name of partsOf(cell.value)) addAffiliation(only, name);
    cell.used = true;
  }
  const placed = new Set((reading.draft.contributors ?? []).flatMap(({ affiliations }) => affiliations?.map(({ name }) => name) ?? []));
  for (const cell of cells) cell.used ||= partsOf(cell.value).every((part) => placed.has(part));
}

/** Who is where: only what says whose address it is has a place. */
export const affiliationField: CsvField = {
  heading: 'affiliations',
  names: 'authorswithaffiliations c1 affiliations affiliation authoraffiliations authoraffiliation addresses authoraddress authoraddresses',
  read: readAffiliations,
};
