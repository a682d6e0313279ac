import type { JournalForm } from '../profile/journal-form.ts';
import { isWithin } from './typo.ts';

export type JournalLikeness = 'same' | 'differ' | 'unknown';

/** Whether two records name one journal: by ISSN or NLM number, by name, by abbreviation, by initials. Another name alone is a weak difference: it may be a translation. */
export function compareJournals(a: JournalForm | undefined, b: JournalForm | undefined): JournalLikeness {
  if (!a || !b) return 'unknown';
  if (a.nlmId !== undefined && a.nlmId === b.nlmId) return 'same';
  if (a.issns.some((issn) => b.issns.includes(issn))) return 'same';
  if (a.names.length === 0 || b.names.length === 0) return 'unknown';
  return a.names.some((mine) => b.names.some((theirs) => isSameJournal(mine, theirs))) ? 'same' : 'differ';
}

function isSameJournal(a: readonly string[], b: readonly string[]): boolean {
  const [wholeA, wholeB] = [a.join(''), b.join('')];
  if (wholeA === wholeB) return true;
  const [short, long] = wholeA.length <= wholeB.length ? [a, b] : [b, a];
  if (isAbbreviated(short, long) || isInitialism(short, long)) return true;
  return Math.min(wholeA.length, wholeB.length) >= 12 && Math.abs(wholeA.length - wholeB.length) <= 2 && isWithin(wholeA, wholeB, 2);
}

/** `Zh Nevrol Psikhiatr` of `Zhurnal nevrologii psikhiatrii`: each word for the next one, by its beginning or (`Natl`, `Dtsch`) by letters in their order. */
function isAbbreviated(short: readonly string[], long: readonly string[]): boolean {
  if (short.length !== long.length) return false;
  let slips = 0;
  return short.every((word, at) => {
    const full = long[at] ?? '';
    if (standsFor(word, full)) return true;
    slips += 1;
    return slips === 1 && short.length > 1 && word.length > 3 && isWithin(word, full.slice(0, word.length), 1);
  });
}

function standsFor(short: string, long: string): boolean {
  if (long.startsWith(short)) return true;
  if (short.length < 2 || short.length >= long.length || short[0] !== long[0]) return short.startsWith(long);
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** «JAMA» of «Journal of the American Medical Association», «PNAS» of the Proceedings, whatever stands behind. */
function isInitialism(short: readonly string[], long: readonly string[]): boolean {
  const [letters = ''] = short;
  if (short.length !== 1 || letters.length < 3 || letters.length > long.length) return false;
  return [...letters].every((letter, at) => long[at]?.[0] === letter);
}
