import { isGlued } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

const longest = 200;

/**
 * DOIs that stand bare. What follows is glued on, and a suffix may hold anything, so every plausible end is a candidate: the end of the
 * run, the start of an ISSN, a PMCID, an address or a word, and best of all the end that the same DOI has in an address of the page.
 */
export const findDois: Finder = ({ text, citations }) => {
  const linked = linkedDois(text);
  const found: Candidate[] = [];
  const starts = /10\.\d{4,9}(?:\.\d{1,9})?\//g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 1), start);
    if (/[^\S\n]|[/(]/.test(before)) continue;
    const extent = extentOf(text.slice(start, start + longest));
    for (const { length, cost } of endsOf(
      extent,
      match[0].length,
      linked,
      citations.map((each) => text.slice(each.bodyStart, each.bodyEnd)),
    ))
      found.push({ kind: 'doi', start, end: start + length, cost: cost - 1, certain: true });
  }
  return found;
};

/** The DOIs that stand in addresses, in lower case, whatever follows them. */
function linkedDois(text: string): string[] {
  const links = text.matchAll(/https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/[^\s"<>]{1,200})/gi);
  return [...links].map((match) => extentOf(match[1] ?? '').toLowerCase());
}

function extentOf(text: string): string {
  const run = /^10\.[\d.]{4,20}\/[\x21-\x7e]*/.exec(text)?.[0] ?? '';
  const next = run.search(/https?:\/\//);
  return next === -1 ? run : run.slice(0, next);
}

const nextValue = /^(?:\d{4}-\d{3}[\dX](?!\d{5,})|\d{4}-\d{3}[\dX]|PMC\d{4}|10\.\d{4,9}\/)/;

function endsOf(extent: string, least: number, linked: readonly string[], bodies: readonly string[]): { length: number; cost: number }[] {
  const ends: { length: number; cost: number }[] = [];
  for (let length = least + 1; length <= extent.length; length++) {
    const cost = endCost(extent, length, bodies);
    if (cost === undefined) continue;
    const value = extent.slice(0, length).toLowerCase();
    const isLinked = linked.some((link) => link === value);
    ends.push({ length, cost: isLinked ? -2 : cost + (isBalanced(value) ? 0 : 2) + (/[.,;:(-]$/.test(value) ? 1 : 0) });
  }
  return ends;
}

function endCost(extent: string, length: number, bodies: readonly string[]): number | undefined {
  if (length === extent.length) return 0.2;
  const rest = extent.slice(length);
  if (nextValue.test(rest)) return 0.2;
  if (isGlued(extent, length)) return 0.5;
  if (/\d/.test(extent[length - 1] ?? '') && /^\p{Lu}\p{Ll}{2}/u.test(rest)) return 0.6;
  if (/[\d)]/.test(extent[length - 1] ?? '') && /^[a-z]{4}/.test(rest)) return 1.6;
  // …87943522019 International Conference: the journal or conference of the citation begins here
  return rest.length >= 4 && bodies.some((body) => body.includes(` ${rest.slice(0, 40)}`)) ? 0.3 : undefined;
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
