import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { readAuthorList } from '../../normalizers/author-list.ts';
import { hasGroupWord } from '../../normalizers/collective.ts';
import { particles } from '../../normalizers/name-words.ts';
import { type PersonName, personInverted, readPersonName } from '../../normalizers/person-name.ts';
import { valuesIn } from './reading.ts';

export interface Authors {
  readonly names: readonly PersonName[];
  readonly incomplete: boolean;
  /** What is no name. */
  readonly rest: readonly string[];
}

const etAl = /^(?:and |& ?)?(?:et\.? al\b[.,]*|(?:and )?others)$/i;

/** Librarians' words for an article without authors. */
const nobody = /^\[?(?:anonymous|anon|no authors? (?:listed|available)|s\.? ?n)\.?\]?$/i;

/** Scopus prints its number of the person behind the name: `Organ, Chris L. (11438961200)`. */
const withoutNumber = (name: string): string => name.replace(/\s?\(\d{6,14}\)$/, '').trim();

/** Programs write `null` for given names that they do not have. */
const withoutInitials = /^([^,]+),\s?(?:null|NULL|nan)$/;

/** `Ondruch K.`, `van der Mare JB`: family name and initials, as nearly all lists of databases have them. */
const familyAndInitials =
  /^((?:\p{Ll}{1,4} ){0,3}\p{Lu}[\p{L}'’-]{0,30}\p{Ll}(?:[ -]\p{Lu}[\p{L}'’-]{0,30}\p{Ll}){0,2}) (\p{Lu}{1,3}|\p{Lu}\.(?:[ -]?\p{Lu}\.){0,3})$/u;

/** Between such names stands a comma, or nothing behind the point of the last initial. */
const betweenNames = /, |(?<=\p{Lu}\.)(?=\p{L}{2})/u;

/** A list of nothing but names of one such shape, which leave nothing to weigh; undefined for any other. */
function plainList(text: string): PersonName[] | undefined {
  const names: PersonName[] = [];
  const pointed = text.endsWith('.');
  for (const part of text.split(betweenNames)) {
    const [, family, given] = familyAndInitials.exec(part) ?? [];
    if (!family || !given || given.endsWith('.') !== pointed || hasGroupWord(family)) return undefined;
    names.push({ family, given });
  }
  return names;
}

/** The names in a cell: `Adeli, K.; Lewis, G. F.`, a line or a bar each, Python's list, run together or with commas as any list of authors. */
export function readAuthors(text: string): Authors {
  const parts = valuesIn(text);
  if (parts.length < 2 && !text.includes(';') && !text.startsWith('[')) return readList(unglued(text));
  const names: PersonName[] = [];
  const rest: string[] = [];
  let incomplete = false;
  for (const part of parts) {
    // A line each, all but the first behind an «and».
    const written = withoutNumber(part.replace(/^and\s/i, ''));
    if (etAl.test(written)) incomplete = true;
    else if (!nobody.test(written)) {
      // PubMed has a semicolon before a group: `Ondruch DK, Roe M; Slow Tide Group.`
      const several = written.includes(',') ? plainList(written) : undefined;
      const name = several && several.length > 1 ? undefined : readName(written);
      if (several && several.length > 1) names.push(...several);
      else if (name) names.push(name);
      else rest.push(part);
    }
  }
  return { names, incomplete, rest };
}

function readList(text: string): Authors {
  if (nobody.test(text)) return { names: [], incomplete: false, rest: [] };
  const plain = plainList(text);
  if (plain) return { names: plain, incomplete: false, rest: [] };
  const { names, incomplete, rest } = readAuthorList(withoutNumber(text));
  if (names.length === 0 && !incomplete) {
    const name = readName(withoutNumber(text));
    return { names: name ? [name] : [], incomplete, rest: name ? [] : [text] };
  }
  return { names: names.map(({ name }) => name), incomplete, rest: rest.map(({ start, end }) => text.slice(start, end)) };
}

/** Springer writes nothing between names: `Andy SmithTom Weber`. A word with a capital inside divides two, unless it is of the MacKenzies. */
function unglued(text: string): string {
  if (/[,;.&]|\sand\s/.test(text) || !/\p{Ll}\p{Lu}/u.test(text)) return text;
  const people = text.split(/(?<=\p{Ll}{2})(?<!\b(?:Mac|Fitz|Van|Der|Del|Des|Ver))(?=\p{Lu}\p{Ll})/u);
  return people.every((person) => person.trim().includes(' ')) ? people.join('; ') : text;
}

/** One name, `Family, Given` above all. */
function readName(text: string): PersonName | undefined {
  const [, alone] = withoutInitials.exec(text) ?? [];
  // «van den Hoven,null» is a family name, «Hong Sil Bae, null» a whole one.
  if (alone !== undefined) return particles.has(alone.split(' ')[0] ?? '') ? { family: alone } : readPersonName(alone);
  const comma = text.indexOf(',');
  if (comma < 0) return readPersonName(text);
  const family = text.slice(0, comma).trim();
  const given = text.slice(comma + 1).trim();
  // «de, Sanjose S», «Vieira da, Motta E»: a program took the first word for the family name.
  if (particles.has(family.split(' ').at(-1) ?? '')) return readPersonName(`${family} ${given}`);
  // «Group, ALTS»: and a group for a person.
  if (given.length > 2 && !given.includes('.') && !family.includes(' ') && hasGroupWord(family))
    return { collective: `${given} ${family}` };
  if (/^[^,.]*$/.test(given) && given && family && !/\d/.test(text)) return personInverted(family, given, undefined);
  return readPersonName(text);
}

/** The names as people of a role. */
export const asContributors = (names: readonly PersonName[], role: ContributorRole): Contributor[] =>
  names.map((name) => ({ role, ...name }));

/** `Family, Given, Suffix`; groups as they are. */
export const writeAuthor = ({ family, given, suffix, collective }: Contributor): string =>
  collective ?? [family, given, suffix].filter(Boolean).join(', ');
