import type { NameForm } from '../profile/name-form.ts';
import { isTypo } from './typo.ts';

/** How two lists of authors stand to each other. */
export interface NameComparison {
  /** `moved`: one list's first author stands elsewhere in the other. */
  readonly first: 'agree' | 'moved' | 'differ' | 'unknown';
  /** How many names of the shorter list are in the longer one, and how many it has. */
  readonly matched: number;
  readonly compared: number;
}

/** Names of the shorter list that are looked for. */
const most = 12;

export function compareNames(a: readonly NameForm[], b: readonly NameForm[]): NameComparison {
  const [firstA, firstB] = [a[0], b[0]];
  if (!firstA || !firstB) return { first: 'unknown', matched: 0, compared: 0 };
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const looked = short.slice(0, most);
  const free = new Set(long.keys());
  let matched = 0;
  for (const [at, name] of looked.entries()) {
    const beside = long[at];
    const place =
      beside && free.has(at) && isSameName(name, beside) ? at : [...free].find((other) => isSameName(name, long[other] ?? name));
    if (place === undefined) continue;
    free.delete(place);
    matched += 1;
  }
  const first = isSameName(firstA, firstB)
    ? 'agree'
    : b.some((name) => isSameName(firstA, name)) || a.some((name) => isSameName(name, firstB))
      ? 'moved'
      : 'differ';
  return { first, matched, compared: looked.length };
}

/**
 * Whether two names may be one person's: a family name in common («García Pérez» and «García», «Mac Donald» and «Macdonald»), given names that do not
 * contradict, in either order; or all that there is in common, since exports put names together in ways of their own.
 */
function isSameName(a: NameForm, b: NameForm): boolean {
  if (sameFamily(a, b)) return initialsAgree(a, b);
  // «Wei, Li» beside «Li, Wei», and «J., Smith» beside «Smith, J.».
  if (
    within(a.family, b.given) &&
    (within(b.family, a.given) || b.family.every((word) => word.length === 1 || a.initials.includes(word[0] ?? '')))
  )
    return true;
  if (within(b.family, a.given) && a.family.every((word) => word.length === 1 || b.initials.includes(word[0] ?? ''))) return true;
  return false;
}

function sameFamily({ family: a, whole: wholeA }: NameForm, { family: b, whole: wholeB }: NameForm): boolean {
  if (wholeA === wholeB) return wholeA !== '';
  if ((a.length > 1 || b.length > 1) && (within(a, b) || within(b, a))) return true;
  if (Math.min(wholeA.length, wholeB.length) > 4 && isTypo(wholeA, wholeB)) return true;
  // «Müller» is «Mueller» where there are no other letters.
  return wholeA[0] === wholeB[0] && transcribed(wholeA) === transcribed(wholeB);
}

const transcribed = (word: string): string => (/[aou]e|ij/.test(word) ? word.replace(/([aou])e/g, '$1').replace(/ij/g, 'y') : word);

/** Every word of the one stands in the other; single letters are no names. */
const within = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.every((word) => word.length > 1 && b.includes(word));

function initialsAgree(a: NameForm, b: NameForm): boolean {
  if (a.initials === '' || b.initials === '') return true;
  return a.initials[0] === b.initials[0] || a.initials.includes(b.initials[0] ?? '') || b.initials.includes(a.initials[0] ?? '');
}
