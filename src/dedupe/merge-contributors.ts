import type { Contributor } from '../model/contributor.ts';
import { foldLetters, foldToWord } from '../normalizers/fold.ts';
import { sameWriting } from '../normalizers/person-name.ts';
import { type Candidate, candidatesOf, choose, type FieldRule } from './choose.ts';
import type { Said } from './merge-lists.ts';
import { personRank, type Ranked } from './rank.ts';

type People = readonly Contributor[];

/**
 * Damages of a list of contributors: it ends in «et al.»; it is the beginning of another record's list, as of services that give the first author or the
 * first ten. Who stands beside it as a group only is no sign of that.
 */
const listRule: FieldRule<People> = {
  name: (people) => people.map(({ role, family, collective }) => `${role} ${foldToWord(family ?? collective ?? '')}`).join('|'),
  flaw: ({ value, of }, all) => {
    if (of.record.contributorsIncomplete) return 2;
    return all.some((each) => each.of !== of && isBeginningOf(authors(value), authors(each.value))) ? 1 : 0;
  },
};

const authors = (people: People): People => people.filter(({ role }) => role === 'author');

function isBeginningOf(some: People, all: People): boolean {
  if (some.length === 0 || some.length >= all.length) return false;
  const rest = all.slice(some.length);
  return rest.some(({ family }) => family !== undefined) && some.every((person, at) => isSame(person, all[at]));
}

const isSame = (person: Contributor, other: Contributor | undefined): other is Contributor =>
  other !== undefined && other.role === person.role && sameWriting(person, other);

/**
 * The contributors of the best record that names any, a whole list before a shortened one; what other records add to the same persons is kept: other
 * spellings in `asGiven`, given names where the chosen record has initials, ORCIDs and affiliations where it has none. Persons in a role that the chosen
 * record does not know (the editors of a book) come after them.
 */
export function mergeContributors(ranked: readonly Ranked[]): {
  readonly said: readonly Said<Contributor>[];
  readonly incomplete: boolean;
} {
  const naming = candidatesOf<People>(ranked, ({ record }) => record.contributors);
  const chosen = choose(naming, listRule);
  if (!chosen) return { said: [], incomplete: false };
  const own = withOthers(chosen.value, chosen.of, naming);
  const roles = new Set(chosen.value.map(({ role }) => role));
  const more: Said<Contributor>[] = [];
  // Whom a person named is all there is.
  if (chosen.of.rank !== personRank) {
    for (const { of, value } of naming) {
      const unknown = value.filter(({ role }) => !roles.has(role));
      for (const { role } of unknown) roles.add(role);
      const further = unknown.filter((person) => !chosen.value.some((known) => sameWriting(known, person)));
      more.push(...withOthers(further, of, naming));
    }
  }
  return { said: [...own, ...more], incomplete: chosen.of.record.contributorsIncomplete === true };
}

/** Persons of one record with what others add to them. */
function withOthers(people: People, of: Ranked, naming: readonly Candidate<People>[]): readonly Said<Contributor>[] {
  const others = naming.filter((each) => each.of !== of);
  return people.map((contributor, at) => {
    const matches = others.flatMap(({ of: { name }, value }) => {
      const match = counterpart(contributor, at, value);
      return match ? [{ key: name, match }] : [];
    });
    const shown =
      of.rank === personRank
        ? contributor
        : betterWritten(
            contributor,
            matches.map(({ match }) => match),
          );
    const value = [contributor, ...matches.map(({ match }) => match)].reduce((person, match) => completed(person, match), shown);
    return { value, keys: [of.name, ...matches.map(({ key }) => key)] };
  });
}

/** The same person in another record's list: at the same place, or the only one with such a name and role. */
function counterpart(person: Contributor, at: number, others: People): Contributor | undefined {
  const beside = others[at];
  if (isSame(person, beside)) return beside;
  const fitting = others.filter((other) => isSame(person, other));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Given names in full in place of initials (`J P`, `Jens Peter`), and a name in capitals (`MÉNDEZ`) as others write it. */
function betterWritten(person: Contributor, others: People): Contributor {
  if (person.family === undefined) return person;
  const full = hasInitialsOnly(person) ? others.find((other) => !hasInitialsOnly(other) && other.given !== undefined) : undefined;
  const capital = /\p{Lu}{3}/u.test(person.family) && !/\p{Ll}/u.test(person.family);
  const small = capital
    ? others.find(({ family = '' }) => /\p{Ll}/u.test(family) && foldToWord(family) === foldToWord(person.family ?? ''))
    : undefined;
  const given = full?.given ?? (small && sameLetters(small.given, person.given) ? small.given : undefined);
  return {
    ...person,
    ...(small?.family === undefined ? {} : { family: small.family }),
    ...(given === undefined ? {} : { given }),
  };
}

const sameLetters = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && foldToWord(a) === foldToWord(b);

/** `J`, `J.P.`, `JP`, `J-P`: no word of it has a small letter behind a capital. In scripts without capitals a name is never initials. */
function hasInitialsOnly({ given, initials }: Contributor): boolean {
  const text = given ?? initials;
  if (text === undefined) return true;
  const words = text.split(/[\s.-]+/).filter((word) => word !== '');
  return words.every((word) => /^\p{Lu}{1,3}$/u.test(word)) && (words.length > 1 || (words[0]?.length ?? 0) <= 3);
}

function completed(person: Contributor, other: Contributor): Contributor {
  const known = new Set([written(person), ...(person.asGiven ?? [])].map(plain));
  const spellings = [written(other), ...(other.asGiven ?? [])].filter(
    (spelling, at, all) => !known.has(plain(spelling)) && all.indexOf(spelling) === at,
  );
  return {
    ...(other.orcid === undefined ? {} : { orcid: other.orcid }),
    ...(other.identifiers === undefined ? {} : { identifiers: other.identifiers }),
    ...(other.affiliations === undefined ? {} : { affiliations: other.affiliations }),
    ...person,
    ...(spellings.length === 0 ? {} : { asGiven: [...(person.asGiven ?? []), ...spellings] }),
  };
}

const written = ({ family, given, suffix, collective }: Contributor): string =>
  collective ?? [[family, suffix].filter(Boolean).join(' '), given].filter(Boolean).join(', ');

/** Points, commas and capitals make no other spelling; diacritics do: «Méndez» beside «Mendez» is worth keeping. */
const plain = (text: string): string =>
  `${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,-]+/g, '')}|${foldLetters(text) === text.toLowerCase()}`;
