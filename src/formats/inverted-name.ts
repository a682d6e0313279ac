import { type PersonName, personInverted, readPersonName } from '../normalizers/person-name.ts';

/** Names of groups as databases abbreviate them, `IEEE`, `ASME`: people always have a comma, or small letters. */
const acronym = /^[A-Z]{3,8}$/;

/** Librarians' words for nobody. */
export const nobody = /^\[?(?:anonymous|anon|no authors? (?:listed|available))\.?\]?$/i;

/** A name whose first comma stands between family and given name, `Degl'Innocenti, R.`, `Stansfeld,Stephen`; any other as any name is read. */
export function readInvertedName(text: string): PersonName | undefined {
  const name = text.trim();
  if (nobody.test(name)) return undefined;
  if (acronym.test(name)) return { collective: name };
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  const read = family && given && !more.length ? personInverted(family, given, undefined) : readPersonName(name);
  // A word that is a role alone (`Editor`) leaves no name.
  return read && ('collective' in read || read.family) ? read : undefined;
}

/** Whether a text that gave no name should have given one. */
export const isNameLost = (text: string): boolean => /\p{L}/u.test(text) && !nobody.test(text.trim()) && !/^et\.? al\b/i.test(text.trim());
