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

/** Scopus prints its number of the person behind the name: `Organ, Chris L. (11438961200)`; Excel writes `null` for initials that it does not have. */
const withoutNumber = (name: string): string =>
  name
    .replace(/\s?\(\d{6,14}\)$/, '')
    .replace(/,\s?(?:null|NULL|nan)$/, '')
    .trim();

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
      const name = readName(written);
      if (name) names.push(name);
      else rest.push(part);
    }
  }
  return { names, incomplete, rest };
}

function readList(text: string): Authors {
  if (nobody.test(text)) return { names: [], incomplete: false, rest: [] };
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
  const comma = text.indexOf(',');
  if (comma < 0) return readPersonName(text);
  const family = text.slice(0, comma).trim();
  const given = text.slice(comma + 1).trim();
  // «de, Sanjose S», «Vieira da, Motta E»: a program took the first word for the family name.
  if (particles.has(family.split(' ').at(-1) ?? '')) return readPersonName(`${family} ${given}`);
  // «Group, ALTS»: and a group for a person.
  if (!family.includes(' ') && hasGroupWord(family) && given.length > 2 && !given.includes('.'))
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
