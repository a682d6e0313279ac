import type { Claim } from '../../model/endpoint.ts';
import { type Finding, makeFinding } from '../../model/finding.ts';
import type { Reference } from '../../model/relation.ts';
import type { ClaimDoubt } from './claims.ts';

/** Where each number is first cited, and by how many claims. */
function citedNumbers(claims: readonly Claim[]): Map<string, { path: string; claims: number }> {
  const cited = new Map<string, { path: string; claims: number }>();
  for (const [index, { citations = [] }] of claims.entries()) {
    for (const [place, number] of citations.entries()) {
      const known = cited.get(number);
      cited.set(number, { path: known?.path ?? `claims[${index}].citations[${place}]`, claims: (known?.claims ?? 0) + 1 });
    }
  }
  return cited;
}

const nameOf = ({ title, raw, url }: Reference): string => (title ?? raw ?? url ?? '').slice(0, 200);
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/**
 * What is wrong between the claims' numbers and the reference list. A number is matched with a printed label only: where the list
 * prints none, the third entry is not reference 3, but a fourth cannot be meant by a list of three.
 */
export function compareNumbers(claims: readonly Claim[], references: readonly Reference[]): Finding[] {
  const cited = citedNumbers(claims);
  const unlabelled = references.filter(({ label }) => label === undefined);
  const findings: Finding[] = [];
  for (const [number, { path, claims: times }] of cited) {
    const matching = references.filter(({ label }) => label === number);
    if (matching.length === 1) continue;
    const reach = Number(number) <= references.length ? unlabelled : [];
    const candidates = matching.length > 0 ? matching : reach;
    const by = `Number ${number}, cited by ${count(times, 'claim')},`;
    if (candidates.length > 0) {
      const why =
        matching.length > 0 ? 'stands before several references of the list' : 'cannot be assigned: the reference list prints no numbers';
      findings.push(
        makeFinding('citation-unassignable', `${by} ${why}`, {
          path,
          raw: number,
          alternatives: [...new Set(candidates.map(nameOf))].filter(Boolean),
        }),
      );
    } else {
      const numbered = references.length - unlabelled.length;
      const list =
        references.length === 0
          ? 'the page shows no reference list'
          : numbered > 0
            ? `it is none of the ${count(numbered, 'numbered reference')}`
            : `the list has only ${count(references.length, 'reference')}`;
      findings.push(makeFinding('citation-number-dangling', `${by} has no reference: ${list}`, { path, raw: number }));
    }
  }
  for (const [index, { label }] of references.entries()) {
    if (label === undefined || cited.has(label)) continue;
    findings.push(
      makeFinding('reference-uncited', `Reference ${label} is cited by no claim`, { path: `references[${index}]`, raw: label }),
    );
  }
  for (const [index, { citations }] of claims.entries()) {
    if (!citations) findings.push(makeFinding('claim-uncited', 'The claim carries no citation number', { path: `claims[${index}]` }));
  }
  return findings;
}

/** Numbers that could be citations or part of the text: the reading that was taken, and the other. */
export const reportDoubts = (doubts: readonly ClaimDoubt[]): Finding[] =>
  doubts.map(({ claim, written, taken, alternative }) =>
    makeFinding('reading-ambiguous', `«${written}» was read as ${taken ? 'citation numbers' : 'part of the text'}, and may be otherwise`, {
      path: `claims[${claim}]`,
      raw: written,
      alternatives: [alternative ?? (taken ? 'part of the text' : 'citation numbers')],
    }),
  );
