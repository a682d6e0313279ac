import { hash } from 'node:crypto';
import type { Profile } from './profile.ts';

/** A shorter title says too little for that two records say nothing else. */
const tellingTitle = 12;

/**
 * The digest of all that is compared of a record: records with the same digest say the same, word for word. Undefined where that is no proof: «Editorial» in
 * one journal and year, without author or page, is written more than once.
 */
export function sameDigest({
  namings,
  titles,
  names,
  years,
  journal,
  place,
  titleMarks,
  typeMarks,
  kind,
  edition,
  abstract,
}: Omit<Profile, 'digest'>): string | undefined {
  const title = titles[0]?.joined ?? '';
  const says = [names.length > 0, place.first !== undefined, namings.length > 0, title.length >= 25].filter(Boolean).length;
  if (title.length < tellingTitle || says === 0) return undefined;
  const text = JSON.stringify([
    titles.map(({ joined }) => joined),
    names.map(({ family, given, initials }) => [family, given, initials]),
    years,
    journal ?? null,
    [place.volume, place.issue, place.supplement, place.first, place.last],
    namings.map(({ written }) => written).sort(),
    [kind ?? null, edition ?? null, [...titleMarks, ...typeMarks]],
    abstract && [abstract.opening, abstract.sketch.length, abstract.sketch[0] ?? 0],
  ]);
  return hash('md5', text, 'base64');
}
