import type { Random } from '../../random.ts';
import type { Damage } from '../damage.ts';
import { initialsOf } from '../databases.ts';
import type { WrittenAuthor } from '../export-row.ts';
import type { Publication } from '../publication.ts';
import { typo } from './title-letters.ts';

type Change = (authors: readonly WrittenAuthor[], random: Random, publication: Publication) => readonly WrittenAuthor[] | undefined;

const onAuthors = (kind: string, left: number, change: Change, weight = 1): Damage => ({
  kind,
  field: 'authors',
  left,
  weight,
  harm: (row, random, publication) => {
    if (row.authors.length === 0) return undefined;
    const authors = change(row.authors, random, publication);
    return authors === undefined || JSON.stringify(authors) === JSON.stringify(row.authors) ? undefined : { ...row, authors };
  },
});

const eachName =
  (change: (text: string) => string): Change =>
  (authors) =>
    authors.map(({ family, given }) =>
      given === undefined ? { family: change(family) } : { family: change(family), given: change(given) },
    );

const withGiven =
  (change: (family: string, given: string) => WrittenAuthor): Change =>
  (authors) =>
    authors.map((author) => (author.given === undefined ? author : change(author.family, author.given)));

const first = (count: number, random: Random, authors: readonly WrittenAuthor[]): readonly WrittenAuthor[] | undefined =>
  authors.length > count ? [...authors.slice(0, count), ...(random.chance(0.6) ? [{ family: 'et al.' }] : [])] : undefined;

const transliterated: Readonly<Record<string, string>> = { ü: 'ue', ö: 'oe', ä: 'ae', ß: 'ss', ø: 'oe', å: 'aa' };

export const authors: readonly Damage[] = [
  onAuthors('first author only', 0.6, (list, random) => first(1, random, list), 2),
  onAuthors('first three authors', 0.8, (list, random) => first(3, random, list), 2),
  onAuthors('first ten authors', 0.9, (list, random) => first(10, random, list), 2),
  onAuthors('authors lost', 0, () => []),
  onAuthors(
    'family and given names swapped',
    0.7,
    withGiven((family, given) => ({ family: given, given: family })),
    2,
  ),
  onAuthors(
    'given name before family name',
    0.9,
    withGiven((family, given) => ({ family: `${given} ${family}` })),
  ),
  onAuthors('authors reordered', 0.7, (list, random) =>
    list.length < 2 ? undefined : random.chance(0.5) ? [...list].reverse() : [...list.slice(1), list[0] as WrittenAuthor],
  ),
  onAuthors('first author lost', 0.6, (list) => (list.length > 2 ? list.slice(1) : undefined)),
  onAuthors(
    'initials joined',
    1,
    withGiven((family, given) => ({ family, given: initialsOf(given, '', '') })),
  ),
  onAuthors(
    'initials spaced',
    1,
    withGiven((family, given) => ({ family, given: initialsOf(given, ' ', '.') })),
  ),
  onAuthors(
    'initials lost',
    0.8,
    withGiven((family) => ({ family })),
  ),
  onAuthors(
    'compound family name split',
    0.8,
    withGiven((family, given) => {
      // «de la Cruz» is cut otherwise: below.
      const [head = '', ...rest] = /^\p{Ll}/u.test(family) ? [family] : family.split(/[ -]/);
      return rest.length === 0 ? { family, given } : { family: rest.join(' '), given: `${given} ${head}` };
    }),
    4,
  ),
  onAuthors(
    'second family name lost',
    0.8,
    withGiven((family, given) => {
      const [head = '', tail = ''] = /^\p{Ll}/u.test(family) ? [family] : family.split(/[ -]/);
      return tail === '' ? { family, given } : { family: head, given };
    }),
    4,
  ),
  onAuthors(
    'particle lost or behind',
    0.8,
    withGiven((family, given) => {
      const [, particle = '', rest = ''] = /^((?:\p{Ll}+ )+|d')(.+)$/u.exec(family) ?? [];
      return rest === '' ? { family, given } : { family: rest, given: particle.length > 4 ? `${given} ${particle.trim()}` : given };
    }),
    4,
  ),
  onAuthors(
    'diacritics of names lost',
    0.95,
    eachName((text) => text.normalize('NFD').replace(/\p{M}+/gu, '')),
    2,
  ),
  onAuthors(
    'diacritics of names transliterated',
    0.85,
    eachName((text) => text.replace(/[üöäßøå]/g, (letter) => transliterated[letter] ?? letter)),
    2,
  ),
  onAuthors(
    'mojibake in names',
    0.7,
    eachName((text) => (/[^\x20-\x7e]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text)),
    2,
  ),
  onAuthors(
    'letters of names lost',
    0.8,
    eachName((text) => text.replace(/[^\x20-\x7e]/g, '?')),
  ),
  onAuthors('a group among the authors', 0.9, (list, random) => {
    const group = { family: `${random.pick(['TIDE', 'OSTREL', 'QUILL', 'MARQUET'])} Study Group` };
    return random.chance(0.5) ? [group, ...list] : [...list, group];
  }),
  onAuthors(
    'names in capitals',
    1,
    eachName((text) => text.toUpperCase()),
  ),
  onAuthors('all authors in one', 0.9, (list) =>
    list.length < 2
      ? undefined
      : [
          {
            family: list.map(({ family, given }) => (given === undefined ? family : `${family} ${initialsOf(given, '', '.')}`)).join(', '),
          },
        ],
  ),
  onAuthors('typo in the first author', 0.8, ([head, ...rest], random) => {
    const family = head && typo(`${head.family}`, random);
    return head === undefined || family === undefined ? undefined : [{ ...head, family }, ...rest];
  }),
];
