import type { Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { initialsOf, sameWriting } from '../../normalizers/person-name.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';

type FullName = Pick<Contributor, 'family' | 'given' | 'suffix'>;

/** What NLM puts behind the given name, without a comma: «King, Martin L Jr». A lone V or I is a given name. */
const suffix = /^(?:(.+) )?(Jr\.?|Sr\.?|2nd|3rd|[4-9]th|II|III|IV)$/;

/** `Family, Given`, `Family, Given Jr`, `Family` as NLM divides them, particles with the family name. */
export function readFullName(text: string): FullName | undefined {
  const name = foldWhitespace(text);
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const comma = name.indexOf(',');
  if (comma < 0) return { family: name };
  const family = name.slice(0, comma).trim();
  const rest = name.slice(comma + 1).trim();
  const [, before, ending] = suffix.exec(rest) ?? [];
  if (!family) return rest ? { family: rest } : undefined;
  return ending
    ? present<FullName>({ family, given: before?.replace(/,$/, ''), suffix: ending })
    : present<FullName>({ family, given: rest });
}

/** What the short form would be: `Mendez Vidal MJ`, `King ML Jr`. */
const shortOf = ({ family = '', given, initials, suffix: ending }: Contributor): string =>
  [family, initials ?? (given && initialsOf(given)), ending].filter(Boolean).join(' ');

/**
 * The person with what the short form under AU adds to the full one: initials that the given name does not have, and where it is another
 * spelling («Oest LG» of «Öst, Lars-Göran»), that spelling.
 */
export function joinShortName(person: Contributor, short: string): Contributor {
  if (short === shortOf(person) || short === '') return person;
  const { family = '', given, suffix: ending } = person;
  const rest = short.startsWith(`${family} `) ? short.slice(family.length + 1).split(' ') : [];
  const [initials = '', shortEnding, more] = rest;
  if (more === undefined && shortEnding === ending && given && /^[\p{L}\p{M}'’.-]{1,8}$/u.test(initials)) return { ...person, initials };
  // «Smith, John 5th» with «Smith J 5th»: the short form shows where the given name ends.
  if (more === undefined && shortEnding && !ending && given?.endsWith(` ${shortEnding}`))
    return joinShortName({ ...person, given: given.slice(0, -shortEnding.length - 1), suffix: shortEnding }, short);
  if (sameWriting(person, short) && family.normalize('NFC') === short.slice(0, family.length).normalize('NFC')) return person;
  return { ...person, asGiven: [short] };
}

/** A person's two lines. */
export function writeFullName(person: Contributor): { full: string; short: string } {
  const { family = '', given, suffix: ending } = person;
  const behind = [given, ending].filter(Boolean).join(' ');
  return {
    full: behind ? `${family}, ${behind}` : family,
    short: person.asGiven?.length === 1 ? (person.asGiven[0] ?? '') : shortOf(person),
  };
}
