import { borderCost } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** Words by which a short stretch names an organisation. */
const organisation =
  /(?:Universi(?:ty|dad|tat|té|tà|dade|tät)|Univerzita|Institut[eo]?|Department|Departamento|Laboratory|Faculty|Facultad|Fakulta|Faculdade|Katedra|School|College|Hospital|Academy|Ministry)(?= ?(?:of |for |de |da |do |d'|di |[\p{Lu}©]))/gu;

/** The same in Czech and Slovak, where the kind of faculty may stand before the word: «2. lékařská fakulta», «Ústav světových dějin». */
const czechOrganisation =
  /(?:(?:Katedra|Ústav|Klinika|Fakulta|Centrum|Institut|Univerzita|Univerzitní|Kabinet|Oddělení|Středisko|Knihovna) (?=\p{L})|(?:\d\. )?\p{Lu}[\p{Ll}-]{3,30} fakulta(?=\p{Lu}|\d|::|,|$))/gu;

const longest = 130;

/** Organisations among the contributors (dc.contributor of OAI-PMH): from one glued border to the next, without a verb or a comma's clause. */
export const findOrganisations: Finder = ({ text }) => {
  const found: Candidate[] = [];
  const starts = new Set<number>();
  for (const match of [...text.matchAll(organisation), ...text.matchAll(czechOrganisation)]) {
    const start = borderBefore(text, match.index);
    if (start === undefined) continue;
    starts.add(start);
    const end = borderAfter(text, match.index + match[0].length);
    if (end === undefined || end - start > longest) continue;
    if (/ (?:is|was|were|are|the|have|has|we|by) /.test(text.slice(start, end))) continue;
    found.push({ kind: 'organisation', start, end, cost: -1.5 });
  }
  const shorter = endingAsElsewhere(text, [...starts], found);
  const overlong = new Set(shorter.map(({ start }) => start));
  const isOverlong = ({ start, end }: Candidate) =>
    overlong.has(start) && shorter.every((known) => known.start !== start || known.end < end);
  return [...found.filter((each) => !isOverlong(each)), ...shorter];
};

/** More of them are not held against each other. */
const mostNames = 40;

/** `Example University, Faculty of Artsinvented term`: a small letter behind shows no end, but the faculty stands on the page by itself as well. */
function endingAsElsewhere(text: string, starts: readonly number[], found: readonly Candidate[]): Candidate[] {
  const names = [...new Set(found.slice(0, mostNames).map(({ start, end }) => text.slice(start, end)))];
  return starts.slice(0, mostNames).flatMap((start) =>
    names.flatMap((name): Candidate[] => {
      const at = text.slice(start, start + longest).indexOf(`, ${name}`);
      return at === -1 ? [] : [{ kind: 'organisation', start, end: start + at + 2 + name.length, cost: -5 }];
    }),
  );
}

function borderBefore(text: string, from: number): number | undefined {
  for (let at = from; at >= Math.max(0, from - longest); at--) if (isBorder(text, at)) return at;
  return undefined;
}

function borderAfter(text: string, from: number): number | undefined {
  for (let at = from; at <= Math.min(text.length, from + longest); at++)
    if (isBorder(text, at) || (/\d/.test(text[at] ?? '') && text[at - 1] !== ' ')) return at;
  return undefined;
}

/** A capital that nothing separates from what is before it; «2. lékařská fakulta» begins with its number. */
const isBorder = (text: string, at: number) =>
  at === 0 ||
  at === text.length ||
  (borderCost(text, at) <= 0.7 && /[\p{Lu}©]/u.test(text[at] ?? '')) ||
  /^\d\. \p{Ll}+ fakulta/u.test(text.slice(at, at + 24));
