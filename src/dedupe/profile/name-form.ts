import type { Contributor } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readAuthorList } from '../../normalizers/author-list.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { repairMojibake } from '../../normalizers/mojibake.ts';
import { sharedText } from './shared-text.ts';

/** A person or group as compared: words in any order, since services swap and split names. */
export interface NameForm {
  /** Words of the family name, folded, without particles where something else is left. */
  readonly family: readonly string[];
  /** The same in one word. */
  readonly whole: string;
  /** Words of given names of more than one letter; those of initials written in one (`JA`) are none. */
  readonly given: readonly string[];
  /** First letters of the given names, in their order. */
  readonly initials: string;
}

/** More authors say nothing that these do not. */
const most = 30;

const particles: ReadonlySet<string> = new Set(
  'de la del della di da do dos das du des le los las el al van von der den ter ten vom zu zur zum bin ibn ben abu st saint y e i of the and'.split(
    ' ',
  ),
);

/** Who made it: authors, else whoever is named. */
export function nameForms({ contributors = [] }: BibliographicRecord): readonly NameForm[] {
  const authors = contributors.filter(({ role }) => role === 'author');
  const named: readonly WrittenName[] = authors.length > 0 ? authors : contributors;
  return (named.length > 2 ? named : named.flatMap(apart)).slice(0, most).flatMap((each) => {
    const form = formOf(each);
    return form ? [form] : [];
  });
}

type WrittenName = Pick<Contributor, 'family' | 'given' | 'initials' | 'collective'>;

const longestName = 25;

/** Exports put all authors into one field, and readers then take the first for a family name: «Doe J.,Roe R., Poe P.» */
function apart(name: WrittenName): readonly WrittenName[] {
  const written = name.collective ?? [name.family, name.given].filter(Boolean).join(', ');
  if (written.length < longestName || (written.match(/[,;]/g)?.length ?? 0) < 2) return [name];
  const names = readAuthorList(written).names.map((each) => each.name);
  return names.length > 1 ? names : [name];
}

function formOf({ family, given, initials, collective }: WrittenName): NameForm | undefined {
  const words = wordsOf(family ?? collective ?? '');
  const telling = words.filter((word) => !particles.has(word));
  const names = given === undefined ? [] : wordsOf(given);
  const written = given ?? initials ?? '';
  const familyWords = telling.length > 0 ? telling : words;
  const form = {
    family: familyWords,
    whole: familyWords.length === 1 ? (familyWords[0] ?? '') : sharedText(familyWords.join('')),
    given: orNone(names.filter((word) => word.length > 2 || (word.length === 2 && !isInitials(written, word)))),
    initials: sharedText(initialsOf(written)),
  };
  return form.family.length + form.given.length > 0 ? form : undefined;
}

const wordsOf = (name: string): readonly string[] => foldedWords(repairMojibake(name)).map(sharedText);

const none: readonly string[] = [];
const orNone = (words: readonly string[]): readonly string[] => (words.length === 0 ? none : words);

const isInitials = (written: string, word: string): boolean => written.includes(word.toUpperCase());

/** `J A`, `J.A.`, `JA`, `John A.`, `Jean-Paul`: the letters that stand for given names. */
function initialsOf(given: string): string {
  return given
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,4}$/u.test(word) ? word : word.slice(0, 1)))
    .map((letters) => foldedWords(letters).join(''))
    .join('');
}
