import { borderCost } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** Words by which a short stretch names an organisation. */
const organisation =
  /(?:Universi(?:ty|dad|tat|té|tà|dade|tät)|Univerzita|Institut[eo]?|Department|Departamento|Laboratory|Faculty|Facultad|Fakulta|Faculdade|Katedra|School|College|Hospital|Academy|Ministry)(?= ?(?:of |for |de |da |do |d'|di |[\p{Lu}©]))/gu;

const longest = 130;

/** Organisations among the contributors (dc.contributor of OAI-PMH): from one glued border to the next, without a verb or a comma's clause. */
export const findOrganisations: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(organisation)) {
    const start = borderBefore(text, match.index);
    const end = borderAfter(text, match.index + match[0].length);
    if (start === undefined || end === undefined || end - start > longest) continue;
    if (/ (?:is|was|were|are|the|have|has|we|by) /.test(text.slice(start, end))) continue;
    found.push({ kind: 'organisation', start, end, cost: -1.5 });
  }
  return found;
};

function borderBefore(text: string, from: number): number | undefined {
  for (let at = from; at >= Math.max(0, from - longest); at--) if (isBorder(text, at)) return at;
  return undefined;
}

function borderAfter(text: string, from: number): number | undefined {
  for (let at = from + 1; at <= Math.min(text.length, from + longest); at++) if (isBorder(text, at) || /\d/.test(text[at] ?? '')) return at;
  return undefined;
}

const isBorder = (text: string, at: number) =>
  at === 0 || at === text.length || (borderCost(text, at) <= 0.7 && /[\p{Lu}©]/u.test(text[at] ?? ''));
